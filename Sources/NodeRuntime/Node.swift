import Replication
public import ServiceModel
import ServiceRecords
public import Storage
import SyncProtocol

/// A replica with its device key and clocks: the front door of every program.
///
/// Everything works with no network and no daemon; several nodes of several processes may share one
/// replica directory.
public final class Node: Sendable {
    /// The replica file.
    public let store: Store
    let signer: DeviceSigner
    let clocks: SystemClocks

    init(store: Store, signer: DeviceSigner, clocks: SystemClocks) {
        self.store = store
        self.signer = signer
        self.clocks = clocks
    }

    /// What closing segments needs.
    var pen: Pen {
        Pen(signer: signer, clock: clocks.evidence) {
            (0..<SegmentLimits.saltBytes).map { _ in UInt8.random(in: .min ... .max) }
        }
    }

    /// Seconds since 1970 by this machine's wall clock.
    public var now: Int64 { clocks.wall }

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
