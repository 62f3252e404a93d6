public import Replication
public import ServiceModel

/// What is written into the form of one case: a register for each key, ascending by key.
///
/// Every causally maximal write is kept; `CaseFieldPolicy.answer` chooses the one shown.
public struct FormAnswers: Equatable, Sendable {
    /// The keys that have been written, ascending.
    public private(set) var keys: [FormKey] = []
    /// The registers, in the order of the keys.
    public private(set) var registers: [MVRegister<FormValue>] = []

    /// Nothing is written yet.
    public init() {}

    /// The register of `key`; empty if the key was never written. O(log keys).
    public func register(_ key: FormKey) -> MVRegister<FormValue> {
        let place = place(of: key)
        return holds(key, at: place) ? registers[place] : MVRegister()
    }

    /// The value shown under `key`, by the policy of answers.
    public func shown(_ key: FormKey) -> FormValue? {
        register(key).shown(by: CaseFieldPolicy.answer.shown)?.value
    }

    /// The values shown under all keys, ascending. O(writes).
    public var allShown: [FormAnswer] {
        zip(keys, registers).compactMap { key, register in
            register.shown(by: CaseFieldPolicy.answer.shown).map { FormAnswer(key, $0.value) }
        }
    }

    /// Writes a value as one entry does; concurrent writes stay beside it.
    mutating func write(
        _ value: FormValue,
        under key: FormKey,
        by stamp: WriteStamp,
        seeing past: VersionVector
    ) {
        let place = place(of: key)
        if !holds(key, at: place) {
            keys.insert(key, at: place)
            registers.insert(MVRegister(), at: place)
        }
        registers[place].write(value, by: stamp, seeing: past)
    }

    private func holds(_ key: FormKey, at place: Int) -> Bool {
        place < keys.count && keys[place] == key
    }

    /// Where `key` stands, or would.
    private func place(of key: FormKey) -> Int {
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
