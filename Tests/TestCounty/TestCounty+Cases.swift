public import NodeRuntime
public import Replication
public import ServiceModel
public import ServiceRecords
import Storage
import SyncProtocol
import Testing

/// A case opened in a test.
public struct TestCase: Sendable {
    /// Its name among replicas.
    public let id: CaseID
    /// Its name among people.
    public let number: String

    /// Names a case.
    public init(id: CaseID, number: String) {
        self.id = id
        self.number = number
    }
}

extension TestCounty {
    /// Opens and receives a case with the material that ``allowance`` needs.
    @discardableResult
    public func open(
        _ matter: MatterCode = allowance,
        at node: Node,
        for applicant: String = "王小兰"
    ) async throws -> TestCase {
        let opened = try await node.open(
            matter,
            applicant: Applicant(name: applicant, identityNumber: nil),
            fields: [],
            materials: matter == Self.certificate ? [] : [1],
            receive: true
        )
        return TestCase(
            id: try #require(opened.caseID),
            number: try #require(opened.number).description
        )
    }

    /// What a program without rules would write to open and receive a case of ``allowance``.
    public static func openingAct(for applicant: String = "张三") -> CaseAct {
        CaseAct(
            claimedAt: 0,
            changes: [
                .opened(matter: allowance, version: 1000),
                .fieldSet(.applicant, .applicant(Applicant(name: applicant, identityNumber: nil))),
                .moved(.collect, reason: nil),
            ],
            audience: .village
        )
    }

    /// The county's feeds that an entry of a case is judged by.
    public var judgedBy: [FeedID] {
        [.authority, .catalogue(.village)].map { FeedID(hub.store.identity.replica, in: $0) }
    }

    /// The scope of a village's cases.
    public func scope(ofVillage index: Int) async throws -> Scope {
        let division = Self.villageDivisions[index]
        let points = try await hub.store.view { try $0.register.allPoints }
        return .cases(try #require(points.first { $0.division.text == division }).id.number)
    }

    /// The record of a case as `node` has folded it.
    public func record(_ id: CaseID, at node: Node) async throws -> CaseRecord {
        try #require(try await node.store.view { try $0.record(id) })
    }

    /// Closed segments that `node` holds, in the order it would send them.
    public func segments(
        of node: Node,
        writtenBy author: Node? = nil
    ) async throws -> [[UInt8]] {
        let nobody = try #require(ReplicaID(bytes: Array(repeating: 1, count: 16)))
        let outgoing = try await node.store.outgoing(
            to: nobody,
            past: [],
            gaps: [],
            within: nil,
            byteLimit: .max
        )
        return try outgoing.deliveries.map(\.segment).filter { bytes in
            guard let author else { return true }
            let header = try Segment(bytes: bytes[...]).header
            return header.feed.replica == author.store.identity.replica
        }
    }

    /// Hands segments to a node one after another, as a courier whom nobody knows would.
    public func hand(_ segments: [[UInt8]], to node: Node) async throws {
        let courier = try #require(ReplicaID(bytes: Array(repeating: 0, count: 16)))
        for segment in segments {
            _ = try await node.store.accept(
                Message.Delivery(arrival: 0, segment: segment),
                from: courier,
                within: nil
            )
        }
    }
}
