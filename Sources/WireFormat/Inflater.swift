import CZlib

/// Decompresses one zlib stream (RFC 1950) from a stranger, within limits.
///
/// Output is bounded per call and in proportion to the input, and the bound is looked at every
/// 16 KiB: a bomb costs its limit and no more. After a fault the stream is dead, and every later
/// call throws the same fault. Has one owner and is not `Sendable`. Holds about 40 KiB until it is
/// dropped.
public struct Inflater: ~Copyable {
    /// Whether the stream has ended with a matching checksum.
    public private(set) var isFinished = false

    private var stream: ZlibStream
    private let dictionaries: [PresetDictionary]
    private var failure: WireFormatFault?

    /// Expects a stream.
    ///
    /// - Parameter dictionaries: Those the other end may have compressed against. A stream that
    ///   used none is read all the same; one that used another is an `unknownDictionary`.
    public init(dictionaries: [PresetDictionary] = []) {
        self.dictionaries = dictionaries
        stream = ZlibStream()
        let status = czlib_inflate_init(stream.state, ZlibStream.windowBits)
        precondition(status == Z_OK, "zlib could not allocate a stream.")
    }

    /// Decompresses the next bytes of the stream, cut anywhere.
    ///
    /// - Parameters:
    ///   - bytes: What arrived since the last call.
    ///   - limit: The most bytes this call may return; the declared size, where one is known.
    /// - Returns: Everything these bytes make readable; often nothing, until the sender flushes.
    /// - Throws: `unknownDictionary`, `tooLarge` above the limit, `expandsTooMuch` beyond
    ///   ``WireLimits/inflateGraceBytes`` and ``WireLimits/inflateRatio`` of the whole stream,
    ///   `damagedStream`, or `trailing` if bytes follow the end of the stream. What was read in the
    ///   failing call is discarded.
    /// - Complexity: O(count + result), and at most O(count × ratio).
    public mutating func decompress(
        _ bytes: [UInt8],
        limit: Int = WireLimits.inflatedBytes
    ) throws(WireFormatFault) -> [UInt8] {
        if let failure { throw failure }
        var output: [UInt8] = []
        let outcome = bytes.withUnsafeBufferPointer { input in
            run(input, limit: limit, into: &output)
        }
        if let outcome {
            let fault = WireFormatFault(outcome, at: Int(clamping: stream.state.pointee.total_in))
            failure = fault
            throw fault
        }
        return output
    }

    /// Confirms that the stream came to its end.
    ///
    /// - Throws: `truncated` if it did not, or the fault that killed it.
    public func finish() throws(WireFormatFault) {
        if let failure { throw failure }
        guard isFinished else {
            throw WireFormatFault(.truncated, at: Int(clamping: stream.state.pointee.total_in))
        }
    }

    private mutating func run(
        _ input: UnsafeBufferPointer<UInt8>,
        limit: Int,
        into output: inout [UInt8]
    ) -> WireFormatFault.Kind? {
        var rest = input
        while !isFinished {
            // One byte of room even at the limit: only a byte too many tells a full stream from a
            // finished one.
            let room = min(ZlibStream.chunkBytes, max(limit - output.count, 1))
            let step = stream.step(rest, room: room, appendingTo: &output) { state in
                inflate(state, Z_SYNC_FLUSH)
            }
            rest = UnsafeBufferPointer(rebasing: rest[step.consumed...])
            guard output.count <= limit else { return .tooLarge(limit: limit) }
            guard isProportionate else { return .expandsTooMuch }
            switch step.status {
            case Z_OK:
                guard step.filledItsRoom || !rest.isEmpty else { return nil }
            case Z_BUF_ERROR:
                // No progress was possible: zlib has read all there is and waits for more.
                return nil
            case Z_NEED_DICT:
                guard acceptsDictionary() else { return .unknownDictionary }
            case Z_STREAM_END:
                isFinished = true
            default:
                return .damagedStream
            }
        }
        return rest.isEmpty ? nil : .trailing
    }

    private var isProportionate: Bool {
        let allowed = stream.state.pointee.total_in.multipliedReportingOverflow(
            by: UInt(WireLimits.inflateRatio)
        )
        guard !allowed.overflow else { return true }
        let produced = Int(clamping: stream.state.pointee.total_out)
        return produced - WireLimits.inflateGraceBytes <= Int(clamping: allowed.partialValue)
    }

    /// Offers the dictionary that the stream names.
    private func acceptsDictionary() -> Bool {
        let wanted = UInt32(truncatingIfNeeded: stream.state.pointee.adler)
        guard let dictionary = dictionaries.first(where: { $0.id == wanted }) else { return false }
        return inflateSetDictionary(
            stream.state,
            dictionary.bytes,
            UInt32(dictionary.bytes.count)
        ) == Z_OK
    }

    deinit {
        inflateEnd(stream.state)
    }
}
