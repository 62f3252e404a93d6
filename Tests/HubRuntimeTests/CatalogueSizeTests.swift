import HubRuntime
import NodeRuntime
import Replication
import ServiceModel
import Storage
import SyncProtocol
import TestCounty
import Testing
import WireFormat

@Suite("The catalogue of the whole county")
struct CatalogueSizeTests {
    /// Bytes of the county's closed segments by scope, as sent and after one stream of zlib.
    private func sizes(_ county: TestCounty) async throws -> [Scope: (plain: Int, packed: Int)] {
        var segments: [Scope: [[UInt8]]] = [:]
        for bytes in try await county.segments(of: county.hub, writtenBy: county.hub) {
            let scope = try Segment(bytes: bytes[...]).header.feed.scope
            segments[scope, default: []].append(bytes)
        }
        return segments.mapValues { segments in
            var deflater = Deflater()
            let packed = segments.map { deflater.compress($0, flush: .sync).count }
            return (segments.joined().count, packed.reduce(0, +))
        }
    }

    @Test("goes to a village in a few hundred kilobytes, and a monthly update in a few")
    func bytes() async throws {
        let files = try FullCounty()
        let start = ContinuousClock.now
        let data = try CountyData(directory: files.directory)
        let read = ContinuousClock.now - start
        let county = try await TestCounty()
        let publishing = ContinuousClock.now
        let published = try await County(county.hub)
            .publish(.lists(data), on: TestCounty.foundingDay)
        let wrote = ContinuousClock.now - publishing
        try await county.distribute()
        let whole = try await sizes(county)
        let entries = published.written.values.map(\.entries).reduce(0, +)
        print("whole county: read \(read), published \(wrote), \(entries) entries")
        let office = try County(county.hub)
        _ = try await office.publish(
            try await office.changes(at: files.changeList),
            on: TestCounty.foundingDay
        )
        try await county.distribute()
        let updated = try await sizes(county)
        for (scope, size) in updated.sorted(by: { $0.key < $1.key }) {
            let before = whole[scope] ?? (0, 0)
            print(
                "\(scope): \(before.plain) bytes, \(before.packed) packed; "
                    + "update \(size.plain - before.plain), \(size.packed - before.packed) packed"
            )
        }
        let village = [Scope.authority, .catalogue(.village), .catalogue(.names)]
        let packed = village.compactMap { whole[$0]?.packed }.reduce(0, +)
        #expect(packed < 400_000)
    }
}
