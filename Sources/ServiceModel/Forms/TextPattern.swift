/// A pattern that a text must match: the part of regular expressions that forms use.
///
/// Characters, `.`, sets such as `[A-Z0-9]` and `[^ ]`, `\d`, `\w`, `\s`, groups, `|`, `*`, `+`, `?`,
/// `{n}`, `{n,}`, `{n,m}`, `^` and `$`. It works on Unicode scalars, so Chinese characters of any
/// plane are one each. A match is found in O(length × size of the pattern), whatever the pattern.
public struct TextPattern: Hashable, Sendable {
    /// The pattern as it is written.
    public let text: String

    private let root: Part

    /// One part of a pattern.
    indirect enum Part: Hashable, Sendable {
        case start
        case end
        case scalar(ScalarSet)
        case sequence([Part])
        case alternatives([Part])
        case repeated(Part, atLeast: Int, atMost: Int?)
    }

    /// Characters that may stand in one place.
    struct ScalarSet: Hashable, Sendable {
        var ranges: [ClosedRange<UInt32>]
        var isInverted = false

        func contains(_ scalar: Unicode.Scalar) -> Bool {
            ranges.contains { $0.contains(scalar.value) } != isInverted
        }
    }

    /// Reads a pattern; nil if it uses anything else, or is too long or too deep.
    public init?(_ text: String) {
        guard let root = TextPatternReader.read(text) else { return nil }
        self.text = text
        self.root = root
    }

    /// Whether the pattern matches somewhere in a text; everywhere, if it begins with `^` and ends
    /// with `$`.
    public func matches(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        return !Self.ends(of: root, in: scalars, from: Set(0...scalars.count)).isEmpty
    }

    /// Where the part can end if it begins at one of `starts`. Sets of places instead of tries one by
    /// one: no pattern can take longer than its size times the length.
    private static func ends(
        of part: Part,
        in scalars: [Unicode.Scalar],
        from starts: Set<Int>
    ) -> Set<Int> {
        switch part {
        case .start: return starts.intersection([0])
        case .end: return starts.intersection([scalars.count])
        case .scalar(let set):
            return Set(
                starts.filter { $0 < scalars.count && set.contains(scalars[$0]) }.map { $0 + 1 }
            )
        case .sequence(let parts):
            return parts.reduce(starts) { ends(of: $1, in: scalars, from: $0) }
        case .alternatives(let parts):
            return parts.reduce(into: []) { $0.formUnion(ends(of: $1, in: scalars, from: starts)) }
        case .repeated(let part, let atLeast, let atMost):
            var places = starts
            for _ in 0..<atLeast where !places.isEmpty {
                places = ends(of: part, in: scalars, from: places)
            }
            var found = places
            var count = atLeast
            while !places.isEmpty, atMost.map({ count < $0 }) ?? true {
                places = ends(of: part, in: scalars, from: places).subtracting(found)
                found.formUnion(places)
                count += 1
            }
            return found
        }
    }
}
