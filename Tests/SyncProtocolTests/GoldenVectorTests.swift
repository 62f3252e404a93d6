import Replication
import SyncProtocol
import Testing

@Suite("The golden vectors", .enabled(if: !VectorFiles.mayWrite))
struct GoldenVectorTests {
    @Test("hold a segment with its certificate and two acts on a case")
    func segment() throws {
        let vector = try VectorFiles.read("segment.json", as: SegmentVector.self)
        let bytes = try [UInt8](hex: vector.hex)
        let segment = try Segment(bytes: bytes[...])
        let body = try admit(bytes)
        #expect(body.entries.map { SegmentMeaning.Entry($0) } == vector.meaning.entries)
        #expect(segment.header.feed.replica.bytes.hex == vector.replica)
        #expect(segment.header.feed.scope == (try vector.meaning.scope.scope()))
        #expect(segment.header.first == vector.meaning.first)
        #expect(segment.header.clock.wall == vector.meaning.wall)
        #expect(segment.header.clock.uptime == vector.meaning.uptime)
        #expect(segment.header.clock.boot == vector.meaning.boot)
        #expect(segment.header.bytes.hex == vector.header)
        #expect(segment.salt.hex == vector.meaning.salt)
        #expect(segment.body.hex == vector.body)
        #expect(segment.signature.hex == vector.signature)
        #expect(segment.hash(after: .zero).bytes.hex == vector.hash)
        #expect(try vector.meaning.segment().bytes.hex == vector.hex)
    }

    @Test("hold a ruling with a refusal, a fall and a release")
    func ruling() throws {
        let vector = try VectorFiles.read("ruling.json", as: GoldenVector<RulingMeaning>.self)
        let ruling = try #require(Ruling(payload: [UInt8](hex: vector.hex)))
        #expect(RulingMeaning(ruling) == vector.meaning)
        #expect(try vector.meaning.ruling().payload.hex == vector.hex)
    }

    @Test("hold one frame of every message")
    func messages() throws {
        let vectors = try VectorFiles.read(
            "messages.json",
            as: [GoldenVector<MessageMeaning>].self
        )
        #expect(Set(vectors.map(\.meaning.type)).count == 10)
        for vector in vectors {
            var decoder = FrameDecoder()
            let message = try #require(decoder.append([UInt8](hex: vector.hex)).first)
            #expect(!decoder.isMidFrame)
            var read = MessageMeaning(message)
            read.secretKey = vector.meaning.secretKey
            #expect(read == vector.meaning, "\(vector.about)")
            #expect(
                try Frame.bytes(of: vector.meaning.message()).hex == vector.hex,
                "\(vector.about)"
            )
            if case .receipt(let receipt) = message { #expect(receipt.isAuthentic) }
        }
    }

    @Test("hold segments that are refused, each with its fault")
    func hostileSegments() throws {
        let vectors = try ["segments", "layouts"].flatMap {
            try VectorFiles.read("hostile/\($0).json", as: [HostileVector].self)
        }
        for vector in vectors {
            do throws(SegmentFault) {
                _ = try admit((try? [UInt8](hex: vector.hex)) ?? [])
                Issue.record("admitted: \(vector.about)")
            } catch {
                #expect(error.name == vector.fault, "\(vector.about)")
            }
        }
    }

    @Test("hold frames that are refused, each with its fault")
    func hostileFrames() throws {
        for vector in try VectorFiles.read("hostile/frames.json", as: [HostileVector].self) {
            var decoder = FrameDecoder()
            do throws(FrameFault) {
                _ = try decoder.append((try? [UInt8](hex: vector.hex)) ?? [])
                Issue.record("read: \(vector.about)")
            } catch {
                #expect(error.name == vector.fault, "\(vector.about)")
            }
        }
    }
}
