import Explanation
import Glibc
import NodeRuntime
import ServiceModel
import Storage

/// The people named at a device.
struct OperatorListing: Document {
    let operators: [Line]

    /// One of them.
    struct Line: Encodable, Sendable {
        /// As `operator switch` takes it.
        let number: Int
        let name: String
        let role: Term
        /// Whether this one acts now.
        let onDuty: Bool
    }

    init(_ people: OperatorRoster.People) {
        operators = people.known.enumerated().map { index, person in
            Line(
                number: index + 1,
                name: person.name,
                role: person.role.term,
                onDuty: index == people.current
            )
        }
    }

    func lines() -> [String] {
        guard !operators.isEmpty else {
            return [
                Wording("还没有经办人：tongban operator use", "Nobody yet: tongban operator use").shown
            ]
        }
        var table = TextTable([
            Wording("号", "No"), Wording("姓名", "Name"), Wording("角色", "Role"),
            Wording("在办", "Now"),
        ])
        for line in operators {
            table.add([
                "\(line.number)", line.name, line.role.shown, line.onDuty ? "*" : "",
            ])
        }
        return table.lines()
    }
}

/// Who acts at a device now.
struct OperatorOnDuty: Document {
    let number: Int
    let name: String
    let role: Term

    /// - Throws: `NodeError.noOperator` while nobody is named.
    init(_ people: OperatorRoster.People, _ directory: ReplicaDirectory) throws {
        guard let current = people.current, let person = people.onDuty else {
            throw NodeError.noOperator(directory: directory.path)
        }
        number = current + 1
        name = person.name
        role = person.role.term
    }

    func lines() -> [String] {
        [
            Wording(
                "现在由 \(number) 号 \(name)（\(role.wording.chinese)）来办",
                "Now acting: \(number), \(name) (\(role.wording.english))"
            ).shown.printable
        ]
    }
}

extension ReplicaDirectory {
    /// The roster of a replica that exists.
    ///
    /// - Throws: `StorageError.missing`: a slip in the path must not make a roster nobody reads.
    func openedRoster() throws -> OperatorRoster {
        guard access(Store.databasePath(in: path), F_OK) == 0 else {
            throw StorageError.missing(directory: path)
        }
        return roster
    }
}
