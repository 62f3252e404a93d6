import CZlib

/// Compresses one stream of bytes, piece by piece, in the zlib format (RFC 1950, RFC 1951).
///
/// Has one owner and is not `Sendable`: keep it in a local variable, an actor or a class of one
/// isolation. The compressed bytes may differ between versions of zlib, so they are never hashed or
/// signed. Holds about 260 KiB until it is dropped.
public struct Deflater: ~Copyable {
    /// How much of what was given must be readable at the other end after a call.
    public enum Flush: Hashable, Sendable {
        /// As much as zlib likes; smallest.
        case none
        /// All of it, and the stream goes on; costs about 5 bytes.
        case sync
        /// All of it, and the stream ends here with its checksum.
        case finish
    }

    private var stream: ZlibStream
    private var isFinished = false

    /// Starts a stream.
    ///
    /// - Parameters:
    ///   - level: 0 stores, 1 is fastest, 9 smallest; 6 is zlib's own balance.
    ///   - dictionary: Bytes that both ends hold already. The stream carries their name only.
    /// - Precondition: `level` lies in 0...9.
    public init(level: Int32 = 6, dictionary: PresetDictionary? = nil) {
        precondition((0...9).contains(level), "zlib knows levels 0 to 9.")
        stream = ZlibStream()
        let status = czlib_deflate_init(
            stream.state,
            level,
            ZlibStream.windowBits,
            Self.memoryLevel
        )
        precondition(status == Z_OK, "zlib could not allocate a stream.")
        guard let dictionary, !dictionary.bytes.isEmpty else { return }
        let accepted = deflateSetDictionary(
            stream.state,
            dictionary.bytes,
            UInt32(dictionary.bytes.count)
        )
        precondition(accepted == Z_OK, "zlib refused a dictionary before the first byte.")
    }

    /// Compresses the next bytes of the stream; returns what is ready to be sent.
    ///
    /// - Precondition: The stream was not finished by an earlier call.
    /// - Complexity: O(count).
    public mutating func compress(_ bytes: some Collection<UInt8>, flush: Flush) -> [UInt8] {
        precondition(!isFinished, "A finished stream takes no more bytes.")
        isFinished = flush == .finish
        var output: [UInt8] = []
        let compressed: Void? = bytes.withContiguousStorageIfAvailable { input in
            run(input, flush: flush, into: &output)
        }
        if compressed == nil {
            Array(bytes).withUnsafeBufferPointer { input in
                run(input, flush: flush, into: &output)
            }
        }
        return output
    }

    // zlib's default; 9 would double the tables of every session.
    private static let memoryLevel: Int32 = 8

    private mutating func run(
        _ input: UnsafeBufferPointer<UInt8>,
        flush: Flush,
        into output: inout [UInt8]
    ) {
        var rest = input
        while true {
            // A flush belongs to the last bytes only, should there be more than zlib can count.
            let takesAll = rest.count <= Int(UInt32.max)
            let mode = takesAll ? flush.code : Z_NO_FLUSH
            let step = stream.step(
                rest,
                room: ZlibStream.chunkBytes,
                appendingTo: &output
            ) { deflate($0, mode) }
            rest = UnsafeBufferPointer(rebasing: rest[step.consumed...])
            guard step.filledItsRoom || !rest.isEmpty else { return }
        }
    }

    deinit {
        deflateEnd(stream.state)
    }
}

extension Deflater.Flush {
    fileprivate var code: Int32 {
        switch self {
        case .none: Z_NO_FLUSH
        case .sync: Z_SYNC_FLUSH
        case .finish: Z_FINISH
        }
    }
}
