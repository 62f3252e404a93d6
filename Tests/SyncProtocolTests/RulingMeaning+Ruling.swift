import Replication
import SyncProtocol
import Testing

extension RulingMeaning {
    init(_ ruling: Ruling) {
        ruledAt = ruling.ruledAt
        feeds = ruling.feeds.map { feed in
            Feed(
                replica: feed.replica.bytes.hex,
                count: feed.count,
                hash: feed.hash.bytes.hex,
                exceptions: feed.exceptions.map {
                    Exception(
                        sequence: $0.sequence,
                        reason: $0.reason,
                        causeReplica: $0.cause?.replica.bytes.hex,
                        causeSequence: $0.cause?.sequence
                    )
                },
                windows: feed.windows.map {
                    Window(first: $0.first, notBefore: $0.notBefore, notAfter: $0.notAfter)
                }
            )
        }
    }

    /// The ruling that says this.
    func ruling() throws -> Ruling {
        Ruling(
            ruledAt: ruledAt,
            feeds: try feeds.map { feed in
                FeedRuling(
                    replica: try #require(ReplicaID(bytes: [UInt8](hex: feed.replica))),
                    count: feed.count,
                    hash: try #require(ContentHash(bytes: [UInt8](hex: feed.hash))),
                    exceptions: try feed.exceptions.map { try $0.exception() },
                    windows: feed.windows.map {
                        FeedRuling.Window(
                            first: $0.first,
                            notBefore: $0.notBefore,
                            notAfter: $0.notAfter
                        )
                    }
                )
            }
        )
    }
}

extension RulingMeaning.Exception {
    fileprivate func exception() throws -> FeedRuling.Exception {
        var cause: Dot?
        if let causeReplica {
            cause = Dot(
                try #require(ReplicaID(bytes: [UInt8](hex: causeReplica))),
                try #require(causeSequence)
            )
        }
        return FeedRuling.Exception(sequence: sequence, reason: reason, cause: cause)
    }
}
