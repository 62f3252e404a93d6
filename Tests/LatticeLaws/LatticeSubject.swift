public import Replication

/// A type put to the test: states that claim to form a join semilattice, and operations on them.
public protocol LatticeSubject {
    /// The states.
    associatedtype State: Equatable
    /// What replicas do to them.
    associatedtype Operation
    /// What users see of a state; must be equal on all replicas once everything was exchanged.
    associatedtype Reading: Equatable = State

    /// Nothing done yet.
    static var bottom: State { get }

    /// Draws an operation. A small universe of keys and values makes replicas collide.
    static func randomOperation(using generator: inout SplitMix64) -> Operation

    /// Performs the operation in place.
    static func perform(_ operation: Operation, at moment: Moment, on state: inout State)

    /// The small state that, merged, does the same.
    static func delta(of operation: Operation, at moment: Moment, on state: State) -> State

    /// Joins `other` into `state`.
    static func merge(_ other: State, into state: inout State)

    /// What users see.
    static func reading(of state: State) -> Reading

    /// Whether `state` is what its specification says after exactly these operations.
    ///
    /// The laws alone would also hold for a type that forgets everything.
    static func isRight(_ state: State, after history: [Deed<Operation>]) -> Bool
}

extension LatticeSubject {
    /// Any state is right.
    public static func isRight(_ state: State, after history: [Deed<Operation>]) -> Bool { true }
}

extension LatticeSubject where Reading == State {
    /// All of it.
    public static func reading(of state: State) -> Reading { state }
}

/// An operation as it happened; its place in the history is its number.
public struct Deed<Operation> {
    /// What was done.
    public let operation: Operation
    /// When.
    public let moment: Moment
    let author: Int
    let past: UInt64

    /// Whether the author had seen deed `number` of the same history.
    public func saw(_ number: Int) -> Bool {
        past >> UInt64(number) & 1 == 1
    }
}

/// A subject whose states are a dot store with its context.
public protocol CausalSubject: LatticeSubject where State == Causal<Store> {
    /// The store under test.
    associatedtype Store: DotStore

    /// Performs the operation on the store alone; the context follows from the moment.
    static func perform(_ operation: Operation, at moment: Moment, on store: inout Store)

    /// The delta of the operation.
    static func delta(of operation: Operation, at moment: Moment, on store: Store) -> Causal<Store>
}

extension CausalSubject {
    public static var bottom: Causal<Store> { Causal() }

    public static func perform(
        _ operation: Operation,
        at moment: Moment,
        on state: inout Causal<Store>,
    ) {
        perform(operation, at: moment, on: &state.store)
        state.context.insert(moment.dot)
    }

    public static func delta(
        of operation: Operation,
        at moment: Moment,
        on state: Causal<Store>,
    ) -> Causal<Store> {
        // An operation that changes nothing is an entry all the same.
        var delta = delta(of: operation, at: moment, on: state.store)
        delta.context.insert(moment.dot)
        return delta
    }

    public static func merge(_ other: Causal<Store>, into state: inout Causal<Store>) {
        state.merge(other)
    }
}
