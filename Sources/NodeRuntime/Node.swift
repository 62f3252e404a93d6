import Replication
public import ServiceModel
import ServiceRecords
public import Storage
public import SyncProtocol

/// A replica with its device key and clocks: the front door of every program.
///
/// Everything works with no network and no daemon; several nodes of several processes may share one
/// replica directory.
public final class Node: Sendable {
    /// The replica file.
    public let store: Store
    /// Who acts at this device.
    public let roster: OperatorRoster
    let signer: DeviceSigner
    let clocks: SystemClocks
    let dictionaries = DictionaryShelf()

    init(store: Store, signer: DeviceSigner, clocks: SystemClocks, roster: OperatorRoster) {
        self.store = store
        self.signer = signer
        self.clocks = clocks
        self.roster = roster
    }

    /// What closing segments needs.
    var pen: Pen {
        Pen(signer: signer, clock: clocks.evidence) {
            (0..<SegmentLimits.saltBytes).map { _ in UInt8.random(in: .min ... .max) }
        }
    }

    /// Seconds since 1970 by this machine's wall clock.
    public var now: Int64 { clocks.wall }

    /// Commits acts of the operator on duty, who is looked up anew each time.
    ///
    /// - Throws: `NodeError.noOperator` if nobody is named, and what `Store.commit(by:_:)` throws;
    ///   nothing is changed then.
    public func commit(
        _ decide: @Sendable (CommitView) throws -> [Proposal]
    ) async throws -> [Committed] {
        try await store.commit(by: try operatorOnDuty(), at: clocks.evidence, decide)
    }

    /// Who acts at this device now.
    ///
    /// - Throws: `NodeError.noOperator`, `NodeError.roster`.
    public func operatorOnDuty() throws -> Operator {
        guard let person = try roster.read().onDuty else {
            throw NodeError.noOperator(directory: roster.directory)
        }
        return person
    }

    /// What this machine's clocks say.
    public var evidence: ClockEvidence { clocks.evidence }

    /// The day by this machine's wall clock, in Beijing time.
    public var today: Day { Day(beijingSeconds: clocks.wall) }

    /// The point this device acts for, or nil while the county has granted it none.
    public func ownPoint() async throws -> ServicePoint? {
        try await store.view { try $0.ownPoint }
    }

    /// Closes the replica file in good order.
    public func close() async throws {
        try await store.close()
    }
}
