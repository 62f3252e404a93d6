import CZlib

/// How much may still be unpacked of one workbook.
struct UnpackingBudget {
    private var rest: Int
    private let limits: ImportLimits

    init(_ limits: ImportLimits) {
        self.limits = limits
        rest = limits.unpackedBytes
    }

    /// Takes bytes of a part off the budget.
    ///
    /// - Parameters:
    ///   - packed: How many packed bytes of the part have been read.
    ///   - unpacked: How many bytes they gave, these included.
    mutating func take(
        _ count: Int,
        of entry: ZipArchive.Entry,
        packed: Int,
        unpacked: Int
    ) throws(FileFault) {
        guard count <= rest else {
            throw .workbook(.unpacksTooFar(part: entry.name, limit: limits.unpackedBytes))
        }
        rest -= count
        let excess = unpacked - limits.unpackedGraceBytes
        if excess > 0, excess / limits.unpackedRatio > packed {
            throw .workbook(.unpacksTooFar(part: entry.name, limit: limits.unpackedGraceBytes))
        }
    }

    /// Refuses a part by what it says of itself.
    func check(_ entry: ZipArchive.Entry) throws(FileFault) {
        guard entry.unpackedCount <= rest else {
            throw .workbook(.unpacksTooFar(part: entry.name, limit: limits.unpackedBytes))
        }
    }
}

extension ZipArchive {
    /// Unpacks a part piece by piece; nothing of it is kept here.
    ///
    /// - Parameter take: Gets each piece, at most 64 KiB long, in order.
    /// - Throws: `FileFault.workbook` if it is damaged or unpacks too far, or what `take` throws.
    ///   Pieces were handed out by then.
    func unpack(
        _ entry: Entry,
        within budget: inout UnpackingBudget,
        _ take: (UnsafeRawBufferPointer) throws(FileFault) -> Void
    ) throws(FileFault) {
        try budget.check(entry)
        switch entry.method {
        case 0: try copy(entry, within: &budget, take)
        case 8: try inflate(entry, within: &budget, take)
        default: throw .workbook(.damaged(part: entry.name))
        }
    }

    private func copy(
        _ entry: Entry,
        within budget: inout UnpackingBudget,
        _ take: (UnsafeRawBufferPointer) throws(FileFault) -> Void
    ) throws(FileFault) {
        guard entry.packed.count == entry.unpackedCount else {
            throw .workbook(.damaged(part: entry.name))
        }
        let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.pieceBytes)
        defer { piece.deallocate() }
        var seen = UnpackedSoFar()
        var at = entry.packed.lowerBound
        while at < entry.packed.upperBound {
            let end = min(at + piece.count, entry.packed.upperBound)
            _ = piece.update(fromContentsOf: bytes[at..<end])
            let filled = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: piece[..<(end - at)]))
            at = end
            seen.add(filled)
            try budget.take(filled.count, of: entry, packed: seen.count, unpacked: seen.count)
            try take(filled)
        }
        try seen.check(entry)
    }

    private func inflate(
        _ entry: Entry,
        within budget: inout UnpackingBudget,
        _ take: (UnsafeRawBufferPointer) throws(FileFault) -> Void
    ) throws(FileFault) {
        // zlib points from its own state back to the structure, which therefore may not move.
        let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        state.initialize(to: z_stream())
        let input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.pieceBytes)
        let output = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.pieceBytes)
        // A negative size of the window asks for deflate without a header.
        let started = czlib_inflate_init(state, -15)
        defer {
            inflateEnd(state)
            state.deinitialize(count: 1)
            state.deallocate()
            input.deallocate()
            output.deallocate()
        }
        guard started == Z_OK else { throw .workbook(.damaged(part: entry.name)) }
        var seen = UnpackedSoFar()
        var at = entry.packed.lowerBound
        var status = Z_OK
        while status != Z_STREAM_END {
            if state.pointee.avail_in == 0, at < entry.packed.upperBound {
                let end = min(at + input.count, entry.packed.upperBound)
                _ = input.update(fromContentsOf: bytes[at..<end])
                state.pointee.next_in = UnsafePointer(input.baseAddress)
                state.pointee.avail_in = UInt32(end - at)
                at = end
            }
            state.pointee.next_out = output.baseAddress
            state.pointee.avail_out = UInt32(output.count)
            status = CZlib.inflate(state, Z_NO_FLUSH)
            let count = output.count - Int(state.pointee.avail_out)
            // Without progress there is none to come: the packed bytes are cut off.
            guard
                status == Z_STREAM_END || (status == Z_OK && count > 0)
                    || at < entry.packed.upperBound,
                status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR
            else { throw .workbook(.damaged(part: entry.name)) }
            let piece = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: output[..<count]))
            seen.add(piece)
            try budget.take(
                count,
                of: entry,
                packed: at - entry.packed.lowerBound - Int(state.pointee.avail_in),
                unpacked: seen.count
            )
            guard seen.count <= entry.unpackedCount else {
                throw .workbook(.damaged(part: entry.name))
            }
            try take(piece)
        }
        guard at == entry.packed.upperBound, state.pointee.avail_in == 0 else {
            throw .workbook(.damaged(part: entry.name))
        }
        try seen.check(entry)
    }

    private static let pieceBytes = 1 << 16
}

/// Length and checksum of what was unpacked so far.
private struct UnpackedSoFar {
    private(set) var count = 0
    private var checksum = UInt(0)

    mutating func add(_ piece: UnsafeRawBufferPointer) {
        count += piece.count
        checksum = crc32(
            checksum,
            piece.baseAddress?.assumingMemoryBound(to: UInt8.self),
            UInt32(piece.count)
        )
    }

    func check(_ entry: ZipArchive.Entry) throws(FileFault) {
        guard count == entry.unpackedCount, checksum == UInt(entry.checksum) else {
            throw .workbook(.damaged(part: entry.name))
        }
    }
}
