import Glibc
import Hummingbird
import Logging
import NIOCore
public import SyncProtocol
public import WireFormat

/// One request being answered: takes its messages one by one, then says what to respond.
public protocol AnsweringRound: Actor {
    /// What the request may be compressed against, beside the built-in dictionary.
    var readable: [PresetDictionary] { get }

    /// What the response is compressed against, once it is known; nil for the built-in dictionary.
    var agreed: PresetDictionary? { get }

    /// Takes the next message of the request; what it brought is durable when this returns.
    func take(_ message: Message) async throws

    /// The request is complete; the response.
    func finish() async throws -> [Message]

    /// The request was cut; what was taken stays.
    func abandon() async

    /// The request is damaged or in another version: what was taken without proof is taken back,
    /// the session ends. The response.
    func refuse(_ code: RefuseCode) async throws -> [Message]
}

/// Answers rounds over HTTP until its task is cancelled.
public struct Listener: Sendable {
    private let host: String
    private let port: Int
    private let open: @Sendable (SessionID?) async -> any AnsweringRound

    /// A listener that asks `open` for a round at every request; nil means a new session.
    public init(
        host: String,
        port: Int,
        open: @escaping @Sendable (SessionID?) async -> any AnsweringRound
    ) throws(TransportError) {
        guard ["127.0.0.1", "::1", "localhost"].contains(host) else {
            throw .notLoopback(address: "\(host):\(port)")
        }
        self.host = host
        self.port = port
        self.open = open
    }

    /// Listens until cancelled or shut down.
    ///
    /// - Parameter onListening: Called once with the port that is listened on; useful with port 0.
    /// - Throws: `TransportError` if the address cannot be listened on.
    public func run(
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) async throws {
        let router = Router()
        let open = open
        router.post("tongban/v1/round") { request, _ in
            try await Self.answer(request, open: open)
        }
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { channel in
                await onListening(channel.localAddress?.port ?? 0)
            },
            // The framework's own lines say nothing an operator could act on.
            logger: Logger(label: "http") { _ in SwiftLogNoOpLogHandler() }
        )
        do {
            try await application.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw TransportError.portBusy(address: "\(host):\(port)")
        } catch let error as IOError {
            throw TransportError.cannotListen(
                address: "\(host):\(port)",
                detail: error.description
            )
        }
    }

    private static func answer(
        _ request: Request,
        open: @Sendable (SessionID?) async -> any AnsweringRound
    ) async throws -> Response {
        var prefix: [UInt8] = []
        var round: (any AnsweringRound)?
        var reader = BodyReader()
        do {
            for try await buffer in request.body {
                prefix += Array(buffer.readableBytesView)
                if round == nil {
                    guard prefix.count >= SessionID.byteCount else { continue }
                    let named = Array(prefix.prefix(SessionID.byteCount))
                    let opened = await open(sessionID(named))
                    round = opened
                    reader = BodyReader(after: named, dictionaries: await opened.readable)
                    prefix.removeFirst(SessionID.byteCount)
                }
                let messages = try reader.append(prefix)
                prefix = []
                for message in messages { try await round?.take(message) }
            }
            try reader.confirm()
        } catch let fault as TransportError {
            guard let round else { throw HTTPError(.badRequest) }
            return response(try await round.refuse(refusal(of: fault)))
        } catch {
            await round?.abandon()
            throw HTTPError(.badRequest)
        }
        guard let round else { throw HTTPError(.badRequest) }
        let messages = try await round.finish()
        return response(messages, against: await round.agreed ?? .builtIn)
    }

    private static func response(
        _ messages: [Message],
        against dictionary: PresetDictionary = .builtIn
    ) -> Response {
        let body = RoundBody.bytes(of: messages, against: dictionary)
        return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    private static func refusal(of fault: TransportError) -> RefuseCode {
        switch fault {
        case .otherVersion: .version
        // The dialer opens a new session, in which nothing is agreed on yet.
        case .unknownDictionary: .session
        case .garbled, .unreachable, .notANode, .portBusy, .cannotListen, .notLoopback:
            .protocolViolation
        }
    }

    private static func sessionID(_ bytes: some Collection<UInt8>) -> SessionID? {
        bytes.allSatisfy { $0 == 0 } ? nil : SessionID(bytes: bytes)
    }
}
