/// A department of the county (部门), the body that answers for matters in law.
public struct Department: Hashable, Sendable {
    /// The short code other lists use, such as `FG` (部门代码); unique.
    public let code: String
    /// The full name (部门名称); unique.
    public let name: String
    /// The credit code of GB 32100 (统一社会信用代码), 18 characters.
    public let creditCode: String
    /// The two digits that stand in basic codes of matters (部门编码).
    public let number: String
    /// What kind of body it is (机构性质).
    public let nature: DepartmentNature
    /// Its zone in the county hall (办事分区), such as `A区`.
    public let zone: String
    /// Where citizens ask (咨询电话).
    public let phone: String
    /// Where citizens complain (监督电话).
    public let supervisionPhone: String
    /// The township office that takes over its work (乡镇承接机构).
    public let townshipOffice: String

    /// Describes a department as the county's list has it.
    public init(
        code: String,
        name: String,
        creditCode: String,
        number: String,
        nature: DepartmentNature,
        zone: String,
        phone: String,
        supervisionPhone: String,
        townshipOffice: String
    ) {
        self.code = code
        self.name = name
        self.creditCode = creditCode
        self.number = number
        self.nature = nature
        self.zone = zone
        self.phone = phone
        self.supervisionPhone = supervisionPhone
        self.townshipOffice = townshipOffice
    }
}

/// What kind of body a department is (机构性质).
public enum DepartmentNature: UInt8, CaseIterable, Sendable {
    /// 机关.
    case organ = 1
    /// 事业单位.
    case institution = 2
    /// 群众团体.
    case massOrganisation = 3
}
