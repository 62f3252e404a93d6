public import SyncProtocol

/// What a dialer needs of a connection: one request, one response, as often as it likes.
///
/// HTTP carries it between machines; in tests a loop does, which can cut, alter and repeat.
public protocol Link: Sendable {
    /// Sends `request` and hands over each message of the response as soon as it is whole, so that
    /// what came before a cut is kept.
    ///
    /// - Parameters:
    ///   - session: Nil opens a session.
    ///   - dictionaries: What bodies are compressed against, where the link has bodies.
    /// - Throws: `TransportError`.
    func exchange(
        _ request: [Message],
        in session: SessionID?,
        with dictionaries: RoundDictionaries,
        receive: @Sendable (Message) async throws -> Void
    ) async throws
}
