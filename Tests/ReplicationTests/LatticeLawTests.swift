import LatticeLaws
import Testing

@Suite("Over ten thousand histories, the laws of a join semilattice hold")
struct LatticeLawTests {
    @Test("for a multi-value register")
    func register() {
        let report = expectLatticeLaws(of: MVRegisterSubject.self)
        #expect(report.histories == 10_000)
        #expect(report.operations >= 200_000)
    }

    @Test("for a register whose conflicts are resolved and opened again")
    func resolvableRegister() {
        expectLatticeLaws(of: ResolvableRegisterSubject.self)
    }

    @Test("for what a register shows under each policy")
    func shownWrite() {
        expectLatticeLaws(of: ShownWriteSubject.self)
    }

    @Test("for an add-wins set")
    func set() {
        expectLatticeLaws(of: AddWinsSetSubject.self)
    }

    @Test("for an add-wins map of registers")
    func map() {
        expectLatticeLaws(of: AddWinsMapSubject.self)
    }

    @Test("for a grow-only log")
    func log() {
        expectLatticeLaws(of: GrowOnlyLogSubject.self)
    }

    @Test("for a causal context")
    func context() {
        expectLatticeLaws(of: CausalContextSubject.self)
    }

    @Test("for a version vector")
    func vector() {
        expectLatticeLaws(of: VersionVectorSubject.self)
    }

    @Test("for a record composed of several stores that one entry writes together")
    func record() {
        expectLatticeLaws(of: RecordSubject.self, histories: 1_000)
    }

    @Test("while about three in ten pairs of operations are concurrent")
    func concurrency() {
        let report = checkLatticeLaws(of: VersionVectorSubject.self, histories: 500, from: 1)
        #expect((25...35).contains(report.concurrentPercent), "\(report.concurrentPercent) %")
    }
}
