public import Replication
public import ServiceModel

/// What bodies are compressed against: the words of a catalogue, in the order of their use.
///
/// Both ends of a conversation make them from the same entries, so every byte is fixed by
/// `Protocol/README.md`: names of matters, then names of materials, then openings of cases.
public enum CatalogueWords {
    /// The words of `matters`, most useful last: at most `limit` bytes, the first are left out.
    ///
    /// - Parameter matters: One version of each, ascending by code.
    /// - Complexity: O(matters).
    public static func bytes(
        of matters: [Matter],
        for audience: Scope.Audience,
        limit: Int
    ) -> [UInt8] {
        var uses: [String: Int] = [:]
        for matter in matters {
            for material in matter.materials { uses[material.name, default: 0] += 1 }
        }
        let materials = uses.sorted { left, right in
            left.value == right.value
                ? left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
                : left.value < right.value
        }
        var bytes: [UInt8] = []
        for matter in matters { bytes += matter.name.utf8 }
        for material in materials { bytes += material.key.utf8 }
        for matter in matters {
            let opening = CaseAct(
                claimedAt: 0,
                changes: [.opened(matter: matter.code, version: matter.version)],
                audience: audience
            )
            bytes += opening.payload
        }
        return Array(bytes.suffix(limit))
    }
}
