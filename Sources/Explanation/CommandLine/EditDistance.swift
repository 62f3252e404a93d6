/// How many slips of the finger lie between two words (Levenshtein 1966, with swaps of neighbours
/// counted as one: the "optimal string alignment" distance).
package enum EditDistance {
    /// The word closest to `word`, if it is close enough to be what was meant.
    package static func closest(to word: String, among words: [String]) -> String? {
        let limit = max(word.count / 2, 1)
        return words.map { ($0, between(word.lowercased(), $0.lowercased())) }
            .filter { $0.1 <= limit || $0.0.hasPrefix(word) }
            .min { $0.1 < $1.1 }?.0
    }

    /// O(product of the lengths); words are short.
    package static func between(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left), Array(right))
        var rows = [Array(0...right.count)]
        for (row, character) in left.enumerated() {
            var next = [row + 1]
            for (column, other) in right.enumerated() {
                var best = min(rows[row][column + 1] + 1, next[column] + 1)
                best = min(best, rows[row][column] + (character == other ? 0 : 1))
                if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
                    best = min(best, rows[row - 1][column - 1] + 1)
                }
                next.append(best)
            }
            rows.append(next)
        }
        return rows[left.count][right.count]
    }
}
