import Foundation
import GRDB
public import Replication
public import ServiceModel
public import ServiceRecords

extension CommitView {
    /// The author's day: that of its clock, or the newest the county has signed if that is later.
    ///
    /// A clock that runs behind gains nothing. O(1).
    public func day(byClock clock: Day) throws -> Day {
        let ruled = try folder.db.one("SELECT ruled_at FROM county_time")
        let signed = (ruled?[0] as Int64?).map { Day(beijingSeconds: $0) } ?? .epoch
        return max(clock, try register.asOf, signed)
    }

    /// The version of a matter in force on `day`, and the lowest catalogue that has it; nil if none
    /// is held, or none has taken effect yet.
    public func matter(
        _ code: MatterCode,
        on day: Day
    ) throws -> (matter: Matter, audience: Scope.Audience)? {
        let row = try folder.db.one(
            "SELECT max(version) FROM matters WHERE code = ? AND effective <= ?",
            [code.text, Int(day.number)]
        )
        guard let version = row?[0] as Int?,
            let published = try folder.matter(code, version: version)
        else { return nil }
        return (published.matter, published.audience)
    }

    /// All versions of a matter held here, ascending. O(versions).
    public func versions(of code: MatterCode) throws -> [Matter] {
        try folder.db.all(
            "SELECT record, min(audience) FROM matters WHERE code = ? GROUP BY version",
            [code.text]
        ).map { try Self.matter($0[0]) }.sorted { $0.version < $1.version }
    }

    /// Every matter held here in the version in force on `day`, by code. O(matters).
    public func matters(on day: Day) throws -> [Matter] {
        try folder.db.all(
            """
            SELECT record, max(version) FROM matters WHERE effective <= ? GROUP BY code
            ORDER BY code
            """,
            [Int(day.number)]
        ).map { try Self.matter($0[0]) }
    }

    /// Every matter held here, by code: the version in force on `day`, or the first to come.
    public func mattersHeld(on day: Day) throws -> [Matter] {
        let inForce = try matters(on: day)
        let known = Set(inForce.map(\.code))
        let coming = try folder.db.all(
            """
            SELECT record, min(version) FROM matters WHERE effective > ? GROUP BY code
            ORDER BY code
            """,
            [Int(day.number)]
        ).map { try Self.matter($0[0]) }
        return (inForce + coming.filter { !known.contains($0.code) })
            .sorted { $0.code < $1.code }
    }

    /// Every version of every matter held here, by code and version, with the catalogues that have
    /// it. O(versions).
    public func allVersions() throws -> [(matter: Matter, audiences: Set<Scope.Audience>)] {
        let rows = try folder.db.all(
            "SELECT record, audience FROM matters ORDER BY code, version, audience"
        )
        var found: [(matter: Matter, audiences: Set<Scope.Audience>)] = []
        for row in rows {
            let matter = try Self.matter(row[0])
            guard let audience = Scope.Audience(rawValue: row[1]) else {
                throw StorageError.damaged("matter \(matter.code)")
            }
            if let last = found.last, last.matter.code == matter.code,
                last.matter.version == matter.version
            {
                found[found.count - 1].audiences.insert(audience)
            } else {
                found.append((matter, [audience]))
            }
        }
        return found
    }

    /// The index of all matters of the county as it reads on `day`, by code; a matter that is yet to
    /// come stands there with its first day. O(matters).
    public func listedMatters(on day: Day) throws -> [ListedMatter] {
        var found: [ListedMatter] = []
        for line in try listedMatters() {
            guard let last = found.last, last.code == line.code else {
                found.append(line)
                continue
            }
            if line.from <= day { found[found.count - 1] = line }
        }
        return found
    }

    /// The index of all matters with every day on which a line of it changes, by code and day.
    public func listedMatters() throws -> [ListedMatter] {
        try folder.db.all(
            """
            SELECT code, effective, name, tier, department, status FROM listed_matters
            ORDER BY code, effective
            """
        ).map { row in
            guard let code = MatterCode(row[0] as String),
                let tier = Tier(rawValue: row[3]), let status = MatterStatus(rawValue: row[5])
            else { throw StorageError.damaged("index of matters") }
            return ListedMatter(
                code: code,
                name: row[2],
                lowestTier: tier,
                department: row[4],
                status: status,
                from: Day(number: Int32(row[1] as Int64))
            )
        }
    }

    /// Documents held here in their newest version, with that version and the catalogues that have
    /// it. O(documents).
    public func documents() throws -> [HeldDocument] {
        let rows = try folder.db.all(
            "SELECT kind, id, version, audience, text FROM documents ORDER BY kind, id, version"
        )
        var found: [HeldDocument] = []
        for row in rows {
            guard let kind = ReferenceDocumentKind(rawValue: row[0]),
                let audience = Scope.Audience(rawValue: row[3])
            else { throw StorageError.damaged("document \(row[1] as String)") }
            let document = ReferenceDocument(kind: kind, id: row[1], text: row[4])
            var held = HeldDocument(document: document, version: row[2], audiences: [audience])
            if let last = found.last, last.document.kind == kind, last.document.id == document.id {
                if last.version == held.version { held.audiences.formUnion(last.audiences) }
                found[found.count - 1] = held
            } else {
                found.append(held)
            }
        }
        return found
    }

    /// The matter as a case is handled under it on `day`: in the version it pins, without what later
    /// favourable versions drop. O(versions).
    public func handledMatter(of record: CaseRecord, on day: Day) throws -> Matter? {
        guard let pinned = try matter(of: record) else { return nil }
        let later = try versions(of: pinned.code).filter { $0.effectiveFrom <= day }
        return pinned.favoured(by: later)
    }

    /// The newest version held here of the form that a matter names; nil if it names none, or if the
    /// form is not held or cannot be read. O(size of the form).
    public func form(of matter: Matter) throws -> Form? {
        guard let id = matter.text(of: .form) else { return nil }
        let row = try folder.db.one(
            """
            SELECT text FROM documents WHERE kind = ? AND id = ?
            ORDER BY version DESC, audience DESC LIMIT 1
            """,
            [Int(ReferenceDocumentKind.form.rawValue), id]
        )
        return (row?[0] as String?).flatMap { Form.read($0).form }
    }

    private static func matter(_ stored: Data) throws -> Matter {
        guard let record = try? MatterRecord(payload: Array(stored)) else {
            throw StorageError.damaged("matter")
        }
        return record.matter
    }
}

/// A document as a catalogue holds it.
public struct HeldDocument: Hashable, Sendable {
    /// The document.
    public let document: ReferenceDocument
    /// Its version, counted from 1.
    public let version: Int
    /// The catalogues that have this version.
    public var audiences: Set<Scope.Audience>
}
