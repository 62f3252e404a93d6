import Replication
import SyncProtocol
import Testing
import Transport

@Suite("The golden vectors of rounds and chains", .enabled(if: !VectorFiles.mayWrite))
struct RoundVectorTests {
    private static func read(_ body: [UInt8], prefix: Int) throws(TransportError) -> [Message] {
        var reader = BodyReader(after: Array(body.prefix(prefix)))
        let messages = try reader.append(Array(body.dropFirst(prefix)))
        try reader.confirm()
        return messages
    }

    @Test("hold bodies of requests and responses")
    func rounds() throws {
        for vector in try VectorFiles.read("rounds.json", as: [RoundVector].self) {
            let prefix = try [UInt8](hex: vector.prefix)
            let body = try [UInt8](hex: vector.hex)
            let messages = try Self.read(body, prefix: prefix.count)
            #expect(messages.map { Frame.bytes(of: $0).hex } == vector.frames, "\(vector.about)")
            let again = RoundBody.bytes(of: messages, after: prefix)
            #expect(try Self.read(again, prefix: prefix.count) == messages, "\(vector.about)")
        }
    }

    @Test("hold bodies that are refused, each with its fault")
    func hostileRounds() throws {
        for vector in try VectorFiles.read("hostile/rounds.json", as: [HostileVector].self) {
            do throws(TransportError) {
                _ = try Self.read((try? [UInt8](hex: vector.hex)) ?? [], prefix: 16)
                Issue.record("read: \(vector.about)")
            } catch {
                #expect("\(error)".contains(vector.fault), "\(vector.about): \(error)")
            }
        }
    }

    @Test("hold two authors of one scope, chained, and what their contexts reach")
    func chain() throws {
        let vector = try VectorFiles.read("chain.json", as: ChainVector.self)
        var keys: [FeedID: DeviceKey] = [:]
        var hashes: [FeedID: ContentHash] = [:]
        var bases: [FeedID: SegmentBody.Base] = [:]
        for item in vector.segments {
            let bytes = try [UInt8](hex: item.hex)
            let segment = try Segment(bytes: bytes[...])
            let feed = segment.header.feed
            let previous = hashes[feed] ?? .zero
            let body = try admit(
                bytes,
                knownKey: keys[feed],
                onto: previous,
                base: bases[feed] ?? .empty
            )
            #expect(body.entries.map { SegmentMeaning.Entry($0) } == item.entries)
            #expect(segment.header.contextDigest.bytes.hex == item.contextDigest)
            hashes[feed] = segment.hash(after: previous)
            #expect(hashes[feed]?.bytes.hex == item.hash, "\(item.about)")
            bases[feed] = body.end
            if segment.header.first == 0 {
                keys[feed] = try Certificate(opening: segment).deviceKey
            }
        }
        #expect(keys.count == 5)
    }
}
