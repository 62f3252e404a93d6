import Foundation
import Logging
import NodeRuntime
import Replication
import Storage
import SyncProtocol
import Transport

/// One replica of the measured county, with its device's key at hand so that runs can be repeated.
final class Office: Sendable {
    let name: String
    let node: Node
    let directory: String
    private let signer: DeviceSigner

    /// Makes a replica in `parent`/`name`. Its key is derived from its name; its incarnation is random.
    ///
    /// - Parameter county: Nil makes the county's own.
    init(_ name: String, in parent: String, county: DeviceKey?) async throws {
        self.name = name
        directory = parent + "/" + name
        try FileManager.default.createDirectory(
            atPath: directory,
            withIntermediateDirectories: true
        )
        let secret = Array(Hashing.hash(.state, Array(name.utf8)).bytes)
        guard let signer = DeviceSigner(secret: secret) else {
            throw BenchFault.workload("no key from \(name)")
        }
        self.signer = signer
        try Data(secret).write(to: URL(fileURLWithPath: directory + "/device.key"))
        let place = ReplicaDirectory(directory)
        _ = try await place.create(county: county)
        node = try await place.open()
    }

    var store: Store { node.store }

    /// Closes what is open, as if at `wall`.
    func close(at wall: Int64) async throws {
        let clock = ClockEvidence(wall: wall, uptime: 3600, boot: 1)
        try await store.closeOpenEntries(
            with: Pen(signer: signer, clock: clock) {
                (0..<SegmentLimits.saltBytes).map { _ in UInt8.random(in: .min ... .max) }
            }
        )
    }

    /// Closes the replica for good; the bytes of its file.
    func closedBytes() async throws -> Int {
        try await node.close()
        return Usage.bytes(in: directory)
    }

    /// Listens on loopback until the process ends; the address to dial.
    func serve() async throws -> String {
        let downlinks = Downlinks(node, logger: Self.silent)
        let listener = try Listener(host: "127.0.0.1", port: 0) { await downlinks.open($0) }
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        Task {
            try await listener.run { continuation.yield($0) }
        }
        for await port in ports { return "http://127.0.0.1:\(port)" }
        throw BenchFault.workload("no port to listen on")
    }

    /// One conversation in a new session; bytes of bodies both ways.
    @discardableResult
    func sync(to address: String, _ ledger: Ledger? = nil) async throws -> Int {
        let link = MeteredLink(to: address, ledger: ledger)
        _ = try await Dialer(node, over: link, logger: Self.silent).converse()
        return link.reading.sent + link.reading.received
    }

    /// A conversation with nothing new, after one that opened the session; bytes each way.
    func idleBytes(to address: String) async throws -> (sent: Int, received: Int, rounds: Int) {
        let link = MeteredLink(to: address)
        let dialer = Dialer(node, over: link, logger: Self.silent)
        _ = try await dialer.converse()
        let before = link.reading
        _ = try await dialer.converse()
        let after = link.reading
        return (
            after.sent - before.sent, after.received - before.received, after.rounds - before.rounds
        )
    }

    static let silent = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
}
