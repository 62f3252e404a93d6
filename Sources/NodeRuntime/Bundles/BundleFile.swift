import Glibc
public import Replication
public import ServiceRecords
public import SyncProtocol

/// A bundle as a file; needs no replica to be looked at.
public struct BundleFile: Sendable {
    /// Where it lies.
    public let path: String

    /// Names a file; nothing is opened.
    public init(_ path: String) {
        self.path = path
    }

    /// Whether the file begins as a bundle does.
    ///
    /// - Throws: `BundleError.unreadable`.
    public func isBundle() throws(BundleError) -> Bool {
        let descriptor = try opened()
        defer { close(descriptor) }
        let start = try read(descriptor)
        var reader = BundleReader()
        do throws(BundleFault) {
            _ = try reader.append(start)
            return true
        } catch {
            return error != .notABundle
        }
    }

    /// Reads and checks everything: form, hash and signature. O(file), in bounded memory.
    ///
    /// - Throws: `BundleError.unreadable`, `BundleError.faulty`.
    public func contents() throws(BundleError) -> BundleContents {
        let (contents, fault) = try inspect()
        if let fault { throw .faulty(path: path, fault) }
        return contents
    }

    /// The same for a file that may be damaged: what could be read, and where reading ended.
    ///
    /// Without a fault, what was read is what the exporter wrote.
    ///
    /// - Throws: `BundleError.unreadable`.
    public func inspect() throws(BundleError) -> (contents: BundleContents, fault: BundleFault?) {
        let descriptor = try opened()
        defer { close(descriptor) }
        var reader = BundleReader()
        var contents = BundleContents()
        while true {
            let bytes = try read(descriptor)
            do throws(BundleFault) {
                guard !bytes.isEmpty else {
                    contents.confirm(try reader.finish())
                    return (contents, nil)
                }
                for event in try reader.append(bytes) { contents.count(event) }
            } catch {
                return (contents, error)
            }
        }
    }

    /// What the exporter would ask the county with, if its database has no number yet.
    ///
    /// - Throws: `BundleError.unreadable`, `.faulty`, `.otherCounty`.
    public func enrolmentRequest(to county: DeviceKey) throws(BundleError) -> EnrolmentRequest {
        guard let header = try contents().header else {
            throw .faulty(path: path, .notABundle)
        }
        guard header.county == county else { throw .otherCounty(path: path) }
        return EnrolmentRequest(deviceKey: header.deviceKey, replica: header.replica)
    }

    /// Hands out part after part while reading; one that was checked before.
    ///
    /// - Throws: What `body` throws; `BundleError.unreadable`, or `.faulty` if the file is not any
    ///   more what it was.
    func forEachPart(_ body: (BundlePart) async throws -> Void) async throws {
        let descriptor = try opened()
        defer { close(descriptor) }
        var reader = BundleReader()
        while true {
            let bytes = try read(descriptor)
            guard !bytes.isEmpty else { break }
            let events: [BundleReader.Event]
            do {
                events = try reader.append(bytes)
            } catch {
                throw BundleError.faulty(path: path, error)
            }
            for case .part(let part) in events { try await body(part) }
        }
    }

    /// Bytes read at a time: small, because they may become two hundred times as many.
    private static let pieceBytes = 16 * 1024

    private func opened() throws(BundleError) -> Int32 {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path, errno) }
        return descriptor
    }

    /// The next bytes; none at the end.
    private func read(_ descriptor: Int32) throws(BundleError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Self.pieceBytes)
        while true {
            let count = Glibc.read(descriptor, &bytes, bytes.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(path: path, errno) }
            return Array(bytes.prefix(count))
        }
    }
}
