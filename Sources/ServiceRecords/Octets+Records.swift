import SwiftProtobuf

/// The same bytes as whatever collection the generated code stores them in, so that no pure module
/// has to name Foundation's `Data`.
func octets<Target: RangeReplaceableCollection>(
    _ bytes: some Sequence<UInt8>
) -> Target where Target.Element == UInt8 {
    Target(bytes)
}

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
