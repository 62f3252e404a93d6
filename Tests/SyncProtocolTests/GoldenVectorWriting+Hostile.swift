import Replication
import SyncProtocol
import Testing
import WireFormat

extension GoldenVectorWriting {
    @Test("writes the hostile segments")
    func hostileSegments() throws {
        let village = try SigningDevice(1)
        let honest = try village.close([village.opening, caseEntry(.opened)])
        func with(
            header: SegmentHeader? = nil,
            signature: [UInt8]? = nil,
            salt: [UInt8]? = nil,
            body: [UInt8]? = nil
        ) -> [UInt8] {
            Segment(
                header: header ?? honest.header,
                signature: signature ?? honest.signature,
                salt: salt ?? honest.salt,
                body: body ?? honest.body
            ).bytes
        }
        var badBody = honest.body
        badBody[badBody.count - 1] ^= 1
        var badSignature = honest.signature
        badSignature[0] ^= 1
        var future = honest.bytes
        future[1] = 2
        let goneBack = Heads([
            Heads.Head(scope: .authority, replica: try SigningDevice(2).replica, count: 9)
        ])
        // A second row that names the same head again: no author moves it by nothing.
        let once = try village.close([village.opening, caseEntry(.scope, heads: goneBack)])
        let row = try village.close([caseEntry(.scope, heads: goneBack)]).body
        let again = once.body + row.dropFirst(1 + ReplicaID.byteCount)
        let vectors: [(String, [UInt8])] = [
            ("An honest segment cut in its body", Array(honest.bytes.dropLast(5))),
            ("A byte follows an honest segment", honest.bytes + [0]),
            ("Format version 2", future),
            ("The last bit of the body flipped", with(body: badBody)),
            (
                "The last byte of the salt moved to the body: the same bytes are hashed",
                with(salt: honest.salt.dropLast(), body: honest.salt.suffix(1) + honest.body)
            ),
            ("A bit of the signature flipped", with(signature: badSignature)),
            (
                "Signed onto another segment than the zero hash",
                try village.close([village.opening], onto: honest.hash(after: .zero)).bytes
            ),
            (
                "Sequence 0 certifies another device",
                try village.close([SigningDevice(2).opening]).bytes
            ),
            (
                "A head that does not grow, well signed",
                try village.close(bodyBytes: again, count: 3, first: 0).bytes
            ),
            (
                "No entries",
                try village.close(bodyBytes: honest.body, count: 0, first: 0).bytes
            ),
        ]
        try VectorFiles.writeIfMissing(
            "hostile/segments.json",
            vectors.map { about, bytes in
                HostileVector(
                    about: about,
                    fault: Self.fault(of: { try admit(bytes) }),
                    hex: bytes.hex
                )
            }
        )
    }

    @Test("writes the hostile frames")
    func hostileFrames() throws {
        var oversize = ByteWriter()
        oversize.write(byte: 7)
        oversize.write(varint: UInt64(Frame.byteLimit) + 1)
        let vectors: [(String, [UInt8])] = [
            ("A length over the limit; its bytes never need to come", oversize.bytes),
            ("A length spelt in two bytes that fits one", [8, 0x82, 0x00, 8, 1]),
            ("A length of more than 64 bits", [8] + [UInt8](repeating: 0xFF, count: 10)),
            ("A proof that is no message", [3, 2, 0xFF, 0xFF]),
            ("HELLO with a digest of one byte", [4, 3, 0x0A, 1, 7]),
            ("A challenge in version 2", [1, 2, 0x08, 2]),
            ("A refusal without a known code", [10, 2, 0x08, 99]),
        ]
        try VectorFiles.writeIfMissing(
            "hostile/frames.json",
            vectors.map { about, bytes in
                HostileVector(
                    about: about,
                    fault: Self.fault(of: {
                        var decoder = FrameDecoder()
                        return try decoder.append(bytes)
                    }),
                    hex: bytes.hex
                )
            }
        )
    }

    private static func fault(of read: () throws -> some Any) -> String {
        do {
            _ = try read()
            return "none"
        } catch let fault as SegmentFault {
            return fault.name
        } catch let fault as FrameFault {
            return fault.name
        } catch {
            return "\(error)"
        }
    }
}
