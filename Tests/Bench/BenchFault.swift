/// Why a measurement would mean nothing.
enum BenchFault: Error, CustomStringConvertible {
    /// The workload is not what `workload.py` writes.
    case workload(String)
    /// A replica ended with another state than the log gives; the first difference.
    case differs(String)
    /// A commit named another case than the replay expected.
    case unexpectedCase(String)

    var description: String {
        switch self {
        case .workload(let what): "not a workload of workload.py: \(what)"
        case .differs(let what): "the receiver's state is not the log's: \(what)"
        case .unexpectedCase(let name): "case \(name) has another dot than expected"
        }
    }
}
