"""What stands on file beside a case's stage (folding.md sections 5 and 8)."""

from __future__ import annotations

import re
from collections.abc import Callable

from . import progress
from .protobuf import Message
from .register import ACCEPTANCE, VILLAGE, Point

RUNNING = {progress.ACCEPTED, progress.PROCESSING}
DECIDED = {progress.APPROVED, progress.DENIED, progress.NOT_ACCEPTED}
NUMBER = re.compile(r"[A-Za-z0-9-]{1,50}", re.ASCII)
VISITS = 999
PROCEDURES = {*range(1, 10), 15}

# By kind of fact: whether it may be recorded at a stage; None where any will do.
AT_STAGE: dict[str, Callable[[int, bool], bool] | None] = {
    **dict.fromkeys(
        ("promised", "promise_extended", "special_began", "special_ended", "extended"),
        lambda stage, _: stage in RUNNING,
    ),
    **dict.fromkeys(
        ("promise_kept", "material_verified", "committed", "mandate_given", "handed_over",
         "withdrawal_requested"),
        lambda stage, frozen: stage not in progress.ENDED and not frozen,
    ),
    **dict.fromkeys(
        ("commitment_checked", "withdrawal_dropped", "numbered", "evaluated"),
        lambda stage, _: stage != progress.DRAFT,
    ),
    "promise_broken": lambda stage, _: stage == progress.RETURNED,
    "decided_with_gaps": lambda stage, _: stage == progress.APPROVED,
    "delivered": lambda stage, frozen: stage in DECIDED and not frozen,
    "archived": lambda stage, _: stage in progress.ENDED,
    **dict.fromkeys(("mandate_ended", "hand_over_acknowledged", "linked"), None),
}
COMPETENT = {"promised", "promise_broken", "decided_with_gaps"}
NO_VILLAGE_WITHOUT_RIGHT = {
    "promise_extended", "special_began", "special_ended", "extended", "commitment_checked",
    "withdrawal_dropped",
}


def is_at_stage(kind: str, stage: int, is_frozen: bool) -> bool:
    """Whether a case at a stage takes a fact of a kind."""
    rule = AT_STAGE[kind]
    return rule is None or rule(stage, is_frozen)


def is_competent(kind: str, point: Point, mode: int | None, may_use: bool) -> bool:
    """Whether the author's level and mode let it record a fact of a kind."""
    is_village = point.tier == VILLAGE
    accepts = may_use or (mode is not None and mode >= ACCEPTANCE)
    if kind in COMPETENT:
        return accepts
    if kind in NO_VILLAGE_WITHOUT_RIGHT:
        return accepts and (may_use or not is_village)
    return not is_village if kind == "numbered" else True


def is_readable(fact: Message) -> bool:
    """Whether a fact is of a kind known here, and as its kind must be."""
    kind = fact.which("fact")
    if kind not in AT_STAGE:
        return False
    value = fact[kind]
    if kind == "promised":
        return bool(value["materials"]) and _ascends(value["materials"])
    if kind in ("promise_kept", "promise_broken", "decided_with_gaps", "promise_extended",
                "committed", "handed_over"):
        return _ascends(value["materials"])
    if kind == "material_verified":
        return 1 <= value["means"] <= 4
    if kind == "special_began":
        return value["procedure"] in PROCEDURES
    if kind == "commitment_checked":
        return _is_name(value["commitment"])
    if kind == "mandate_given":
        return 1 <= value["kind"] <= 2 and _ascends(value["acts"]) \
            and all(1 <= act <= 5 for act in value["acts"])
    if kind == "mandate_ended":
        return _is_name(value["mandate"])
    if kind == "hand_over_acknowledged":
        return _is_name(value["hand_over"]) and _ascends(value["missing"])
    if kind == "delivered":
        return 1 <= value["method"] <= 5 and 1 <= value["receiver"] <= 2
    if kind == "linked":
        return 1 <= value["kind"] <= 4 and _is_name(value["opening"])
    if kind == "numbered":
        return bool(NUMBER.fullmatch(value))
    if kind == "evaluated":
        return 1 <= value["grade"] <= 5 and 1 <= value["channel"] <= 7 \
            and value["visit"] <= VISITS
    return True


def _ascends(numbers: list[int]) -> bool:
    return all(lower < higher for lower, higher in zip(numbers, numbers[1:]))


def _is_name(name: Message | None) -> bool:
    return bool(name) and len(name["replica"]) == 16
