import Replication
@testable import SyncProtocol
import Testing

/// What a message says, spelt out for a vector; bytes are hexadecimal.
struct MessageMeaning: Codable, Equatable {
    var type: String
    var arrival: UInt64?
    var code: UInt32?
    var cursors: [Cursor]?
    var deviceKey: String?
    var digest: String?
    var feed: Feed?
    var gaps: [Gap]?
    var held: [Held]?
    var more: Bool?
    var nonce: String?
    var replica: String?
    /// Makes the signature of a receipt again; never in the bytes.
    var secretKey: String?
    var segment: String?
    var sequence: UInt64?
    var session: String?
    var signature: String?
    var uptime: UInt64?
    var wall: Int64?

    struct Place: Codable, Equatable {
        let kind: UInt8
        let key: UInt32

        init(_ scope: Scope) { (kind, key) = scope.code }

        func scope() throws -> Scope { try #require(Scope(kind: kind, key: key)) }
    }

    struct Cursor: Codable, Equatable {
        let scope: Place
        let arrival: UInt64
    }

    struct Feed: Codable, Equatable {
        let replica: String
        let scope: Place

        init(_ feed: FeedID) {
            replica = feed.replica.bytes.hex
            scope = Place(feed.scope)
        }

        func feed() throws -> FeedID {
            FeedID(try #require(ReplicaID(bytes: [UInt8](hex: replica))), in: try scope.scope())
        }
    }

    struct Gap: Codable, Equatable {
        let feed: Feed
        let held: UInt64
    }

    struct Held: Codable, Equatable {
        let feed: Feed
        let count: UInt64
        let hash: String
    }
}

extension MessageMeaning {
    init(_ message: Message) {
        switch message {
        case .challenge(let challenge):
            self.init(type: "challenge")
            deviceKey = challenge.deviceKey.bytes.hex
            replica = challenge.replica.bytes.hex
            nonce = challenge.nonce.hex
        case .challengeAnswer(let answer):
            self.init(type: "challengeAnswer")
            session = answer.session.bytes.hex
            deviceKey = answer.deviceKey.bytes.hex
            replica = answer.replica.bytes.hex
            nonce = answer.nonce.hex
            signature = answer.signature.hex
        case .proof(let proof):
            self.init(type: "proof")
            signature = proof.hex
        case .hello(let hello):
            self.init(type: "hello")
            digest = hello.digest.bytes.hex
            wall = hello.wall
            uptime = hello.uptime
        case .same(let itsWall, let itsUptime):
            self.init(type: "same")
            wall = itsWall
            uptime = itsUptime
        case .want(let want):
            self.init(type: "want")
            cursors = want.cursors.map { Cursor(scope: Place($0.scope), arrival: $0.arrival) }
            gaps = want.gaps.map { Gap(feed: Feed($0.feed), held: $0.held) }
        case .segment(let delivery):
            self.init(type: "segment")
            arrival = delivery.arrival
            segment = delivery.segment.hex
        case .mark(let mark):
            self.init(type: "mark")
            more = mark.more
        case .receipt(let receipt):
            self.init(type: "receipt")
            deviceKey = receipt.deviceKey.bytes.hex
            replica = receipt.replica.bytes.hex
            wall = receipt.wall
            held = receipt.feeds.map {
                Held(feed: Feed($0.feed), count: $0.count, hash: $0.hash.bytes.hex)
            }
            signature = receipt.signature.hex
        case .refuse(let refuse):
            self.init(type: "refuse")
            code = refuse.code.rawValue
            feed = refuse.feed.map { Feed($0) }
            sequence = refuse.sequence
        }
    }

    private init(type: String) {
        self.type = type
    }
}

extension MessageMeaning {
    /// The message that says this.
    func message() throws -> Message {
        switch type {
        case "challenge":
            return .challenge(
                Message.Challenge(
                    deviceKey: try #require(DeviceKey(bytes: bytes(deviceKey))),
                    replica: try #require(ReplicaID(bytes: bytes(replica))),
                    nonce: try bytes(nonce)
                )
            )
        case "challengeAnswer":
            return .challengeAnswer(
                Message.ChallengeAnswer(
                    session: try #require(SessionID(bytes: bytes(session))),
                    deviceKey: try #require(DeviceKey(bytes: bytes(deviceKey))),
                    replica: try #require(ReplicaID(bytes: bytes(replica))),
                    nonce: try bytes(nonce),
                    signature: try bytes(signature)
                )
            )
        case "proof": return .proof(signature: try bytes(signature))
        case "hello":
            return .hello(
                Message.Hello(
                    digest: try #require(CursorDigest(bytes: bytes(digest))),
                    wall: try #require(wall),
                    uptime: try #require(uptime)
                )
            )
        case "same": return .same(wall: try #require(wall), uptime: try #require(uptime))
        case "want": return .want(try want())
        case "segment":
            return .segment(
                Message.Delivery(arrival: try #require(arrival), segment: try bytes(segment))
            )
        case "mark": return .mark(Message.Mark(more: try #require(more as Bool?)))
        case "receipt": return .receipt(try receipt())
        case "refuse":
            return .refuse(
                Message.Refuse(
                    try #require(code.flatMap(RefuseCode.init(rawValue:))),
                    feed: try feed?.feed(),
                    sequence: sequence ?? 0
                )
            )
        default:
            Issue.record("no message of type \(type)")
            return .mark(Message.Mark(more: false))
        }
    }

    private func want() throws -> Message.Want {
        Message.Want(
            cursors: try #require(cursors).map {
                Message.Cursor(scope: try $0.scope.scope(), arrival: $0.arrival)
            },
            gaps: try #require(gaps).map {
                Message.Gap(feed: try $0.feed.feed(), held: $0.held)
            }
        )
    }

    private func receipt() throws -> Receipt {
        let signer = try #require(DeviceSigner(secret: bytes(secretKey)))
        return try Receipt(
            for: #require(held).map {
                Receipt.HeldFeed(
                    feed: try $0.feed.feed(),
                    count: $0.count,
                    hash: try #require(ContentHash(bytes: [UInt8](hex: $0.hash)))
                )
            },
            wall: #require(wall),
            replica: #require(ReplicaID(bytes: bytes(replica))),
            by: signer
        )
    }

    private func bytes(_ text: String?) throws -> [UInt8] {
        try [UInt8](hex: #require(text))
    }
}
