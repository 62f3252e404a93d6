/// A document that matters refer to by its identifier: a form, a package or a workflow.
public struct ReferenceDocument: Hashable, Sendable {
    /// What it is.
    public let kind: ReferenceDocumentKind
    /// Its identifier among documents of its kind, such as `newborn-registration` or `WF-CN`.
    public let id: String
    /// The document itself: JSON without needless blanks, members in their author's order.
    public let text: String

    /// States a document.
    public init(kind: ReferenceDocumentKind, id: String, text: String) {
        self.kind = kind
        self.id = id
        self.text = text
    }
}

/// What a reference document is.
public enum ReferenceDocumentKind: UInt8, CaseIterable, Sendable {
    /// A form (表单): JSON Schema 2020-12 with rules.
    case form = 1
    /// A "one thing" package (一件事套餐).
    case package = 2
    /// A workflow template (流程模板).
    case workflow = 3
}
