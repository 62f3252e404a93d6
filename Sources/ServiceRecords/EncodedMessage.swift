import SwiftProtobuf

extension SwiftProtobuf.Message {
    /// The bytes of a message all of whose fields this code set itself.
    var encoded: [UInt8] {
        do {
            return try serializedBytes()
        } catch {
            preconditionFailure("Messages without required fields always encode.")
        }
    }
}
