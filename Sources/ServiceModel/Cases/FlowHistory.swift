/// The steps of one case with their causal past, ready to be folded.
///
/// A set of steps closed under the past is folded around its strongest step. What that step's author
/// knew is folded first, by the same rule; then the step itself acts; every other step is concurrent
/// with it and gives way for the reason in ``FlowPrecedence``. Only steps that were legal to their
/// own author take part. Such steps of one strength never know of each other, because after one of
/// them none of its kind is legal; so the strongest are concurrent, and the recursion goes down one
/// strength at a time. The outcome depends on who knew of what and on nothing else, except that of
/// several equal steps the first in the list is the one called effective.
struct FlowHistory {
    private let transitions: [Transition]
    private let past: [Set<Int>]

    init(_ events: [FlowEvent]) {
        var past: [Set<Int>] = []
        for (index, event) in events.enumerated() {
            let seen = event.seen.filter { (0..<index).contains($0) }
            past.append(seen.reduce(into: Set(seen)) { $0.formUnion(past[$1]) })
        }
        self.past = past
        transitions = events.map(\.transition)
    }

    /// Steps set aside were legal to their authors, and ended the case: only a revocation can rest on
    /// one, and falls with it.
    func fold(settingAside aside: [Int: SupersededReason]) -> Flow {
        var legal: [Int] = []
        var illegal: [Superseded] = []
        for index in transitions.indices {
            let view = fold(legal.filter(past[index].contains))
            if !view.isFrozen, transitions[index].target(from: view.stage) != nil {
                legal.append(index)
            } else {
                let lost = illegal.map(\.index).last {
                    let basis = transitions[$0].destination
                    return past[index].contains($0) && transitions[index].target(from: basis) != nil
                }
                let reason = lost.map(SupersededReason.basisFell) ?? .withoutBasis
                illegal.append(Superseded(index: index, reason: reason))
            }
        }
        let standing = legal.filter { aside[$0] == nil && basis(of: $0, amongst: aside) == nil }
        var flow = fold(standing)
        for index in legal {
            if let reason = aside[index] {
                flow.superseded.append(Superseded(index: index, reason: reason))
            } else if let basis = basis(of: index, amongst: aside) {
                flow.superseded.append(Superseded(index: index, reason: .basisFell(basis)))
            }
        }
        flow.superseded += illegal
        return flow.inListOrder
    }

    /// The step set aside that the one at `index` rests on: the last it knew of.
    private func basis(of index: Int, amongst aside: [Int: SupersededReason]) -> Int? {
        transitions[index] == .revoke ? past[index].filter { aside[$0] != nil }.max() : nil
    }

    private func fold(_ members: [Int]) -> Flow {
        for kind in FlowPrecedence.strongestFirst {
            let strongest = members.filter { kind.contains(transitions[$0]) }
            if !strongest.isEmpty { return fold(members, around: strongest) }
        }
        let notices = members.filter { transitions[$0] == .requestCorrection }
        let refusals = members.filter {
            transitions[$0] == .refuseAcceptance && past[$0].isSuperset(of: notices)
        }
        if !refusals.isEmpty { return fold(members, around: refusals) }
        return foldIntake(members, notices: notices)
    }

    private func fold(_ members: [Int], around strongest: [Int]) -> Flow {
        let known = members.filter { member in strongest.contains { past[$0].contains(member) } }
        let first = strongest[0]
        var flow = fold(known)
        let opposed = strongest.contains {
            FlowPrecedence.outcome(of: transitions[$0], beside: transitions[first])
                == .contradiction
        }
        if opposed {
            flow.contradiction = Contradiction(decisions: strongest)
        } else {
            flow.stage = transitions[first].destination
            flow.effective.append(first)
            flow.superseded += strongest.dropFirst().map {
                Superseded(index: $0, reason: .repeated)
            }
        }
        for member in members where !known.contains(member) && !strongest.contains(member) {
            let reason = reason(for: member, beside: transitions[first], in: flow)
            flow.superseded.append(Superseded(index: member, reason: reason))
        }
        return flow
    }

    private func reason(
        for member: Int,
        beside standing: Transition,
        in flow: Flow
    ) -> SupersededReason {
        let transition = transitions[member]
        let isCorrecting = transition == .requestCorrection || transition == .supplyCorrection
        if !isCorrecting, flow.effective.contains(where: { transitions[$0] == transition }) {
            return .repeated
        }
        if case .superseded(let reason) = FlowPrecedence.outcome(of: transition, beside: standing) {
            return reason
        }
        let fallenNotice = flow.superseded.last {
            $0.reason != .repeated && transitions[$0.index] == .requestCorrection
                && past[member].contains($0.index)
        }
        if let fallenNotice { return .basisFell(fallenNotice.index) }
        return .repeated
    }
}

extension FlowHistory {
    /// Folds receiving, correcting and those refusals that did not know of every notice.
    private func foldIntake(_ members: [Int], notices: [Int]) -> Flow {
        var flow = Flow(stage: .draft, effective: [], superseded: [])
        let supplies = members.filter { transitions[$0] == .supplyCorrection }
        /// What makes two steps of one kind the same step: notices with the same answers, answers to
        /// the same notices, any receipt.
        func sameness(of member: Int) -> Set<Int> {
            switch transitions[member] {
            case .requestCorrection: Set(supplies.filter { past[$0].contains(member) })
            case .supplyCorrection: past[member].intersection(notices)
            default: []
            }
        }
        for member in members {
            let transition = transitions[member]
            if transition == .refuseAcceptance {
                flow.superseded.append(Superseded(index: member, reason: .correctionStands))
            } else if flow.effective.contains(where: {
                transitions[$0] == transition && sameness(of: $0) == sameness(of: member)
            }) {
                flow.superseded.append(Superseded(index: member, reason: .repeated))
            } else {
                flow.effective.append(member)
            }
        }
        let isAnswered = { (notice: Int) in supplies.contains { past[$0].contains(notice) } }
        if !notices.allSatisfy(isAnswered) {
            flow.stage = .correcting
        } else if members.contains(where: { transitions[$0] != .collect }) {
            flow.stage = .received
        } else if !members.isEmpty {
            flow.stage = .collected
        }
        return flow
    }
}

extension Flow {
    fileprivate var inListOrder: Flow {
        var sorted = self
        sorted.effective.sort()
        sorted.superseded.sort { $0.index < $1.index }
        return sorted
    }
}
