public import Replication
import SwiftProtobuf
public import WireFormat

extension Authority {
    /// The canonical bytes of the register; a store keeps them as its checkpoint. O(size).
    public var bytes: [UInt8] {
        var writer = ByteWriter()
        for record in history {
            writer.write(varint: record.since)
            writer.write(varint: record.fact.kind.rawValue)
            writer.write(block: record.fact.payload)
        }
        return writer.bytes
    }

    /// Reads a checkpoint.
    ///
    /// - Throws: `WireFormatFault` if it is damaged; the register can be refolded from the journal.
    public init(county: DeviceKey, bytes: [UInt8]) throws(WireFormatFault) {
        self.init(county: county)
        var reader = ByteReader(bytes)
        while !reader.isAtEnd {
            let since = try reader.readVarint()
            let kind = RecordKind(rawValue: try reader.readVarint())
            let payload = Array(try reader.readBlock(limit: bytes.count))
            guard let kind, let record = try? AuthorityRecord(kind: kind, payload: payload) else {
                throw WireFormatFault(.damagedStream, at: reader.offset)
            }
            fold(record, at: since)
        }
    }

    private var history: [Dated<AuthorityRecord>] {
        let points = Dictionary(grouping: self.points, by: \.since)
            .map { Dated(fact: AuthorityRecord.pointsRegistered($1.map(\.fact)), since: $0) }
        let rows = Dictionary(grouping: self.delegations, by: \.since)
        let withdrawn = Dictionary(grouping: withdrawals, by: \.since)
        // Every entry that sets delegations brings its day, so the days name them all.
        let delegations = asOf.map { day in
            Dated(
                fact: AuthorityRecord.delegationsSet(
                    (rows[day.since] ?? []).map(\.fact),
                    withdrawn: (withdrawn[day.since] ?? []).map(\.fact),
                    asOf: day.fact
                ),
                since: day.since
            )
        }
        let departments = Dictionary(grouping: self.departments, by: \.since)
            .map { Dated(fact: AuthorityRecord.departmentsRegistered($1.map(\.fact)), since: $0) }
        let calendars = self.calendars.map {
            Dated(fact: AuthorityRecord.calendarSet($0.fact), since: $0.since)
        }
        let rules = self.rules.map {
            Dated(fact: AuthorityRecord.rulesSet($0.fact), since: $0.since)
        }
        let grants = self.grants.map {
            Dated(fact: AuthorityRecord.deviceGranted($0.fact), since: $0.since)
        }
        let replacements = self.replacements.map {
            Dated(fact: AuthorityRecord.incarnationReplaced($0.fact), since: $0.since)
        }
        let all = [
            points, delegations, grants, replacements, departments, calendars, rules, handshakes,
        ]
        return all.flatMap(\.self).sorted { $0.since < $1.since }
    }

    private var handshakes: [Dated<AuthorityRecord>] {
        offers.map { Dated(fact: .delegationOffered($0.fact), since: $0.since) }
            + steps.map { Dated(fact: .delegationMoved($0.fact), since: $0.since) }
            + beacons.map { Dated(fact: .beacon($0.fact), since: $0.since) }
    }
}
