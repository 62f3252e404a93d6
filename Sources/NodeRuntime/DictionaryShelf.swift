import Replication
import ServiceModel
import ServiceRecords
import Storage
import SyncProtocol
import Synchronization
public import WireFormat

/// The dictionaries made from the catalogues held here, the newest few kept.
final class DictionaryShelf: Sendable {
    private struct Made {
        let name: CatalogueDictionary
        let dictionary: PresetDictionary
    }

    /// Dictionaries kept, of up to 32 KiB each: a listener's children are at a handful of heads.
    private static let limit = 4
    private let shelf = Mutex<[Made]>([])

    /// The dictionary to name to a peer, of the catalogue that most cases are opened by: that of the
    /// lowest level that has one. Nil before any catalogue is held. O(1) while no catalogue grows.
    func offered(from store: Store) async throws -> (CatalogueDictionary, PresetDictionary)? {
        for audience in [Scope.Audience.village, .township, .county] {
            let position = try await store.cataloguePosition(of: audience)
            guard position > 0 else { continue }
            return try await made(audience, position, from: store).map { ($0.name, $0.dictionary) }
        }
        return nil
    }

    /// The dictionary a peer has named; nil if the catalogue is not held that far, or has become
    /// another one here: then the built-in dictionary is used.
    func dictionary(
        named name: CatalogueDictionary?,
        from store: Store
    ) async throws -> PresetDictionary? {
        guard let name, name.audience != .names else { return nil }
        let made = try await made(name.audience, name.position, from: store)
        return made?.name == name ? made?.dictionary : nil
    }

    private func made(
        _ audience: Scope.Audience,
        _ position: UInt64,
        from store: Store
    ) async throws -> Made? {
        func isWanted(_ made: Made) -> Bool {
            made.name.audience == audience && made.name.position == position
        }
        if let known = shelf.withLock({ $0.first(where: isWanted) }) { return known }
        guard let matters = try await store.matters(for: audience, before: position) else {
            return nil
        }
        let builtIn = PresetDictionary.builtIn.bytes
        let words = CatalogueWords.bytes(
            of: matters,
            for: audience,
            limit: PresetDictionary.byteLimit - builtIn.count
        )
        let dictionary = PresetDictionary(words + builtIn)
        let made = Made(
            name: CatalogueDictionary(
                audience: audience,
                position: position,
                id: dictionary.id
            ),
            dictionary: dictionary
        )
        shelf.withLock { shelf in
            shelf.removeAll(where: isWanted)
            shelf.insert(made, at: 0)
            if shelf.count > Self.limit { shelf.removeLast() }
        }
        return made
    }
}

extension Node {
    /// What this node's peers may compress against, once they know that it holds it: the dictionary
    /// made from the newest catalogue here; nil without a catalogue.
    public func catalogueDictionary() async throws -> PresetDictionary? {
        try await dictionaries.offered(from: store)?.1
    }
}
