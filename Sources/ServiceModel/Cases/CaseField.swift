/// A field of a case that people fill in; how concurrent writes merge is decided with the records.
public enum CaseField: UInt8, CaseIterable, Comparable, Sendable {
    /// 申请人: name and identity number.
    case applicant = 1
    /// 联系电话.
    case phone = 2
    /// 地址.
    case address = 3
    /// 银行账号, to which benefits are paid.
    case bankAccount = 4
    /// 金额, in yuan.
    case amount = 5
    /// 摘要: what is asked for, in a sentence or two.
    case summary = 6

    /// Whether a case may be neither accepted nor decided while this field has an open conflict.
    ///
    /// True for who the applicant is and where the money goes: a mistake there cannot be taken back.
    public var blocksDecisions: Bool {
        switch self {
        case .applicant, .bankAccount: true
        case .phone, .address, .amount, .summary: false
        }
    }

    /// Orders fields as a form shows them.
    public static func < (lhs: CaseField, rhs: CaseField) -> Bool {
        lhs.rawValue < rhs.rawValue
    }
}
