public import SyncProtocol
public import WireFormat

/// What one round is compressed against, as both ends have agreed in its session.
public struct RoundDictionaries: Sendable {
    /// For what is sent.
    public let writing: PresetDictionary
    /// What the other side may use, beside the built-in dictionary.
    public let reading: [PresetDictionary]

    /// Nothing but the built-in dictionary, unless others are given.
    public init(writing: PresetDictionary = .builtIn, reading: [PresetDictionary] = []) {
        self.writing = writing
        self.reading = reading
    }
}
