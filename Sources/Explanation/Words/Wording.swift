/// One sentence or word in the languages of the counter, side by side so that none is forgotten.
///
/// Chinese is written without characters of ambiguous width, so that columns stay columns.
package struct Wording: Hashable, Sendable {
    package let chinese: String
    package let english: String

    /// Says the same twice.
    package init(_ chinese: String, _ english: String) {
        self.chinese = chinese
        self.english = english
    }

    /// A name, a number or a command: the same in every language.
    package init(verbatim text: String) {
        chinese = text
        english = text
    }

    /// In the language of this run.
    package var shown: String {
        switch Language.current {
        case .chinese: chinese
        case .english: english
        }
    }
}
