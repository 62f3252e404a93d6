public import NodeRuntime
import Replication
public import ServiceModel
public import ServiceRecords
public import Storage

/// The county's office at its own replica: registers points, grants devices, publishes matters.
public struct County: Sendable {
    /// The county's node.
    public let node: Node

    /// Takes the office of `node`.
    ///
    /// - Throws: `NodeError.notTheCounty` unless it is the county's own replica.
    public init(_ node: Node) throws {
        guard node.store.identity.isCounty else { throw NodeError.notTheCounty }
        self.node = node
    }

    /// Releases an entry that is kept out of the fold; every replica folds it once it holds the ruling.
    ///
    /// - Throws: `OfficeFault.noSuchRefusal`, `NodeError.noOperator`, `StorageError`.
    public func release(_ line: RefusedLine) async throws {
        let isReleased = try await node.store.release(
            line.feed,
            line.sequence,
            at: node.now,
            by: try node.operatorOnDuty()
        )
        guard isReleased else { throw OfficeFault.noSuchRefusal }
    }

    /// Grants a device the right to act for a point. A grant that stands already is not written
    /// again.
    ///
    /// - Parameter decides: Whether decisions of the point are born at this device.
    /// - Throws: `OfficeFault.unknownDivision`, `NodeError.noOperator`, `StorageError`.
    public func grant(
        _ request: EnrolmentRequest,
        at division: DivisionCode,
        decides: Bool
    ) async throws -> Authority.Grant {
        _ = try await node.commit { view in
            let register = try view.register
            guard let point = register.allPoints.first(where: { $0.division == division }) else {
                throw OfficeFault.unknownDivision(division)
            }
            let grant = Authority.Grant(
                deviceKey: request.deviceKey,
                replica: request.replica,
                point: point.id,
                decides: decides,
                // Receipts are printed with the number, so a device keeps it for ever.
                number: register.deviceNumber(of: request.replica) ?? register.nextDeviceNumber
            )
            guard register.grant(of: request.deviceKey) != grant else { return [] }
            return [.register(.deviceGranted(grant))]
        }
        return try await node.store.view { view in
            guard let grant = try view.register.grant(of: request.deviceKey) else {
                throw NodeError.notEnrolled
            }
            return grant
        }
    }
}
