public import Replication
import WireFormat

/// Reads a bundle in pieces of any size and checks everything about it that needs no register.
///
/// Holds one frame, zlib's window and the trailer, whatever the size. What it returns is to be
/// believed only once ``finish()`` has returned: until then the file may be altered or cut.
public struct BundleReader: ~Copyable {
    /// Bytes that may be the trailer, or are not enough for the head yet.
    private var pending: [UInt8] = []
    private var stage = Stage.head
    private var inflater = Inflater(dictionaries: [.builtIn])
    private var cutter = FrameCutter()
    private var hash = BundleHash()
    private var header: BundleHeader?
    private var bodyStart = 0
    private var offset = 0
    private var frames = 0
    private var segments: UInt64 = 0
    private var receipts: UInt64 = 0
    private var held = 0

    private enum Stage {
        case head
        case manifests
        case segments
        case receipts
        case ended
        /// The body is sealed: only the trailer can be checked.
        case sealed
    }

    /// What the bytes so far have said.
    public enum Event: Hashable, Sendable {
        /// The head is complete.
        case header(BundleHeader)
        /// A frame is complete.
        case part(BundlePart)
    }

    /// Expects the first byte of a file.
    public init() {}

    /// Takes more bytes of the file, cut anywhere.
    ///
    /// - Throws: `BundleFault`; the rest of the file need not be read.
    public mutating func append(_ bytes: [UInt8]) throws(BundleFault) -> [Event] {
        pending += bytes
        var events: [Event] = []
        if stage == .head {
            guard let header = try readHead() else { return [] }
            events.append(.header(header))
        }
        let ready = pending.count - BundleFormat.trailerBytes
        guard ready > 0 else { return events }
        let body = Array(pending[..<ready])
        pending.removeFirst(ready)
        hash.append(body)
        for start in stride(from: 0, to: body.count, by: BundleLimits.pieceBytes) {
            let piece = Array(body[start...].prefix(BundleLimits.pieceBytes))
            if stage != .sealed { try unpack(piece, into: &events) }
            offset += piece.count
        }
        return events
    }

    /// Confirms that the file ended where it should, is what its exporter wrote, and is signed.
    ///
    /// - Returns: The hash of the file, which tells it from every other.
    public consuming func finish() throws(BundleFault) -> ContentHash {
        guard let header else {
            // An empty file, or one that ends inside the head.
            _ = try readHead()
            throw cutHere()
        }
        if stage != .sealed {
            do throws(WireFormatFault) { try inflater.finish() } catch { throw cutHere() }
            guard stage == .ended, !cutter.isMidFrame else {
                throw .damaged(at: offset, frames: frames)
            }
        }
        guard pending.count == BundleFormat.trailerBytes else { throw cutHere() }
        let sum = hash.value
        let trailer = pending
        guard sum.bytes == Array(trailer.prefix(ContentHash.byteCount)) else {
            throw .altered(bytes: offset, frames: frames)
        }
        let signature = Array(trailer.dropFirst(ContentHash.byteCount))
        guard
            header.deviceKey.verifies(
                signature,
                of: .bundle,
                sum.bytes,
                suite: header.suite
            )
        else { throw .forged }
        guard !header.isSealed else { throw .sealed(header.seal) }
        return sum
    }
}

extension BundleReader {
    private func cutHere() -> BundleFault {
        .cut(at: offset + pending.count, frames: frames)
    }

    /// The head, once all of it is there.
    private mutating func readHead() throws(BundleFault) -> BundleHeader? {
        let magic = BundleFormat.magic
        guard pending.prefix(magic.count).elementsEqual(magic.prefix(pending.count)),
            !pending.isEmpty
        else { throw .notABundle }
        guard pending.count > magic.count else { return nil }
        let version = pending[magic.count]
        guard version > 0 else { throw .notABundle }
        guard version == BundleFormat.version else { throw .newerVersion(version) }
        var reader = ByteReader(pending[(magic.count + 1)...])
        let block: ArraySlice<UInt8>
        do throws(WireFormatFault) {
            block = try reader.readBlock(limit: BundleLimits.headerBytes)
        } catch {
            if error.kind == .truncated { return nil }
            throw .damaged(at: magic.count + 1, frames: 0)
        }
        guard let header = BundleHeader(payload: Array(block)) else {
            throw .damaged(at: magic.count + 1, frames: 0)
        }
        let count = magic.count + 1 + reader.offset
        hash.append(Array(pending[..<count]))
        pending.removeFirst(count)
        offset = count
        bodyStart = count
        self.header = header
        stage = header.isSealed ? .sealed : .manifests
        return header
    }

    private mutating func unpack(
        _ piece: [UInt8],
        into events: inout [Event]
    ) throws(BundleFault) {
        let bytes: [UInt8]
        do throws(WireFormatFault) {
            bytes = try inflater.decompress(piece, limit: BundleLimits.inflatedPieceBytes)
        } catch {
            throw .damaged(at: bodyStart + error.offset, frames: frames)
        }
        cutter.append(bytes)
        do throws(FrameFault) {
            while let frame = try cutter.next() {
                if let part = try BundlePart(type: frame.type, payload: frame.payload) {
                    guard take(part) else { throw FrameFault.badPayload(type: frame.type) }
                    events.append(.part(part))
                }
                frames += 1
            }
        } catch {
            throw .damaged(at: offset, frames: frames)
        }
    }

    /// Whether a part stands where it may.
    private mutating func take(_ part: BundlePart) -> Bool {
        switch (part, stage) {
        case (.manifest(let manifest), .manifests):
            held += manifest.held.count
            return held <= BundleLimits.heldFeeds
        case (.segment, .manifests) where frames > 0, (.segment, .segments):
            segments += 1
            stage = .segments
            return true
        case (.receipt, .manifests) where frames > 0, (.receipt, .segments), (.receipt, .receipts):
            receipts += 1
            stage = .receipts
            return true
        case (.end(segments, receipts), .manifests) where frames > 0,
            (.end(segments, receipts), .segments), (.end(segments, receipts), .receipts):
            stage = .ended
            return true
        case (.manifest, _), (.segment, _), (.receipt, _), (.end, _):
            return false
        }
    }
}
