import Explanation
import NodeRuntime
import ServiceRecords

/// What was written to a stick.
struct BundleExportReport: Document {
    let path: String
    let party: BundleParty
    let segments: Int
    let receipts: Int
    let bytes: Int
    let asksForGrant: Bool

    init(_ export: BundleExport, _ register: AuthorityView) {
        path = export.path
        party = BundleParty(export.header, register)
        segments = export.segments
        receipts = export.receipts
        bytes = export.byteCount
        asksForGrant = export.asksForGrant
    }

    func lines() -> [String] {
        [
            Wording("已写好 \(path)（\(bytes) 字节）", "Wrote \(path) (\(bytes) bytes)").shown.printable,
            party.line,
            Wording(
                "记录 \(segments) 段，收据 \(receipts) 份",
                "\(segments) segments, \(receipts) receipts"
            )
            .shown,
            next.shown.printable,
        ]
    }

    private var next: Wording {
        guard party.from != nil else {
            return Wording(
                "里面只有登记申请。县里许可：tongban-hub grant --request 文件 --point 机构，"
                    + "再带回县里导出的数据包",
                "It only asks for a grant. At the county: tongban-hub grant --request FILE "
                    + "--point POINT; then bring back the county's bundle"
            )
        }
        return Wording(
            "先安全弹出 U 盘；对方运行 tongban bundle import。丢了也不要紧，再导出就是",
            "Eject the stick first; the other side runs tongban bundle import. "
                + "If it gets lost, export again"
        )
    }
}
