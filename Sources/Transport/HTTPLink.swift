import AsyncHTTPClient
import NIOCore
import NIOHTTP1
public import SyncProtocol
import WireFormat

/// A link over HTTP: proxies, balancers and firewalls know it.
public struct HTTPLink: Link {
    private let address: String
    private let timeout: TimeAmount
    /// What crossed this link.
    public let meter = LinkMeter()

    /// Seconds a round may take, the other side's work included: a round of 1 MiB at 256 kbit/s.
    public static let roundSeconds: Int64 = 60

    /// Seconds to wait for a connection: whoever is not there in that time is told of at once.
    private static let connectSeconds: Int64 = 10

    /// Lives as long as the program; connections are kept between rounds.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(
            timeout: HTTPClient.Configuration.Timeout(connect: .seconds(connectSeconds))
        )
        // A parent that refuses is unreachable now; trying again is the caller's to decide.
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    /// Where a node answers.
    static let path = "/tongban/v1/round"

    /// A link to the node at `address`, such as `http://127.0.0.1:7410`.
    public init(to address: String, seconds: Int64 = roundSeconds) {
        self.address = address.hasSuffix("/") ? String(address.dropLast()) : address
        timeout = .seconds(seconds)
    }

    public func exchange(
        _ request: [Message],
        in session: SessionID?,
        with dictionaries: RoundDictionaries,
        receive: @Sendable (Message) async throws -> Void
    ) async throws {
        let body = RoundBody.bytes(
            of: request,
            after: session?.bytes ?? Array(repeating: 0, count: SessionID.byteCount),
            against: dictionaries.writing
        )
        var http = HTTPClientRequest(url: address + Self.path)
        http.method = .POST
        http.body = .bytes(ByteBuffer(bytes: body))
        meter.add(sent: body.count)
        let response: HTTPClientResponse
        do {
            response = try await Self.client.execute(http, timeout: timeout)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw TransportError.unreachable(address: address, detail: Self.shortened(error))
        }
        guard response.status == .ok else {
            throw TransportError.notANode(address: address, status: Int(response.status.code))
        }
        try await read(response, dictionaries.reading, receive: receive)
        meter.add(rounds: 1)
    }

    private func read(
        _ response: HTTPClientResponse,
        _ dictionaries: [PresetDictionary],
        receive: @Sendable (Message) async throws -> Void
    ) async throws {
        var reader = BodyReader(dictionaries: dictionaries)
        var chunks = response.body.makeAsyncIterator()
        while true {
            let chunk: ByteBuffer?
            do {
                chunk = try await chunks.next()
            } catch {
                throw TransportError.unreachable(address: address, detail: Self.shortened(error))
            }
            guard let chunk else { break }
            meter.add(received: chunk.readableBytes)
            for message in try reader.append(Array(chunk.readableBytesView)) {
                try await receive(message)
            }
        }
        try reader.confirm()
    }

    private static func shortened(_ error: any Error) -> String {
        String("\(error)".prefix(120))
    }
}
