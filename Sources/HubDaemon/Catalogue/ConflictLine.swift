import Explanation
import HubRuntime
import ServiceModel

/// A line of a change list that does not fit what is published.
struct ConflictLine: Encodable, Sendable {
    let row: Int
    /// As the import contract names it.
    let code: String
    let matter: String
    let day: String
    /// The element whose old value does not stand; nil if it is about something else.
    let element: String?
    /// What the list says stands there; nil if it says nothing.
    let expected: String?
    /// What stands there instead; nil if that is not the trouble.
    let found: String?
    let text: String

    init(_ conflict: ChangeConflict) {
        row = conflict.change.line
        code = conflict.code
        matter = conflict.change.matter.text
        day = conflict.change.day.description
        text = conflict.wording.shown
        switch conflict.change.act {
        case .set(let element, let old, _): (self.element, expected) = (element.title, old)
        case .takeBack(_, let mode): (element, expected) = (nil, mode.term.token)
        case .add, .delegate: (element, expected) = (nil, nil)
        }
        found =
            switch conflict.reason {
            case .otherText(let text): text
            case .withdrawn(let day): day.description
            case .otherMode(let mode): mode?.term.token
            case .unknownMatter, .otherMatter, .impossible, .noModelSites: nil
            }
    }
}
