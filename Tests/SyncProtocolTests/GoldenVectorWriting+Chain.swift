import Replication
import SyncProtocol
import Testing

extension GoldenVectorWriting {
    @Test("writes the feeds of two authors under the county's, and its ruling on them")
    func chain() throws {
        let (village, township, county) = (
            try SigningDevice(1), try SigningDevice(2), try SigningDevice(3)
        )
        let records = try VectorFiles.read("records.json", as: [PayloadVector].self)
        func line(
            _ name: String,
            _ kind: UInt64,
            _ subject: EntryFrame.Subject = .scope
        ) throws -> FeedScript.Line {
            let payload = try [UInt8](hex: #require(records.first { $0.name == name }).hex)
            return FeedScript.Line(subject: subject, kind: kind, payload: payload)
        }
        let scope = Scope.cases(1203)
        let register = FeedID(county.replica, in: .authority)
        let catalogue = FeedID(county.replica, in: .catalogue(.village))
        let theirs = FeedID(village.replica, in: scope)
        let above = FeedID(township.replica, in: scope)
        let opened = EntryFrame.Subject.existing(Dot(village.replica, 1))
        var script = FeedScript()
        try script.close(
            "The county's register",
            by: county,
            in: .authority,
            [
                line("points registered", 30), line("device granted", 31),
                line("delegations set", 33),
            ]
        )
        try script.close(
            "Its catalogue for villages",
            by: county,
            in: .catalogue(.village),
            [line("matter published", 50)]
        )
        try script.close(
            "The village opens a case, judged by both",
            by: village,
            in: scope,
            seeing: [register, catalogue],
            [line("case opened", 10, .opened), line("case taken in", 11, opened)]
        )
        try script.close(
            "The township, having folded that, asks for a correction",
            by: township,
            in: scope,
            seeing: [register, catalogue, theirs],
            [line("correction requested", 11, opened)]
        )
        try script.close(
            "The village, chained onto its first segment and having folded the township's",
            by: village,
            in: scope,
            seeing: [above],
            [line("right moved", 11, opened)]
        )
        let ruling = Ruling(
            ruledAt: SigningDevice.clock.wall,
            feeds: try [theirs, above].sorted().map { feed in
                let end = try script.end(of: feed)
                return FeedRuling(
                    replica: feed.replica,
                    count: end.count,
                    hash: end.hash,
                    exceptions: [],
                    windows: []
                )
            }
        )
        try script.close(
            "The county admits all of it",
            by: county,
            in: scope,
            seeing: [theirs, above],
            [FeedScript.Line(subject: .scope, kind: Ruling.kind, payload: ruling.payload)]
        )
        try VectorFiles.writeIfMissing(
            "chain.json",
            ChainVector(
                about: "Two authors of one scope, the county feeds they judge by, and a ruling",
                county: county.key.bytes.hex,
                segments: script.items
            )
        )
    }
}
