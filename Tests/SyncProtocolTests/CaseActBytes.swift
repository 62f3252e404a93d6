/// Payloads of acts on a case as `records.json` has them; the protocol itself never reads them.
enum CaseActBytes {
    /// 杨凤蓉 applies for matter 421399-7 in version 4.
    static let opened: [UInt8] = []
    /// The application is taken in.
    static let received: [UInt8] = []
}
