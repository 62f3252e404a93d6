import Glibc
public import ServiceModel

/// The people who act at one device, and who of them does now: the file `operators` of the replica
/// directory, for the owner's eyes only.
///
/// Looked up at every act, so that a switch made by one program counts in all of them. It belongs to
/// the device and never travels; what travels is the name in the feed of whoever acted.
public struct OperatorRoster: Sendable {
    /// The replica directory it belongs to.
    public let directory: String

    /// Names the file; nothing is read.
    init(of directory: String) {
        self.directory = directory
    }

    /// What the file holds.
    public struct People: Hashable, Sendable {
        /// In the order in which they were named.
        public internal(set) var known: [Operator] = []
        /// The place of whoever acts now, counted from 0; nil while nobody is named.
        public internal(set) var current: Int?

        /// Whoever acts now.
        public var onDuty: Operator? { current.map { known[$0] } }
    }

    private var path: String { directory + "/operators" }
    private static let heading = "tongban-operators-1"
    /// Some thousand people: more than one device ever sees.
    private static let limitBytes = 1 << 20

    /// Who is named; nobody while there is no file.
    ///
    /// - Throws: `NodeError.roster` if the file cannot be read or is damaged.
    public func read() throws -> People {
        guard let text = try contents() else { return People() }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 3, lines[0] == Self.heading, lines.last == "",
            let current = Int(lines[1])
        else { throw NodeError.roster(path: path) }
        let known = try lines[2..<(lines.count - 1)].map { line in
            let parts = line.split(separator: "\t", maxSplits: 1)
            guard parts.count == 2, let code = UInt32(parts[0]),
                let person = try? Operator(name: String(parts[1]), role: OperatorRole(code: code))
            else { throw NodeError.roster(path: path) }
            return person
        }
        guard known.indices.contains(current) else { throw NodeError.roster(path: path) }
        return People(known: known, current: current)
    }

    /// Lets `person` act from now on; somebody known by that name and role is not listed twice.
    ///
    /// - Throws: `NodeError.roster`; nothing is changed then.
    @discardableResult
    public func use(_ person: Operator) throws -> People {
        var people = try read()
        people.current = people.known.firstIndex(of: person) ?? people.known.count
        if people.current == people.known.count { people.known.append(person) }
        try write(people)
        return people
    }

    /// Lets the person with this number, counted from 1, act from now on.
    ///
    /// - Throws: `NodeError.noSuchOperator`, `NodeError.roster`; nothing is changed then.
    @discardableResult
    public func switchTo(_ number: Int) throws -> People {
        var people = try read()
        guard people.known.indices.contains(number - 1) else {
            throw NodeError.noSuchOperator(number, of: people.known.count)
        }
        people.current = number - 1
        try write(people)
        return people
    }
}

extension OperatorRoster {
    private func contents() throws -> String? {
        guard let file = fopen(path, "r") else {
            guard errno == ENOENT else { throw NodeError.roster(path: path) }
            return nil
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
            bytes += chunk.prefix(count)
            guard bytes.count <= Self.limitBytes else { throw NodeError.roster(path: path) }
        }
        guard ferror(file) == 0, let text = String(validating: bytes, as: UTF8.self) else {
            throw NodeError.roster(path: path)
        }
        return text
    }

    /// Whole under another name first, so that a crash leaves the old list.
    private func write(_ people: People) throws {
        let lines =
            [Self.heading, "\(people.current ?? 0)"]
            + people.known.map { "\($0.role.code)\t\($0.name)" }
        let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
        let draft = path + ".new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw NodeError.roster(path: path) }
        defer { close(descriptor) }
        // The mode of a draft that a crash left behind may be another one.
        guard fchmod(descriptor, 0o600) == 0,
            Glibc.write(descriptor, bytes, bytes.count) == bytes.count,
            fsync(descriptor) == 0, rename(draft, path) == 0
        else { throw NodeError.roster(path: path) }
    }
}
