import Crypto
import Replication
import WireFormat

/// Writes a bundle piece by piece; holds one frame and zlib's window, whatever the size.
///
/// Call ``start(_:)`` once, ``write(_:)`` for every part in the order of `Protocol/README.md`, and
/// ``finish(by:)`` once; the bytes they return, one after another, are the file.
public struct BundleWriter: ~Copyable {
    private var deflater = Deflater(level: 9, dictionary: .builtIn)
    private var hash = BundleHash()
    private var segments: UInt64 = 0
    private var receipts: UInt64 = 0

    /// Nothing is written yet.
    public init() {}

    /// The head.
    public mutating func start(_ header: BundleHeader) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(bytes: BundleFormat.magic)
        writer.write(byte: BundleFormat.version)
        writer.write(block: header.payload)
        return counted(writer.bytes)
    }

    /// One part; often no bytes, until zlib has enough.
    public mutating func write(_ part: BundlePart) -> [UInt8] {
        switch part {
        case .segment: segments += 1
        case .receipt: receipts += 1
        case .manifest, .end: break
        }
        return counted(deflater.compress(part.frame, flush: .none))
    }

    /// The last frame and the trailer.
    ///
    /// - Parameter signer: The device that the head names.
    /// - Throws: What the signer throws.
    public mutating func finish(by signer: DeviceSigner) throws -> [UInt8] {
        let end = BundlePart.end(segments: segments, receipts: receipts)
        let last = counted(deflater.compress(end.frame, flush: .finish))
        let sum = hash.value
        return last + sum.bytes + (try signer.sign(.bundle, sum.bytes))
    }

    private mutating func counted(_ bytes: [UInt8]) -> [UInt8] {
        hash.append(bytes)
        return bytes
    }
}

/// What stands at fixed places in a bundle.
enum BundleFormat {
    /// A byte that no text has, the name, and line ends that a careless copy would change.
    static let magic: [UInt8] = [0x8A] + Array("TBBUNDLE".utf8) + [0x0D, 0x0A, 0x1A, 0x0A]
    static let version: UInt8 = 1
    /// Hash and signature under suite 1.
    static let trailerBytes = ContentHash.byteCount + 64
}

/// The running hash over everything before the trailer.
struct BundleHash {
    private var hasher: SHA256

    init() {
        hasher = SHA256()
        hasher.update(data: Array(Hashing.Purpose.bundle.rawValue.utf8))
        hasher.update(data: [0])
    }

    mutating func append(_ bytes: [UInt8]) {
        hasher.update(data: bytes)
    }

    var value: ContentHash {
        guard let hash = ContentHash(bytes: Array(hasher.finalize())) else {
            preconditionFailure("SHA-256 has 32 bytes.")
        }
        return hash
    }
}
