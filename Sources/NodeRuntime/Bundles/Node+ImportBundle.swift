import Replication
import ServiceRecords
public import Storage
import SyncEngine
public import SyncProtocol

/// What a bundle brought.
public struct BundleImport: Hashable, Sendable {
    /// Its head.
    public let header: BundleHeader
    /// What was remembered of it and of its exporter before.
    public let memory: BundleMemory
    /// Whether its exporter asks the county for a number.
    public let asksForGrant: Bool
    /// Segments that were new.
    public fileprivate(set) var taken = 0
    /// Segments that were here before.
    public fileprivate(set) var repeated = 0
    /// Segments left out because what comes before them is missing here; they must come again.
    public fileprivate(set) var early = 0
    /// Segments kept in quarantine.
    public fileprivate(set) var quarantined = 0
    /// Receipts that count here.
    public fileprivate(set) var receipts = 0
    /// Feeds on which the county has ruled because of it.
    public fileprivate(set) var ruled = 0

    /// Whether nothing in it was new.
    public var changedNothing: Bool { taken == 0 && quarantined == 0 && ruled == 0 }
}

extension Node {
    /// Takes a bundle: checks all of it first, then applies it segment by segment through the same
    /// door as a conversation does; at the county, rules on what came.
    ///
    /// Repeating it changes nothing, and so does an older bundle. If it is interrupted, what was
    /// applied stays, and importing it again goes on.
    ///
    /// - Throws: `BundleError`, then nothing was changed, except that a register that the county
    ///   signed was taken if it could have made the difference; `StorageError`.
    public func importBundle(_ file: BundleFile) async throws -> BundleImport {
        let contents = try file.contents()
        guard let header = contents.header, let hash = contents.hash else {
            throw BundleError.faulty(path: file.path, .notABundle)
        }
        var outcome = BundleImport(
            header: header,
            memory: try await store.memory(of: header, hash: hash),
            asksForGrant: contents.asksForGrant
        )
        var learned = false
        while true {
            let standing = try await standing(
                of: contents,
                header,
                canLearn: contents.carriesRegister && !learned,
                path: file.path
            )
            switch standing {
            case .undecided:
                try await apply(file, header, within: [.authority], into: &outcome) {
                    $0 == .authority
                }
                learned = true
            case .taken(let scopes):
                try await apply(file, header, within: scopes, into: &outcome) {
                    !learned || $0 != .authority
                }
                outcome.ruled = try await ruleOnArrivals()
                try await store.remember(
                    header,
                    hash: hash,
                    held: contents.held,
                    within: scopes,
                    at: clocks.wall
                )
                try await store.noteTime(by: evidence)
                return outcome
            }
        }
    }

    /// What is remembered of a bundle that was found intact; nil for one that was not.
    ///
    /// - Throws: `StorageError`.
    public func memory(of contents: BundleContents) async throws -> BundleMemory? {
        guard let header = contents.header, let hash = contents.hash else { return nil }
        return try await store.memory(of: header, hash: hash)
    }

    private func standing(
        of contents: BundleContents,
        _ header: BundleHeader,
        canLearn: Bool,
        path: String
    ) async throws -> BundleStanding {
        try BundleStanding(
            of: header,
            asksForGrant: contents.asksForGrant,
            canLearn: canLearn,
            register: try await store.view { try $0.register },
            here: store.identity,
            path: path
        )
    }

    private func apply(
        _ file: BundleFile,
        _ header: BundleHeader,
        within scopes: Set<Scope>,
        into outcome: inout BundleImport,
        onlyIf isWanted: (Scope?) -> Bool
    ) async throws {
        var found = outcome
        try await file.forEachPart { part in
            switch part {
            case .manifest, .end: break
            case .receipt(let receipt):
                if isWanted(nil), try await store.keep(receipt) { found.receipts += 1 }
            case .segment(let bytes):
                let scope = (try? Segment(bytes: bytes[...]))?.header.feed.scope
                guard isWanted(scope) else { return }
                let delivery = Message.Delivery(arrival: 0, segment: bytes)
                switch try await store.accept(delivery, from: header.replica, within: scopes) {
                case .accepted: found.taken += 1
                case .duplicate: found.repeated += 1
                case .gap: found.early += 1
                case .quarantined:
                    found.quarantined += 1
                    guard found.quarantined <= SyncLimits.quarantinedSegments else {
                        throw BundleError.misbehaves(path: file.path)
                    }
                }
            }
        }
        outcome = found
    }
}
