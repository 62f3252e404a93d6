/// A code table (代码集) that an element's text is taken from.
public struct CodeSet: Hashable, Sendable {
    /// The Chinese name.
    public let title: String
    /// The English name.
    public let english: String
    /// Where the table is from.
    public let source: Source
    /// Its entries, in the order of the table.
    public let entries: [Entry]

    /// Where a code table is from.
    public enum Source: Hashable, Sendable {
        /// GB/T 39046-2020, appendix A.
        case nationalData
        /// Programs of the national platform and its vendors; no text of a standard.
        case practice
        /// The county's own files.
        case county
    }

    /// One entry of a code table.
    public struct Entry: Hashable, Sendable {
        /// The code; empty for a word of the county that stands for no single code.
        public let code: String
        /// The Chinese word.
        public let word: String
        /// The English word.
        public let english: String
        /// The county's word for it in its files; nil if its files do not use the entry.
        public let listed: String?

        init(_ code: String, _ word: String, _ english: String, listed: String?) {
            self.code = code
            self.word = word
            self.english = english
            self.listed = listed
        }
    }

    init(_ title: String, _ english: String, _ source: Source, _ entries: [Entry]) {
        self.title = title
        self.english = english
        self.source = source
        self.entries = entries
    }

    /// The words that the county's files use, in the order of the table.
    public var listedWords: [String] { entries.compactMap(\.listed) }

    /// The entry with this code or word; nil if there is none. O(entries).
    public subscript(text: some StringProtocol) -> Entry? {
        entries.first { $0.listed.map { $0 == text } ?? false }
            ?? entries.first { $0.word == text || (!$0.code.isEmpty && $0.code == text) }
    }

    /// The entries of a list, with `;` between words as the county writes it or `^` between codes as
    /// the national tables do; nil if a part is no entry. O(parts × entries).
    public func entries(of text: String) -> [Entry]? {
        let parts = text.split { $0 == ";" || $0 == "^" }
        let found = parts.compactMap { self[$0] }
        return parts.isEmpty || found.count < parts.count ? nil : found
    }
}

extension CodeSet.Entry {
    /// An entry whose word is also the county's.
    static func both(_ code: String, _ word: String, _ english: String) -> Self {
        Self(code, word, english, listed: word)
    }

    /// An entry that the county's files do not use.
    static func unlisted(_ code: String, _ word: String, _ english: String) -> Self {
        Self(code, word, english, listed: nil)
    }
}
