import LatticeLaws
import Testing

@Suite("The law checker catches")
struct LawBreakerTests {
    @Test("a register that chooses at merge time: merging is not associative, replicas differ")
    func rankedRegister() {
        let broken = laws(brokenBy: RankedRegisterSubject.self)
        #expect(broken.contains(.associative))
        #expect(broken.contains(.convergent))
    }

    @Test("a set whose deltas claim additions they never saw")
    func gaplessSet() {
        #expect(laws(brokenBy: GaplessSetSubject.self).contains(.mutationIsDelta))
    }

    @Test("a set whose removal also deletes concurrent additions, though it is a semilattice")
    func blindRemovalSet() {
        #expect(laws(brokenBy: BlindRemovalSetSubject.self) == [.right])
    }

    @Test("a log in the order of arrival")
    func arrivalLog() {
        #expect(laws(brokenBy: ArrivalLogSubject.self).contains(.commutative))
    }

    @Test("a log that loses what was said twice, though it is a semilattice")
    func mergingLog() {
        #expect(laws(brokenBy: MergingLogSubject.self) == [.right])
    }

    @Test("a register whose deltas do not name what they supersede")
    func forgetfulRegister() {
        #expect(laws(brokenBy: ForgetfulRegisterSubject.self) == [.mutationIsDelta])
    }

    @Test("a breaker by a seed that plays the same history again")
    func seedReproduces() throws {
        let report = checkLatticeLaws(of: RankedRegisterSubject.self, histories: 1_000, from: 7)
        let violation = try #require(report.violation)
        #expect(throws: violation) {
            try checkHistory(of: RankedRegisterSubject.self, seed: violation.seed)
        }
    }

    private func laws<Subject: LatticeSubject>(
        brokenBy subject: Subject.Type
    ) -> Set<LawViolation.Law> {
        var broken: Set<LawViolation.Law> = []
        for seed in 1...500 as ClosedRange<UInt64> {
            do throws(LawViolation) {
                try checkHistory(of: subject, seed: seed)
            } catch {
                broken.insert(error.law)
            }
        }
        return broken
    }
}
