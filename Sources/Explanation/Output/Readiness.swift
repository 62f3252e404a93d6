/// That a service is up, for whoever started it.
package struct Readiness: Document {
    /// `HOST:PORT` listened on; nil if nobody dials this node.
    let address: String?
    /// Whom it dials; nil at the county.
    let parent: String?

    /// A service that listens on `address`, dials `parent`, or both.
    package init(address: String?, parent: String?) {
        self.address = address
        self.parent = parent
    }

    package func lines() -> [String] {
        if let address { return [Wording("已就绪 \(address)", "Ready on \(address)").shown] }
        let parent = parent ?? "-"
        return [Wording("已就绪，上级 \(parent)", "Ready, parent \(parent)").shown]
    }

    /// Tells the person on standard error; a program gets its document on standard output.
    package func announce() {
        guard Output.isJSON else {
            for line in lines() { Output.note(Wording(verbatim: line)) }
            return
        }
        try? Output.show(Answer("tongban.ready/1", self))
    }
}
