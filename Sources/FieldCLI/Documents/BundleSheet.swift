import Explanation
import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol

/// What a bundle says about itself.
struct BundleSheet: Document {
    let path: String
    /// Nil if not even the head could be read.
    let party: BundleParty?
    let county: String?
    let sealed: Bool
    let intact: Bool
    let damage: String?
    let asksForGrant: Bool
    let scopes: [Line]
    let segments: Int
    let receipts: Int
    /// Feeds that the exporter states to hold.
    let heldFeeds: Int
    /// `new`, `known` or `stale` for this replica; nil without one, or if it is damaged.
    let age: Term?

    /// Segments of one scope.
    struct Line: Encodable, Sendable {
        let scope: Term
        let point: UInt32?
        let pointName: String?
        let segments: Int
        let entries: UInt64
    }

    init(
        _ path: String,
        _ contents: BundleContents,
        _ fault: BundleFault?,
        _ register: AuthorityView?,
        memory: BundleMemory?
    ) {
        self.path = path
        party = contents.header.map { BundleParty($0, register) }
        county = contents.header?.county.hexadecimal
        sealed = contents.header?.isSealed ?? false
        intact = fault == nil
        damage = fault.map { ErrorText.wording(of: $0).shown }
        asksForGrant = contents.asksForGrant
        scopes = contents.scopes.map { item in
            Line(
                scope: item.scope.term,
                point: item.scope.point,
                pointName: item.scope.point.flatMap { register?.point(ServicePointID($0))?.name },
                segments: item.segments,
                entries: item.entries
            )
        }
        segments = contents.segments
        receipts = contents.receipts
        heldFeeds = contents.held.count
        age = contents.header.flatMap { header in memory.map { Self.age(of: header, $0) } }
    }

    /// How a bundle stands to those imported here before.
    static func age(of header: BundleHeader, _ memory: BundleMemory) -> Term {
        if memory.wasImported { return Term("known", "导入过", "imported before") }
        return memory.isStale(header)
            ? Term("stale", "没有导入过，但更新的已导入", "older than what was imported")
            : Term("new", "没有导入过", "not imported yet")
    }

    func lines() -> [String] {
        var lines = [path.printable]
        if let party { lines.append(party.line) }
        if asksForGrant {
            lines.append(Wording("请县里许可导出的设备", "It asks the county for a grant").shown)
        }
        if !scopes.isEmpty {
            var table = TextTable(
                [
                    Wording("范围", "Scope"), Wording("机构", "Point"), Wording("段", "Segments"),
                    Wording("条", "Entries"),
                ]
            )
            for line in scopes {
                let place = line.pointName ?? line.point.map { "\($0)" } ?? "-"
                table.add([line.scope.shown, place, "\(line.segments)", "\(line.entries)"])
            }
            lines += table.lines()
        }
        lines.append(
            Wording(
                "记录 \(segments) 段，收据 \(receipts) 份；\(sealed ? "密封" : "未密封，谁捡到都能看")",
                "\(segments) segments, \(receipts) receipts; "
                    + (sealed ? "sealed" : "not sealed: whoever finds it can read it")
            ).shown
        )
        if let damage {
            lines.append(
                Wording("这个文件\(damage)。以上只供参考", "This file \(damage). Trust none of the above")
                    .shown
            )
        } else {
            lines.append(Wording("完好：长度、哈希、签名都对", "Intact: length, hash and signature").shown)
        }
        if let age { lines.append(Wording("本机：", "Here: ").shown + age.shown) }
        return lines
    }
}
