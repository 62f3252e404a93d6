"""The progress of a case, folded from its transitions (folding.md section 7)."""

from __future__ import annotations

from dataclasses import dataclass

(
    RECEIVE, REQUEST, SUPPLY, ACCEPT, START, APPROVE, DENY, REFUSE, WITHDRAW, COLLECT, REVOKE, CLOSE,
) = range(1, 13)
DRAFT, RECEIVED, WITHDRAWN, ACCEPTED, NOT_ACCEPTED = 0, 1, 2, 3, 5
CORRECTING, PROCESSING, APPROVED, DENIED = 6, 8, 11, 13
RETURNED, REVOKED, COLLECTED = 14, 15, 101
ENDED = {WITHDRAWN, NOT_ACCEPTED, APPROVED, DENIED, RETURNED, REVOKED}

LEGAL: dict[int, tuple[set[int], int]] = {
    RECEIVE: ({DRAFT, COLLECTED}, RECEIVED), REQUEST: ({RECEIVED}, CORRECTING),
    SUPPLY: ({CORRECTING}, RECEIVED), ACCEPT: ({RECEIVED}, ACCEPTED),
    START: ({ACCEPTED}, PROCESSING), APPROVE: ({ACCEPTED, PROCESSING}, APPROVED),
    DENY: ({ACCEPTED, PROCESSING}, DENIED), REFUSE: ({RECEIVED}, NOT_ACCEPTED),
    WITHDRAW: ({DRAFT, RECEIVED, ACCEPTED, CORRECTING, PROCESSING, COLLECTED}, WITHDRAWN),
    COLLECT: ({DRAFT}, COLLECTED), REVOKE: ({APPROVED}, REVOKED),
    CLOSE: ({ACCEPTED, PROCESSING}, RETURNED),
}
STRONGEST = [{REVOKE}, {APPROVE, DENY}, {WITHDRAW}, {CLOSE}, {START}, {ACCEPT}]


@dataclass(frozen=True)
class Progress:
    """Where a case stands."""

    stage: int = DRAFT
    is_frozen: bool = False
    contradiction: tuple[int, ...] = ()


def target(transition: int, stage: int) -> int | None:
    """Where a transition leads from a stage; None if it is not legal there."""
    origins, destination = LEGAL[transition]
    return destination if stage in origins else None


def fold(
    transitions: list[int], knows: list[set[int]], aside: frozenset[int] = frozenset()
) -> Progress:
    """The progress that events give; event i knows the events in knows[i], all before it.

    What is in `aside` is set aside: decisions by rulings, closings because the promise was kept.
    """
    past: list[set[int]] = []
    for index, direct in enumerate(knows):
        seen = {earlier for earlier in direct if earlier < index}
        past.append(seen.union(*(past[earlier] for earlier in seen)))
    legal: list[int] = []
    for index, transition in enumerate(transitions):
        view = _fold([e for e in legal if e in past[index]], transitions, past)
        if not view.is_frozen and target(transition, view.stage) is not None:
            legal.append(index)
    gone = aside | {
        event for event in legal if transitions[event] == REVOKE and past[event] & aside
    }
    return _fold([event for event in legal if event not in gone], transitions, past)


def _fold(members: list[int], transitions: list[int], past: list[set[int]]) -> Progress:
    strongest: list[int] = []
    for kinds in STRONGEST:
        strongest = strongest or [m for m in members if transitions[m] in kinds]
    notices = {m for m in members if transitions[m] == REQUEST}
    strongest = strongest or [
        m for m in members if transitions[m] == REFUSE and notices <= past[m]
    ]
    if strongest:
        known = [m for m in members if any(m in past[s] for s in strongest)]
        base = _fold(known, transitions, past)
        kinds = {transitions[s] for s in strongest}
        if kinds == {APPROVE, DENY}:
            return Progress(base.stage, True, tuple(strongest))
        stage = LEGAL[transitions[strongest[0]]][1]
        return Progress(stage, base.is_frozen, base.contradiction)
    answered = [past[m] for m in members if transitions[m] == SUPPLY]
    if any(all(notice not in known for known in answered) for notice in notices):
        return Progress(CORRECTING)
    if any(transitions[m] != COLLECT for m in members):
        return Progress(RECEIVED)
    return Progress(COLLECTED if members else DRAFT)
