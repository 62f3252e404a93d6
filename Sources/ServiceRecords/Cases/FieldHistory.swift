public import Replication
public import ServiceModel

/// What a field held in the past of any entry: the acts of one case, folded as far as one author saw.
public struct FieldHistory: Sendable {
    private let entries: [Entry]

    /// One entry that is folded.
    public struct Entry: Sendable {
        /// Who, and where among the others.
        public let stamp: WriteStamp
        /// What its author had folded.
        public let past: VersionVector
        /// What it did.
        public let act: CaseAct

        /// Gathers what is known of an entry.
        public init(stamp: WriteStamp, past: VersionVector, act: CaseAct) {
            self.stamp = stamp
            self.past = past
            self.act = act
        }
    }

    /// The folded entries of a case, in (Lamport, dot) order; refused ones left out.
    public init(_ entries: [Entry]) {
        self.entries = entries
    }

    /// What `field` held in `past`. O(entries).
    public func register(
        _ field: CaseField,
        in past: VersionVector
    ) -> ResolvableRegister<FieldValue> {
        var register = ResolvableRegister<FieldValue>()
        for entry in entries where past.contains(entry.stamp.dot) {
            for change in entry.act.changes {
                switch change {
                case .fieldSet(field, let value):
                    register.write(value, by: entry.stamp, seeing: entry.past)
                case .conflictResolved(field, let value, let names, _):
                    register.resolve(
                        value,
                        superseding: names.dots,
                        by: entry.stamp,
                        seeing: entry.past
                    )
                case .resolutionWithdrawn(let names, _):
                    register.withdraw(names.dots, by: entry.stamp, seeing: entry.past)
                default: break
                }
            }
        }
        return register
    }

    /// What stood under `key` of the matter's form in `past`. O(entries).
    public func answers(
        _ key: FormKey,
        in past: VersionVector
    ) -> MVRegister<FormValue> {
        var register = MVRegister<FormValue>()
        for entry in entries where past.contains(entry.stamp.dot) {
            for change in entry.act.changes {
                guard case .answered(key, let value) = change else { continue }
                register.write(value, by: entry.stamp, seeing: entry.past)
            }
        }
        return register
    }

    /// The entry that took the value of `dot` away: the first later one that wrote the field having
    /// seen it, else the first resolution that names it and is not among `withdrawn`. O(entries).
    public func successor(
        of dot: Dot,
        in field: CaseField,
        withdrawn: Set<Dot>
    ) -> Dot? {
        let later = entries.filter { $0.past.contains(dot) && $0.stamp.dot != dot }
        let write = later.first { entry in
            entry.act.changes.contains { change in
                if case .fieldSet(field, _) = change { true } else { false }
            }
        }
        let resolution = later.first { entry in
            entry.act.changes.contains { change in
                guard case .conflictResolved(field, _, let names, _) = change else { return false }
                return names.dots.contains(dot) && !withdrawn.contains(entry.stamp.dot)
            }
        }
        return (write ?? resolution)?.stamp.dot
    }
}
