import Foundation
import GRDB
public import Replication
public import ServiceModel
import ServiceRecords

extension Store {
    /// How many positions of an audience's catalogue are folded here; 0 for none.
    public func cataloguePosition(of audience: Scope.Audience) async throws -> UInt64 {
        let identity = identity
        return try await read { try Journal($0, identity: identity).position(of: audience) }
    }

    /// The matters of an audience as its catalogue stood at `position`, ascending by code, each in its
    /// newest version there; nil if the catalogue is not folded that far. O(matters).
    public func matters(
        for audience: Scope.Audience,
        before position: UInt64
    ) async throws -> [Matter]? {
        let identity = identity
        return try await read { db in
            guard try Journal(db, identity: identity).position(of: audience) >= position else {
                return nil
            }
            return try db.all(
                """
                SELECT record, max(version) FROM matters WHERE audience = ? AND position < ?
                GROUP BY code ORDER BY code
                """,
                [Int(audience.rawValue), Int64(position)]
            ).map { row in
                guard let record = try? MatterRecord(payload: Array(row[0] as Data)) else {
                    throw StorageError.damaged("matter")
                }
                return record.matter
            }
        }
    }
}

extension Journal {
    fileprivate func position(of audience: Scope.Audience) throws -> UInt64 {
        guard let head = try currentHeads()[.catalogue(audience)] else { return 0 }
        return try countyLine().position(of: head)
    }
}
