import Replication
import SyncProtocol
import Testing

@Suite("A session transcript")
struct TranscriptTests {
    private let dialer: SigningDevice
    private let listener: SigningDevice
    private let session: SessionID

    init() throws {
        dialer = try SigningDevice(1)
        listener = try SigningDevice(2)
        session = try #require(SessionID(bytes: [UInt8](repeating: 5, count: 16)))
    }

    private func transcript(
        dialerNonce: UInt8 = 3,
        listenerNonce: UInt8 = 4,
        session: SessionID? = nil,
        listener other: SigningDevice? = nil
    ) -> Transcript {
        let challenge = Message.Challenge(
            deviceKey: dialer.key,
            replica: dialer.replica,
            nonce: [UInt8](repeating: dialerNonce, count: 16)
        )
        return Transcript(
            challenge: challenge,
            answer: session ?? self.session,
            key: (other ?? listener).key,
            replica: (other ?? listener).replica,
            nonce: [UInt8](repeating: listenerNonce, count: 16)
        )
    }

    @Test("proves each side to the other")
    func bothSides() throws {
        let listenerSignature = try transcript().listenerSignature(by: listener.signer)
        let dialerSignature = try transcript().dialerSignature(by: dialer.signer)
        #expect(transcript().isSignedByListener(listener.key, listenerSignature))
        #expect(transcript().isSignedByDialer(dialer.key, dialerSignature))
    }

    @Test("does not let one role's signature pass for the other's")
    func rolesDiffer() throws {
        let asListener = try transcript().listenerSignature(by: dialer.signer)
        let asDialer = try transcript().dialerSignature(by: listener.signer)
        #expect(!transcript().isSignedByDialer(dialer.key, asListener))
        #expect(!transcript().isSignedByListener(listener.key, asDialer))
    }

    @Test("binds both nonces, the session and both devices")
    func binding() throws {
        let signature = try transcript().dialerSignature(by: dialer.signer)
        let otherSession = SessionID(bytes: [UInt8](repeating: 6, count: 16))
        let others = [
            transcript(dialerNonce: 9), transcript(listenerNonce: 9),
            transcript(session: otherSession), transcript(listener: try SigningDevice(3)),
        ]
        for other in others {
            #expect(!other.isSignedByDialer(dialer.key, signature))
        }
    }

    @Test("proves nothing about a segment or a receipt")
    func purposes() throws {
        let message: [UInt8] = [1, 2, 3]
        let signature = try dialer.signer.sign(.session, message)
        let suite = SuiteID.ed25519SHA256
        #expect(dialer.key.verifies(signature, of: .session, message, suite: suite))
        #expect(!dialer.key.verifies(signature, of: .segment, message, suite: suite))
        #expect(!dialer.key.verifies(signature, of: .receipt, message, suite: suite))
    }
}
