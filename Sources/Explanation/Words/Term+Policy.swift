package import Replication

extension ShownWritePolicy {
    /// By which rule one of several values is shown until a person settles it.
    package var term: Term {
        switch self {
        case .highestLevel: Term("highestLevel", "层级高的先用", "the highest level's is shown")
        case .closestToApplicant:
            Term("closestToApplicant", "离申请人近的先用", "the closest to the applicant's is shown")
        case .latest: Term("latest", "后写的先用", "the latest is shown")
        }
    }
}
