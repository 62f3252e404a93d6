import CZlib

/// One zlib stream at an address that never moves, and the loop that both directions share.
///
/// zlib keeps a pointer from its own state back to the `z_stream` and refuses one that was copied,
/// so the structure lives on the heap and its owner cannot be copied.
struct ZlibStream: ~Copyable {
    /// RFC 1950 with the full 32 KiB window.
    static let windowBits: Int32 = 15

    /// Bytes zlib may produce at a time: enough that calls cost nothing, few enough that the limits
    /// on inflation are looked at often.
    static let chunkBytes = 16 * 1024

    let state: UnsafeMutablePointer<z_stream>

    /// What one step of zlib did.
    struct Step {
        let status: Int32
        let consumed: Int
        let filledItsRoom: Bool
    }

    init() {
        state = .allocate(capacity: 1)
        state.initialize(to: z_stream())
    }

    /// Runs `operation` once over what it can take of `input`.
    ///
    /// Appends at most `room` bytes, which must be at least 1.
    mutating func step(
        _ input: UnsafeBufferPointer<UInt8>,
        room: Int,
        appendingTo output: inout [UInt8],
        operation: (UnsafeMutablePointer<z_stream>) -> Int32
    ) -> Step {
        // zlib counts in 32 bits; the caller comes back with the rest.
        let offered = UInt32(clamping: input.count)
        let capacity = UInt32(clamping: room)
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Int(capacity)) { space in
            state.pointee.next_in = input.baseAddress
            state.pointee.avail_in = offered
            state.pointee.next_out = space.baseAddress
            state.pointee.avail_out = capacity
            let status = operation(state)
            let produced = Int(capacity - state.pointee.avail_out)
            output.append(contentsOf: space.prefix(produced))
            let consumed = Int(offered - state.pointee.avail_in)
            // Both point into memory that is only borrowed for this call.
            state.pointee.next_in = nil
            state.pointee.next_out = nil
            return Step(
                status: status,
                consumed: consumed,
                filledItsRoom: state.pointee.avail_out == 0,
            )
        }
    }

    deinit {
        state.deinitialize(count: 1)
        state.deallocate()
    }
}
