import Replication
import SwiftProtobuf
import WireFormat

extension Message {
    var type: Frame.MessageType {
        switch self {
        case .challenge: .challenge
        case .challengeAnswer: .challengeAnswer
        case .proof: .proof
        case .hello: .hello
        case .same: .same
        case .want: .want
        case .segment: .segment
        case .mark: .mark
        case .receipt: .receipt
        case .refuse: .refuse
        }
    }

    var payload: [UInt8] {
        switch self {
        case .challenge(let challenge): challenge.message.encoded
        case .challengeAnswer(let answer): answer.message.encoded
        case .proof(let signature):
            Tongban_Session_V1_Proof.with { $0.signature = octets(signature) }.encoded
        case .hello(let hello):
            Tongban_Session_V1_Hello.with {
                $0.digest = octets(hello.digest.bytes)
                $0.wall = hello.wall
                $0.uptime = hello.uptime
            }.encoded
        case .same(let wall, let uptime):
            Tongban_Session_V1_Same.with {
                $0.wall = wall
                $0.uptime = uptime
            }.encoded
        case .want(let want): want.message.encoded
        case .segment(let delivery): delivery.bytes
        case .mark(let mark):
            Tongban_Session_V1_Mark.with {
                $0.more = mark.more
            }.encoded
        case .receipt(let receipt): receipt.message.encoded
        case .refuse(let refuse):
            Tongban_Session_V1_Refuse.with {
                $0.code = refuse.code.rawValue
                if let feed = refuse.feed { $0.feed = feed.message }
                $0.sequence = refuse.sequence
            }.encoded
        }
    }

    /// Reads a payload; nil for a type this version does not know.
    init?(type: UInt8, payload: ArraySlice<UInt8>) throws(FrameFault) {
        guard let known = Frame.MessageType(rawValue: type) else { return nil }
        let bytes = Array(payload)
        // Looked at first: everything else in the message may differ between versions.
        if let version = Self.version(in: known, bytes), version != Self.version {
            throw .otherVersion(version)
        }
        guard let message = try? Message.decoded(known, bytes) else {
            throw .badPayload(type: type)
        }
        self = message
    }

    /// The version that a message states, if messages of its type state one.
    private static func version(in type: Frame.MessageType, _ bytes: [UInt8]) -> UInt32? {
        switch type {
        case .challenge:
            (try? Tongban_Session_V1_Challenge(serializedBytes: bytes))?.version
        case .challengeAnswer:
            (try? Tongban_Session_V1_ChallengeAnswer(serializedBytes: bytes))?.version
        case .proof, .hello, .same, .want, .segment, .mark, .receipt, .refuse: nil
        }
    }

    private static func decoded(_ type: Frame.MessageType, _ bytes: [UInt8]) throws -> Message? {
        switch type {
        case .challenge:
            Challenge(try Tongban_Session_V1_Challenge(serializedBytes: bytes)).map {
                .challenge($0)
            }
        case .challengeAnswer:
            ChallengeAnswer(try Tongban_Session_V1_ChallengeAnswer(serializedBytes: bytes))
                .map { .challengeAnswer($0) }
        case .proof:
            .proof(
                signature: Array(try Tongban_Session_V1_Proof(serializedBytes: bytes).signature)
            )
        case .hello:
            Hello(try Tongban_Session_V1_Hello(serializedBytes: bytes)).map { .hello($0) }
        case .same: same(try Tongban_Session_V1_Same(serializedBytes: bytes))
        case .want: Want(try Tongban_Session_V1_Want(serializedBytes: bytes)).map { .want($0) }
        case .segment: Delivery(bytes).map { .segment($0) }
        case .mark: .mark(Mark(more: try Tongban_Session_V1_Mark(serializedBytes: bytes).more))
        case .receipt:
            Receipt(try Tongban_Session_V1_Receipt(serializedBytes: bytes)).map { .receipt($0) }
        case .refuse:
            Refuse(try Tongban_Session_V1_Refuse(serializedBytes: bytes)).map { .refuse($0) }
        }
    }

    private static func same(_ message: Tongban_Session_V1_Same) -> Message {
        .same(wall: message.wall, uptime: message.uptime)
    }
}

