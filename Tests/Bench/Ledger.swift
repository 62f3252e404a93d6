import Replication
import Synchronization
import SyncProtocol
import Transport
import WireFormat

/// What the bytes of conversations are for, before compression, and how well each part compresses.
///
/// Bodies themselves are counted by `HTTPLink.meter`; this only divides them. What a part takes after
/// compression is measured in a second stream that is flushed after each part, and scaled to the
/// bodies, because one stream has no seams.
final class Ledger: Sendable {
    enum Section: String, CaseIterable {
        /// Payloads of acts on cases.
        case acts
        /// Subject, context, heads, kind and length of every entry, and tables of replicas.
        case entryFrames
        /// Payloads of rulings.
        case rulings
        /// Payloads of the certificates that open feeds.
        case certificates
        case headers
        case signatures
        case salts
        case receipts
        /// CHALLENGE, its answer, PROOF, and the session's name before each request.
        case session
        /// HELLO, SAME, WANT, MARK and the heads of frames.
        case conversation
    }

    private struct Books {
        var raw: [Section: Int] = [:]
        var compressed: [Section: Double] = [:]
        var segments = 0
        var entries = 0
        /// Where the differences of the next segment of a feed start.
        var ends: [FeedID: SegmentBody.Base] = [:]
    }

    private let books = Mutex(Books())

    /// Segments and entries that crossed.
    var counted: (segments: Int, entries: Int) { books.withLock { ($0.segments, $0.entries) } }

    /// Bytes before compression, by section.
    var raw: [String: Int] {
        books.withLock { books in
            Dictionary(uniqueKeysWithValues: books.raw.map { ($0.rawValue, $1) })
        }
    }

    /// Bytes after compression, by section, scaled to `total`.
    func compressed(of total: Int) -> [String: Int] {
        books.withLock { books in
            let sum = books.compressed.values.reduce(0, +)
            guard sum > 0 else { return [:] }
            return Dictionary(
                uniqueKeysWithValues: books.compressed.map { section, bytes in
                    (section.rawValue, Int((bytes / sum * Double(total)).rounded()))
                }
            )
        }
    }

    /// Starts counting anew; what is known of feeds stays.
    func reset() {
        books.withLock { books in
            let ends = books.ends
            books = Books()
            books.ends = ends
        }
    }

    /// Enters one body.
    func enter(_ messages: [Message], isRequest: Bool, against dictionary: PresetDictionary) {
        var parts: [[Part]] =
            isRequest
            ? [[Part(.session, Array(repeating: 0, count: SessionID.byteCount), isPlain: true)]]
            : []
        books.withLock { books in
            for message in messages { parts.append(Self.parts(of: message, &books)) }
            var deflater = Deflater(level: 9, dictionary: dictionary)
            for part in parts.joined() {
                for (section, share) in part.shares {
                    books.raw[section, default: 0] += share
                }
                let whole = Double(part.bytes.count)
                // A flush costs five bytes that the real stream does not have here.
                let size =
                    part.isPlain
                    ? whole
                    : max(1, Double(deflater.compress(part.bytes, flush: .sync).count) - 5)
                for (section, share) in part.shares where whole > 0 {
                    books.compressed[section, default: 0] += size * Double(share) / whole
                }
            }
        }
    }

    private struct Part {
        let bytes: [UInt8]
        let shares: [(Section, Int)]
        let isPlain: Bool

        init(_ section: Section, _ bytes: [UInt8], isPlain: Bool = false) {
            self.bytes = bytes
            shares = [(section, bytes.count)]
            self.isPlain = isPlain
        }

        init(_ bytes: [UInt8], _ shares: [(Section, Int)]) {
            self.bytes = bytes
            self.shares = shares
            isPlain = false
        }
    }

    private static func parts(of message: Message, _ books: inout Books) -> [Part] {
        let frame = Frame.bytes(of: message)
        switch message {
        case .challenge, .challengeAnswer, .proof: return [Part(.session, frame)]
        case .hello, .same, .want, .mark, .refuse: return [Part(.conversation, frame)]
        case .receipt: return [Part(.receipts, frame)]
        case .segment(let delivery): return parts(of: delivery, frame, &books)
        }
    }

    private static func parts(
        of delivery: Message.Delivery,
        _ frame: [UInt8],
        _ books: inout Books
    ) -> [Part] {
        guard let segment = try? Segment(bytes: delivery.segment[...]) else {
            return [Part(.conversation, frame)]
        }
        books.segments += 1
        books.entries += Int(segment.header.count)
        var shares: [Section: Int] = [:]
        let base = books.ends[segment.header.feed] ?? .empty
        if let body = try? SegmentBody(of: segment, base: base) {
            books.ends[segment.header.feed] = body.end
            for entry in body.entries {
                let section: Section =
                    switch entry.kind {
                    case Certificate.kind: .certificates
                    case Ruling.kind: .rulings
                    default: .acts
                    }
                shares[section, default: 0] += entry.payload.count
            }
        }
        shares[.entryFrames] = segment.body.count - shares.values.reduce(0, +)
        let header = segment.header.bytes
        let rest =
            frame.count - header.count - segment.signature.count - segment.salt.count
            - segment.body.count
        return [
            Part(.conversation, Array(frame.prefix(rest))),
            Part(.headers, header), Part(.signatures, segment.signature),
            Part(.salts, segment.salt),
            Part(segment.body, shares.sorted { $0.key.rawValue < $1.key.rawValue }),
        ]
    }
}

/// An HTTP link that keeps a ledger.
final class MeteredLink: Link {
    private let http: HTTPLink
    private let ledger: Ledger?

    init(to address: String, ledger: Ledger? = nil) {
        http = HTTPLink(to: address)
        self.ledger = ledger
    }

    /// Bytes of bodies, both ways; HTTP's own lines are left out, as peers have none.
    var reading: LinkMeter.Reading { http.meter.reading }

    func exchange(
        _ request: [Message],
        in session: SessionID?,
        with dictionaries: RoundDictionaries,
        receive: @Sendable (Message) async throws -> Void
    ) async throws {
        ledger?.enter(request, isRequest: true, against: dictionaries.writing)
        let answer = Mutex<[Message]>([])
        try await http.exchange(request, in: session, with: dictionaries) { message in
            answer.withLock { $0.append(message) }
            try await receive(message)
        }
        // Which of the two the listener has used is not told; what it may use is the better guess.
        ledger?.enter(
            answer.withLock { $0 },
            isRequest: false,
            against: dictionaries.reading.last ?? .builtIn
        )
    }
}
