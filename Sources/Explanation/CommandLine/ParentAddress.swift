/// Where a parent answers: scheme and host, and a port if it is not the scheme's own.
package struct ParentAddress: Hashable, Sendable {
    package let text: String

    package init(_ text: String) throws(UsageFault) {
        let schemes = ["http://", "https://"]
        guard let scheme = schemes.first(where: text.hasPrefix),
            let first = text.dropFirst(scheme.count).first, first != "/", first != ":",
            !text.contains(where: \.isWhitespace)
        else { throw .badParent(text) }
        self.text = text
    }
}
