import Replication
import SwiftProtobuf
import WireFormat

extension Scope {
    var message: Tongban_Session_V1_ScopeName {
        .with {
            $0.kind = UInt32(code.kind)
            $0.key = code.key
        }
    }

    init?(_ message: Tongban_Session_V1_ScopeName) {
        guard let kind = UInt8(exactly: message.kind) else { return nil }
        self.init(kind: kind, key: message.key)
    }
}

extension FeedID {
    var message: Tongban_Session_V1_FeedName {
        .with {
            $0.replica = octets(replica.bytes)
            $0.scope = scope.message
        }
    }

    init?(_ message: Tongban_Session_V1_FeedName) {
        guard let replica = ReplicaID(bytes: message.replica), let scope = Scope(message.scope)
        else { return nil }
        self.init(replica, in: scope)
    }
}
