import Foundation
import ServiceModel

/// A file of parameters: only what it names changes.
struct RulesFile {
    private var values: [DeadlineParameter: Int] = [:]

    /// Larger than any file of parameters.
    private static let limitBytes = 64 * 1024

    /// Reads `{"deadlines": {"tellWithin": 5}}`.
    ///
    /// - Throws: `CommandFault.unreadable`, `RulesFileFault`.
    init(path: String) throws {
        let url = URL(filePath: path)
        let bytes: Data
        do {
            bytes = try Data(contentsOf: url)
        } catch {
            let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
            throw CommandFault.unreadable(path: path, Int32(cause?.code ?? Int(ENOENT)))
        }
        guard bytes.count <= Self.limitBytes,
            let object = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any]
        else { throw RulesFileFault.notAnObject(path: path) }
        for topic in object.keys.sorted() {
            guard topic == "deadlines" else { throw RulesFileFault.unknownEntry(topic) }
            guard let entries = object[topic] as? [String: Any] else {
                throw RulesFileFault.notAnObject(path: topic)
            }
            for name in entries.keys.sorted() {
                guard let parameter = DeadlineParameter(rawValue: name) else {
                    throw RulesFileFault.unknownEntry(topic + "." + name)
                }
                // A fraction or a truth value is no count of days; both print as something else.
                guard let number = entries[name] as? NSNumber,
                    let value = Int("\(number)")
                else { throw RulesFileFault.notDays(name) }
                values[parameter] = value
            }
        }
        guard !values.isEmpty else { throw RulesFileFault.empty(path: path) }
    }

    /// The rules with what the file names.
    func applied(to rules: ServiceRules) throws -> ServiceRules {
        var rules = rules
        for parameter in DeadlineParameter.allCases {
            if let value = values[parameter] { rules.deadlines[parameter] = value }
        }
        if let fault = rules.deadlines.fault { throw fault }
        return rules
    }
}

/// What is wrong with a file of parameters.
enum RulesFileFault: Error, Hashable, Sendable {
    /// It is no JSON object.
    case notAnObject(path: String)
    /// There is no such parameter.
    case unknownEntry(String)
    /// This parameter must be a whole number of working days.
    case notDays(String)
    /// It names nothing.
    case empty(path: String)
}
