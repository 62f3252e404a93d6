import Glibc
import Replication
public import ServiceModel
import ServiceRecords
import Storage
public import SyncProtocol

/// What was written to a stick.
public struct BundleExport: Hashable, Sendable {
    /// The file.
    public let path: String
    /// Its head.
    public let header: BundleHeader
    /// Segments in it.
    public let segments: Int
    /// Receipts in it.
    public let receipts: Int
    /// Its length.
    public let byteCount: Int
    /// Whether it asks the county for a grant.
    public let asksForGrant: Bool
}

extension Node {
    /// Writes a bundle with everything the recipient may read and has not itself stated to hold.
    ///
    /// The file has its name only once it is complete and on the disk; a failure leaves nothing
    /// behind. Memory is bounded by one segment, whatever the size. A device without a grant writes
    /// its request for one and nothing else.
    ///
    /// - Parameters:
    ///   - place: For whom; nil for whoever stands above.
    ///   - path: A file that does not exist, or a directory, in which the bundle names itself.
    /// - Throws: `BundleError`, `StorageError`.
    public func exportBundle(
        to place: ServicePointID? = nil,
        at path: String
    ) async throws -> BundleExport {
        try await store.closeOpenEntries(with: pen)
        let here = store.identity
        let (register, number) = try await store.view {
            (try $0.register, try $0.ownDeviceNumber)
        }
        let address = try BundleAddress(to: place, from: here, register)
        let now = clocks.wall
        let plan = try await store.planBundle(for: address.devices, within: address.scopes)
        let header = BundleHeader(
            county: here.county,
            deviceKey: here.deviceKey,
            incarnation: here.incarnation,
            exporterPoint: address.exporter?.number,
            recipient: address.recipient,
            number: try await store.numberBundle(for: place?.number ?? 0, at: now),
            wall: now
        )
        let receipts =
            address.bringsReceipts
            ? try ownReceipts(for: plan.held, tier: address.tier) + plan.receipts : []
        let file = Self.isDirectory(path) ? path + "/" + header.fileName : path
        let byteCount = try await write(
            header,
            plan,
            receipts,
            asksForGrant: number == nil,
            to: file
        )
        return BundleExport(
            path: file,
            header: header,
            segments: plan.segments,
            receipts: receipts.count,
            byteCount: byteCount,
            asksForGrant: number == nil
        )
    }

    private func write(
        _ header: BundleHeader,
        _ plan: BundlePlan,
        _ receipts: [Receipt],
        asksForGrant: Bool,
        to path: String
    ) async throws -> Int {
        var draft = try BundleDraft.started(at: path)
        var writer = BundleWriter()
        try draft.write(writer.start(header))
        var held = plan.held[...]
        repeat {
            let some = held.prefix(BundleLimits.feedsPerFrame)
            held = held.dropFirst(some.count)
            let manifest = BundlePart.Manifest(asksForGrant: asksForGrant, held: Array(some))
            try draft.write(writer.write(.manifest(manifest)))
        } while !held.isEmpty
        var position = BundlePosition()
        while let next = try await store.nextSegment(of: plan, after: position) {
            position = next.position
            try draft.write(writer.write(.segment(next.bytes)))
        }
        for receipt in receipts { try draft.write(writer.write(.receipt(receipt))) }
        try draft.write(writer.finish(by: signer))
        try draft.publish()
        return draft.byteCount
    }

    /// Signs for every feed of others that is durable here, one point at a time, so that whoever
    /// gets a receipt for one point learns nothing of another.
    ///
    /// None at a village: only what stands above can promise to keep.
    private func ownReceipts(
        for held: [Receipt.HeldFeed],
        tier: Tier?
    ) throws -> [Receipt] {
        guard let tier, tier >= .township else { return [] }
        var byPoint: [UInt32: [Receipt.HeldFeed]] = [:]
        for item in held where item.feed.replica != store.identity.replica {
            switch item.feed.scope {
            case .authority, .catalogue: break
            case .cases(let point), .status(let point): byPoint[point, default: []].append(item)
            }
        }
        return try byPoint.sorted { $0.key < $1.key }.flatMap { _, items in
            try stride(from: 0, to: items.count, by: BundleLimits.feedsPerFrame).map { start in
                try receipt(for: Array(items[start...].prefix(BundleLimits.feedsPerFrame)))
            }
        }
    }

    private static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}

extension BundleHeader {
    /// A name that no other bundle of the county has, for any file system.
    fileprivate var fileName: String {
        let to =
            switch recipient {
            case .above: "up"
            case .point(let point, _): "to-\(point)"
            }
        return "tongban-\(exporterPoint.map { "\($0)-" } ?? "")\(replica)-\(to)-\(number).bundle"
    }
}