extension Message.Challenge {
    fileprivate var message: Tongban_Session_V1_Challenge {
        .with {
            $0.version = Message.version
            $0.deviceKey = octets(deviceKey.bytes)
            $0.replica = octets(replica.bytes)
            $0.nonce = octets(nonce)
        }
    }

    fileprivate init?(_ message: Tongban_Session_V1_Challenge) {
        guard let key = DeviceKey(bytes: message.deviceKey),
            let replica = ReplicaID(bytes: message.replica),
            message.nonce.count == SessionID.byteCount
        else { return nil }
        self.init(deviceKey: key, replica: replica, nonce: Array(message.nonce))
    }
}

extension Message.ChallengeAnswer {
    fileprivate var message: Tongban_Session_V1_ChallengeAnswer {
        .with {
            $0.version = Message.version
            $0.session = octets(session.bytes)
            $0.deviceKey = octets(deviceKey.bytes)
            $0.replica = octets(replica.bytes)
            $0.nonce = octets(nonce)
            $0.signature = octets(signature)
        }
    }

    fileprivate init?(_ message: Tongban_Session_V1_ChallengeAnswer) {
        guard let session = SessionID(bytes: message.session),
            let key = DeviceKey(bytes: message.deviceKey),
            let replica = ReplicaID(bytes: message.replica),
            message.nonce.count == SessionID.byteCount
        else { return nil }
        self.init(
            session: session,
            deviceKey: key,
            replica: replica,
            nonce: Array(message.nonce),
            signature: Array(message.signature)
        )
    }
}

extension Message.Hello {
    fileprivate init?(_ message: Tongban_Session_V1_Hello) {
        guard let digest = CursorDigest(bytes: message.digest) else { return nil }
        self.init(digest: digest, wall: message.wall, uptime: message.uptime)
    }
}

extension Message.Cursor {
    fileprivate var message: Tongban_Session_V1_Cursor {
        .with {
            $0.scope = scope.message
            $0.arrival = arrival
        }
    }

    fileprivate init?(_ message: Tongban_Session_V1_Cursor) {
        guard let scope = Scope(message.scope), message.arrival < SegmentLimits.sequence else {
            return nil
        }
        self.init(scope: scope, arrival: message.arrival)
    }
}

extension Message.Want {
    fileprivate var message: Tongban_Session_V1_Want {
        .with {
            $0.cursors = cursors.map(\.message)
            $0.gaps = gaps.map { gap in
                .with {
                    $0.feed = gap.feed.message
                    $0.held = gap.held
                }
            }
            if let dictionary { $0.dictionary = dictionary.message }
        }
    }

    fileprivate init?(_ message: Tongban_Session_V1_Want) {
        // Scopes of a kind this version does not know cannot be served; the rest can.
        let cursors = message.cursors.compactMap { Message.Cursor($0) }
        guard message.gaps.allSatisfy({ $0.held < SegmentLimits.sequence }) else { return nil }
        let gaps = message.gaps.compactMap { gap in
            FeedID(gap.feed).map { Message.Gap(feed: $0, held: gap.held) }
        }
        self.init(
            cursors: cursors,
            gaps: gaps,
            dictionary: message.hasDictionary ? CatalogueDictionary(message.dictionary) : nil
        )
    }
}

extension Message.Delivery {
    fileprivate var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.write(varint: arrival)
        writer.write(bytes: segment)
        return writer.bytes
    }

    fileprivate init?(_ bytes: [UInt8]) {
        var reader = ByteReader(bytes)
        guard let arrival = try? reader.readVarint(), arrival < SegmentLimits.sequence else {
            return nil
        }
        self.init(arrival: arrival, segment: Array(bytes.dropFirst(reader.offset)))
    }
}

extension Message.Refuse {
    fileprivate init?(_ message: Tongban_Session_V1_Refuse) {
        guard let code = RefuseCode(rawValue: message.code),
            message.sequence < SegmentLimits.sequence
        else { return nil }
        self.init(
            code,
            feed: message.hasFeed ? FeedID(message.feed) : nil,
            sequence: message.sequence
        )
    }
}
