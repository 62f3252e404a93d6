import Replication
import ServiceRecords
import Synchronization

/// The county's register as last folded, and its views at the heads entries name.
///
/// Shared by all transactions of a process. Another process may fold further: every use says how far
/// the feed is folded in its own transaction, and an older register is read anew.
final class RegisterCache: Sendable {
    private struct Held {
        var head: Heads.Head?
        var authority: Authority?
        var views: [UInt64: AuthorityView] = [:]
        /// Published versions never change; where they stand may, but only with the register.
        var matters: [Folder.MatterVersion: Folder.PublishedMatter] = [:]
    }

    /// Views kept at once; entries of one night name a handful of heads.
    private static let viewLimit = 16
    /// Matters kept at once: half as many again as one county publishes.
    private static let matterLimit = 2_500
    private let held = Mutex(Held())

    func authority(at head: Heads.Head?, load: () throws -> Authority) throws -> Authority {
        if let known = held.withLock({ $0.head == head ? $0.authority : nil }) { return known }
        let loaded = try load()
        keep(loaded, at: head)
        return loaded
    }

    func keep(_ authority: Authority, at head: Heads.Head?) {
        held.withLock { $0 = Held(head: head, authority: authority) }
    }

    func view(of authority: Authority, at count: UInt64, line: CountyLine) -> AuthorityView {
        if let known = held.withLock({ $0.authority == nil ? nil : $0.views[count] }) {
            return known
        }
        let view = AuthorityView(authority, at: count, line: line)
        held.withLock {
            if $0.views.count >= Self.viewLimit { $0.views.removeAll() }
            $0.views[count] = view
        }
        return view
    }

    func matter(_ key: Folder.MatterVersion) -> Folder.PublishedMatter? {
        held.withLock { $0.matters[key] }
    }

    func keep(_ matter: Folder.PublishedMatter, as key: Folder.MatterVersion) {
        held.withLock {
            if $0.matters.count >= Self.matterLimit { $0.matters.removeAll() }
            $0.matters[key] = matter
        }
    }

    /// Forgets what a transaction that failed may have put here.
    func forget() {
        held.withLock { $0 = Held() }
    }
}
