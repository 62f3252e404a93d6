import Testing
import WireFormat

@Suite("The cyclic checksum")
struct CyclicChecksumTests {
    @Test("is the CRC-32 of the published check value, in whatever pieces it is taken")
    func checkValue() {
        var checksum = CyclicChecksum()
        checksum.update(Array("1234".utf8))
        checksum.update([])
        checksum.update(Array("56789".utf8))
        #expect(checksum.bytes == [0xCB, 0xF4, 0x39, 0x26])
    }

    @Test("of nothing is zero")
    func nothing() {
        #expect(CyclicChecksum().bytes == [0, 0, 0, 0])
    }
}
