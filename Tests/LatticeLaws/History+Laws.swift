extension History {
    /// Checks the laws of merging on the states reached, then lets everyone hear everything.
    mutating func checkLaws() throws(LawViolation) {
        try checkAlgebra()
        try checkAlgebra()
        let end = try converge()
        guard Subject.isRight(end, after: deeds) else {
            throw LawViolation(law: .right, seed: seed, evidence: "\(end) after \(deeds)")
        }
    }

    private mutating func checkAlgebra() throws(LawViolation) {
        let a = reached[draw(below: reached.count)]
        let b = reached[draw(below: reached.count)]
        let c = reached[draw(below: reached.count)]
        let ab = merged(a, b)
        try expect(ab, merged(b, a), .commutative)
        try expect(merged(a, a), a, .idempotent)
        try expect(merged(ab, b), ab, .idempotent)
        try expect(merged(ab, c), merged(a, merged(b, c)), .associative)
    }

    private func merged(_ left: Subject.State, _ right: Subject.State) -> Subject.State {
        var state = left
        Subject.merge(right, into: &state)
        return state
    }

    /// Each replica hears all full states, a newcomer hears all deltas; both shuffled and with
    /// repeats.
    ///
    /// - Returns: The state all of them reached.
    private mutating func converge() throws(LawViolation) -> Subject.State {
        var newcomer = Subject.bottom
        for number in shuffled(deltas.count) { Subject.merge(deltas[number], into: &newcomer) }
        let reading = Subject.reading(of: newcomer)

        for replica in replicas {
            var state = replica.state
            for teller in shuffled(replicas.count) {
                Subject.merge(replicas[teller].state, into: &state)
            }
            try expect(state, newcomer, .convergent)
            guard Subject.reading(of: state) == reading else {
                throw LawViolation(
                    law: .convergent,
                    seed: seed,
                    evidence: "\(Subject.reading(of: state)) and \(reading) shown",
                )
            }
        }
        return newcomer
    }

    /// 0 ..< `count` in random order, with one repeat somewhere.
    private mutating func shuffled(_ count: Int) -> [Int] {
        var numbers = Array(0..<count)
        for index in stride(from: count - 1, to: 0, by: -1) {
            numbers.swapAt(index, draw(below: index + 1))
        }
        numbers.append(numbers[draw(below: count)])
        return numbers
    }
}
