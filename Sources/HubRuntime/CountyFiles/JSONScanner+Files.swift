import ServiceModel

extension JSONScanner {
    /// Reads a whole file.
    ///
    /// - Throws: `FileFault.notJSON` with the line that cannot be read on.
    static func document(
        _ text: SourceText,
        _ limits: ImportLimits
    ) throws(FileFault) -> JSONNode {
        do throws(JSONFault) {
            return try document(Array(text.utf8), depth: limits.depth)
        } catch {
            throw .notJSON(line: error.line)
        }
    }
}
