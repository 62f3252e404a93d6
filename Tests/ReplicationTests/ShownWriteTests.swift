import Replication
import Testing

@Suite("A register with concurrent writes shows")
struct ShownWriteTests {
    private let address: MVRegister<String> = {
        var address = MVRegister<String>()
        address.write("county", by: stamp(county, 1, lamport: 5), seeing: [:])
        address.write("township", by: stamp(township, 1, lamport: 9), seeing: [:])
        address.write("village", by: stamp(village, 1, lamport: 7), seeing: [:])
        address.write("other village", by: stamp(otherVillage, 1, lamport: 7), seeing: [:])
        return address
    }()

    @Test("the county's first where the highest level goes first")
    func highestLevel() {
        #expect(address.shown(by: .highestLevel)?.value == "county")
    }

    @Test("a village's first where the closest to the applicant does; between equals the later dot")
    func closestToApplicant() {
        #expect(address.shown(by: .closestToApplicant)?.value == "other village")
    }

    @Test("the greatest Lamport number where the latest does")
    func latest() {
        #expect(address.shown(by: .latest)?.value == "township")
    }

    @Test("the greater Lamport number among writes of one level, whatever their dots")
    func sameLevel() {
        var address = address
        address.write("again", by: stamp(village, 2, lamport: 8), seeing: [village: 2])
        #expect(address.shown(by: .closestToApplicant)?.value == "again")
    }

    @Test("nothing if it was never written")
    func neverWritten() {
        #expect(MVRegister<String>().shown(by: .latest) == nil)
    }
}
