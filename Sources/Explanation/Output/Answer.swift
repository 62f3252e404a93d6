package import ArgumentParser

/// What a command found or did: one document, which programs read and people see as lines.
package struct Answer {
    /// The name of the document's form, such as `tongban.case.list/1`; never localised.
    package let schema: String
    /// The document.
    package let document: any Document
    /// `findings` if a person must look at something.
    package let status: ExitStatus

    /// Answers with `document`.
    package init(_ schema: String, _ document: any Document, status: ExitStatus = .done) {
        self.schema = schema
        self.document = document
        self.status = status
    }

    package func lines() -> [String] { document.lines() }
}

/// Something to show.
///
/// Its encoded form is the contract with programs; its lines may change.
package protocol Document: Encodable, Sendable {
    /// The lines that a person reads.
    func lines() -> [String]
}

/// A command that answers with one document.
package protocol AnsweringCommand: AsyncParsableCommand {
    /// Does what is asked.
    func answer() async throws -> Answer
}

extension AnsweringCommand {
    package mutating func run() async throws {
        let answer = try await answer()
        try Output.show(answer)
        guard answer.status == .done else { throw answer.status }
    }
}
