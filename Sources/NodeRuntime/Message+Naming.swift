import SyncProtocol

extension Message {
    /// Whether it asks for segments.
    var isWant: Bool {
        guard case .want = self else { return false }
        return true
    }

    /// The same message; a question for segments names what its answer may be compressed against.
    func naming(_ dictionary: CatalogueDictionary) -> Message {
        guard case .want(let want) = self else { return self }
        return .want(
            Want(cursors: want.cursors, gaps: want.gaps, dictionary: dictionary)
        )
    }
}
