/// Bytes and what they mean; for ever, from the first release on.
struct GoldenVector<Meaning: Codable>: Codable {
    let about: String
    let meaning: Meaning
    let hex: String
}

/// Bytes that must be refused, and with which fault.
struct HostileVector: Codable {
    let about: String
    let fault: String
    let hex: String
}

/// Bytes of a segment, and the parts an implementer will compute on the way.
struct SegmentVector: Codable {
    let about: String
    let meaning: SegmentMeaning
    let replica: String
    let header: String
    let body: String
    let signature: String
    /// What the next segment of the feed is chained onto.
    let hash: String
    let hex: String
}

/// The payload of an entry; its meaning is the record's business.
struct PayloadVector: Codable {
    let name: String
    let hex: String
}

/// A ruling, spelt out.
struct RulingMeaning: Codable, Equatable {
    let ruledAt: Int64
    let feeds: [Feed]

    struct Feed: Codable, Equatable {
        let replica: String
        let count: UInt64
        let hash: String
        let exceptions: [Exception]
        let windows: [Window]
    }

    struct Exception: Codable, Equatable {
        let sequence: UInt64
        let reason: UInt32
        let causeReplica: String?
        let causeSequence: UInt64?
    }

    struct Window: Codable, Equatable {
        let first: UInt64
        let notBefore: Int64
        let notAfter: Int64
    }
}
