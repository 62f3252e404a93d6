import Replication
import SyncProtocol
import Testing
import WireFormat

extension GoldenVectorWriting {
    @Test("writes segments whose header or body has a wrong layout")
    func hostileLayouts() throws {
        let village = try SigningDevice(1)
        let honest = try village.close([village.opening, caseEntry(.opened)])
        let headers = try Self.headers(of: honest).map { about, header in
            (about, try Self.segment(honest, with: header))
        }
        let bodies = try Self.rows.map { about, row in
            (about, try Self.signed(rows: [row], by: village))
        }
        let tables: [(String, [UInt8])] = [
            (
                "257 replicas in the table",
                try Self.signed(table: Self.table(257), rows: [Self.plain], by: village)
            ),
            (
                "A byte behind the last row",
                try Self.signed(rows: [Self.plain + [0]], by: village)
            ),
            ("The last row is cut", try Self.signed(rows: [Self.plain.dropLast()], by: village)),
        ]
        try VectorFiles.writeIfMissing(
            "hostile/layouts.json",
            (headers + bodies + tables).map { about, bytes in
                HostileVector(
                    about: about,
                    fault: Self.name(of: bytes),
                    hex: bytes.hex
                )
            }
        )
    }

    private static func name(of bytes: [UInt8]) -> String {
        do throws(SegmentFault) {
            _ = try admit(bytes)
            return "none"
        } catch {
            return error.name
        }
    }

    // MARK: Headers

    /// Where things stand in the header of a segment of (3, 1203) that starts at 0.
    private enum Place {
        static let suite = 1
        static let codec = 2
        static let scope = 19
        static let first = 22
        static let count = 23
    }

    private static func headers(of honest: Segment) throws -> [(String, [UInt8])] {
        let header = honest.header.bytes
        func with(_ place: Int, _ bytes: [UInt8], length: Int = 1) -> [UInt8] {
            header.prefix(place) + bytes + header.dropFirst(place + length)
        }
        let boot = header.count - 41
        return [
            ("Suite 2", with(Place.suite, [2])),
            ("Codec 1", with(Place.codec, [1])),
            ("Kind of scope 9", with(Place.scope, [9])),
            ("A catalogue of no audience", with(Place.scope, [2])),
            ("An authority with a key", with(Place.scope, [1])),
            ("A scope key of 2^32", with(Place.scope + 1, varint(1 << 32), length: 2)),
            ("4097 entries", with(Place.count, varint(4097))),
            ("A first sequence of 2^62", with(Place.first, varint(1 << 62))),
            ("A boot of 33 bits", with(boot, varint(1 << 32 | 7))),
            ("The first sequence spelt in two bytes", with(Place.first, [0x80, 0])),
            ("A byte behind the context digest", header + [0]),
            ("No context digest", header.dropLast(8)),
            ("A header of 257 bytes", header + [UInt8](repeating: 0, count: 257 - header.count)),
        ]
    }

    private static func segment(_ honest: Segment, with header: [UInt8]) throws -> [UInt8] {
        var writer = ByteWriter()
        writer.write(block: header)
        writer.write(block: honest.signature)
        writer.write(block: honest.salt)
        writer.write(block: honest.body)
        return writer.bytes
    }

    // MARK: Bodies

    private static func varint(_ value: UInt64) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(varint: value)
        return writer.bytes
    }

    private static func table(_ count: Int) -> [UInt8] {
        varint(UInt64(count)) + [UInt8](repeating: 7, count: 16 * count)
    }

    /// subject 0, no context, no heads, kind 11, an empty payload.
    private static let plain: [UInt8] = [0, 0, 0, 11, 0]

    /// Rows behind a certificate, with one replica in the table.
    private static var rows: [(String, [UInt8])] {
        [
            ("A subject of a replica outside the table", [4, 1, 0, 0, 11, 0]),
            ("A context that names the author", [0, 1, 0, 1, 0, 11, 0]),
            ("A context that does not grow", [0, 1, 1, 0, 0, 11, 0]),
            ("A context of a replica outside the table", [0, 1, 2, 1, 0, 11, 0]),
            ("A context that grows to 2^62", [0, 2, 1] + varint(1 << 62 - 1) + [1, 1, 0, 11, 0]),
            ("A head of an unknown kind of scope", [0, 0, 1, 9, 0, 1, 1, 11, 0]),
            ("A head of no entries", [0, 0, 1, 1, 0, 1, 0, 11, 0]),
            ("A head of a replica outside the table", [0, 0, 1, 1, 0, 2, 1, 11, 0]),
            ("257 heads", [0, 0] + varint(257)),
            ("A kind of 2^62", [0, 0, 0] + varint(1 << 62) + [0]),
            ("A subject sequence of 2^62", [2] + varint(1 << 62) + [0, 0, 11, 0]),
            (
                "A payload that claims 32,769 bytes, which never need to come",
                [0, 0, 0, 11] + varint(32_769)
            ),
        ]
    }

    private static func signed(
        table: [UInt8] = table(1),
        rows: [[UInt8]],
        by device: SigningDevice
    ) throws -> [UInt8] {
        let certificate: [UInt8] =
            [0, 0, 0, 1] + varint(UInt64(device.certificate.payload.count))
            + device.certificate.payload
        return try device.close(
            bodyBytes: table + certificate + rows.flatMap { $0 },
            count: UInt64(rows.count) + 1,
            first: 0
        ).bytes
    }
}
