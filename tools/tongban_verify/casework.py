"""One case: its entries judged and folded (folding.md sections 5, 6 and 8)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from . import progress
from .identity import checked_identity_number
from .line import Succession
from .protobuf import Message
from .register import (
    ACCEPTANCE, CODE, COUNTY, IN_USE, LICENCE, PUBLIC_SERVICE, VILLAGE, Matter, Point, Register,
    View,
)
from .rulings import Dot, Reason
from .segments import Entry, Feed
from .wire import AUTHORITY, Scope

DECIDING = {progress.APPROVE, progress.DENY, progress.REFUSE}
# Steps that bind the authority, and the reason of acts by a delegation recalled unknown to them.
BINDING = DECIDING | {progress.REQUEST, progress.ACCEPT, progress.START, 11, 12}
RECALLED = 11
IN_CONFLICT = (1, 4, 5)
HIGHEST_LEVEL, CLOSEST = (1, 4, 5, 6), (3,)
FIELDS = range(1, 7)
EDITS = ("field_set", "answered", "material_taken", "material_returned", "conflict_resolved")
SETTLEMENTS = ("conflict_resolved", "resolution_withdrawn", "decision_ruled")
LINES = ("noted", "correction_requested")
KNOWN = {*EDITS, *LINES, *SETTLEMENTS, "opened", "moved", "right_moved", "told"}
KEY = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)
ANSWER_LIMIT = 256


@dataclass(frozen=True)
class Act:
    """An entry of a case with its place among the others."""

    dot: Dot
    key: bytes
    entry: Entry
    lamport: int
    message: Message | None

    @property
    def order(self) -> tuple[int, bytes, int]:
        """(Lamport, replica, sequence)."""
        return self.lamport, *self.dot

    def has_seen(self, dot: Dot) -> bool:
        """Whether a dot stands in this entry's past."""
        if dot[0] == self.dot[0]:
            return dot[1] < self.dot[1]
        return dot[1] < self.entry.context.get(dot[0], 0)


@dataclass
class Written:
    """A value of a field, by the act that wrote it."""

    act: Act
    level: int
    value: object


@dataclass
class Settled:
    """A resolution, a withdrawal or a ruling."""

    act: Act
    kind: str
    level: int
    value: object = None
    # What a resolution hides, a withdrawal takes back, a ruling sets aside.
    names: frozenset[Dot] = frozenset()
    standing: Dot | None = None
    field: int | None = None


@dataclass
class Case:
    """What the acts of a case give."""

    point: int
    dot: Dot
    scope: Scope
    matter: Matter | None = None
    day: int = 0
    # The register at the head its opening names.
    pin: View | None = None
    is_open: bool = False
    birth: bytes | None = None
    moves: list[tuple[int, bytes, Act]] = field(default_factory=list)
    events: list[tuple[int, Act]] = field(default_factory=list)
    # By field number, or by key of the form.
    fields: dict[int | str, list[Written]] = field(default_factory=dict)
    # By field number: resolutions and withdrawals no write has seen.
    settled: dict[int, list[Settled]] = field(default_factory=dict)
    # All of them, rulings included, for ever.
    settlements: list[Settled] = field(default_factory=list)
    materials: dict[int, list[Act]] = field(default_factory=dict)
    lines: list[tuple[Act, str]] = field(default_factory=list)
    refused: dict[Dot, Reason] = field(default_factory=dict)

    def progress(self, act: Act | None = None) -> progress.Progress:
        """The progress by everything folded, or by what an act has seen."""
        events = [e for e in self.events if act is None or act.has_seen(e[1].dot)]
        knows = [
            {i for i, (_, other) in enumerate(events[:index])
             if other.dot == own.dot or own.has_seen(other.dot)}
            for index, (_, own) in enumerate(events)
        ]
        away = self.set_aside(act)
        aside = frozenset(
            index for index, (transition, own) in enumerate(events)
            if own.dot in away and transition in (progress.APPROVE, progress.DENY)
        )
        return progress.fold([transition for transition, _ in events], knows, aside)

    def contradiction(self, act: Act | None = None) -> set[Dot]:
        """The decisions that contradict each other."""
        events = [e for e in self.events if act is None or act.has_seen(e[1].dot)]
        return {events[index][1].dot for index in self.progress(act).contradiction}

    def set_aside(self, act: Act | None = None) -> set[Dot]:
        """The decisions that rulings set aside."""
        seen = [s for s in self.settlements if act is None or act.has_seen(s.act.dot)]
        gone = {dot for s in seen if s.kind == "resolution_withdrawn" for dot in s.names}
        decided = {own.dot for transition, own in self.events
                   if transition in (progress.APPROVE, progress.DENY)}
        rulings = [s for s in seen if s.kind == "decision_ruled" and s.act.dot not in gone
                   and s.standing in decided]
        return {
            dot for ruling in rulings for dot in ruling.names
            if not any(other.standing == dot and not ruling.act.has_seen(other.act.dot)
                       for other in rulings)
        }

    def standing(self, number: int | str) -> list[Written]:
        """What counts of a field."""
        values = list(self.fields.get(number, []))
        settled = self.settled.get(number, [])
        gone = {dot for s in settled if s.kind == "resolution_withdrawn" for dot in s.names}
        counting = [s for s in settled
                    if s.kind == "conflict_resolved" and s.act.dot not in gone]
        hidden = {dot for s in counting for dot in s.names}
        values += [Written(s.act, s.level, s.value) for s in counting]
        return [written for written in values if written.act.dot not in hidden]

    def holding(
        self, succession: Succession, act: Act | None = None, taken_back_by: bytes | None = None
    ) -> tuple[bytes, int, Dot | None] | None:
        """Holder, last move and its entry, by everything or by what an act has seen."""
        if self.birth is None:
            return None
        holder, last, by = self.birth, 0, None
        for taker in (None, taken_back_by):
            if taker is not None:
                holder, by = taker, None
            for number, receiver, mover in sorted(self.moves, key=lambda move: move[2].order):
                seen = act is None or act.has_seen(mover.dot)
                if seen and number == last + 1 and succession.leads(holder, mover.dot[0]):
                    holder, last, by = receiver, number, mover.dot
        return succession.heir(holder), last, by

    def shown(self, number: int | str) -> object | None:
        """The value shown for a field."""
        def rank(written: Written):
            level = written.level
            first = -level if number in HIGHEST_LEVEL else level if number in CLOSEST else 0
            return first, written.act.order

        standing = self.standing(number)
        return max(standing, key=rank).value if standing else None

    def conflicts(self) -> list[int]:
        """Fields with different values that a person must settle."""
        return [n for n in IN_CONFLICT if len({repr(w.value) for w in self.standing(n)}) > 1]


class Judge:
    """Folds the acts of one case in order."""

    def __init__(self, register: Register, case: Case, is_ruled) -> None:
        self.register = register
        self.case = case
        self.is_ruled = is_ruled

    def fold(self, act: Act, verdict: tuple[bool, Reason | None]) -> Reason | None:
        """Folds an act; the reason if it stays outside. `verdict` is (spoken, reason)."""
        spoken, reason = verdict
        if not spoken:
            reason = self._judge(act)
        if reason:
            self.case.refused[act.dot] = reason
            return reason
        if act.message is not None and _is_readable(act):
            self._apply(act)
        return None

    # Who the author is

    def _view(self, act: Act) -> View:
        return self.register.at_head(act.entry.heads.get(Scope(AUTHORITY, 0)))

    def _pinned(self, act: Act) -> Matter | None:
        """The version an opening pins, if it has seen it."""
        opened = _opened(act)
        matter = opened and self.register.matter(
            opened["matter"], opened["version"], opened["audience"]
        )
        if not matter:
            return None
        head = act.entry.heads.get(matter.scope)
        known = head and self.register.line.position(Feed(head[0], matter.scope), head[1])
        return matter if known and matter.position < known else None

    def _day(self, act: Act) -> int:
        """The day a case is opened: the author's, but none before the county's newest."""
        as_of = self._view(act).as_of
        return max(_opened(act)["day"] or as_of, as_of)

    def _level(self, act: Act) -> int:
        point = self._view(act).point_of(act.key)
        return point.tier if point else VILLAGE

    # Judging

    def _judge(self, act: Act) -> Reason | None:
        view = self._view(act)
        point = view.point_of(act.key)
        if point is None:
            return 1, None
        if not view.reaches(point, self.case.point):
            return 2, None
        opens = act.entry.subject == "opened"
        if not _is_readable(act) or act.entry.kind != (10 if _opened(act) else 11):
            return 8, None
        if opens != (act.entry.kind == 10):
            return 8, None
        if opens:
            matter = self._pinned(act)
            if matter is None:
                return 7, None
            day = self._day(act)
            if view.decider(matter, self.case.point, day) is None:
                return 10, None
            mode = view.mode(matter.code, point, day)
        else:
            if not self.case.is_open:
                return self._fallen(act)
            pinned = self.case.matter
            matter = self.register.matter(pinned.code, pinned.version) or pinned
            modes = (view.mode(matter.code, point, self.case.day),
                     view.possible_mode(matter.code, point, view.as_of))
            mode = max(found or 0 for found in modes) or None
            if (mode or 0) < ACCEPTANCE:
                pinned_mode = self.case.pin and self.case.pin.mode(
                    matter.code, point, self.case.day
                )
                mode = max(mode or 0, pinned_mode or 0) or None
        return self._judge_changes(act, point, matter, mode)

    def _judge_changes(self, act: Act, point: Point, matter: Matter, mode) -> Reason | None:
        is_taken_back = any(
            reason == RECALLED and self.is_ruled(dot, act)
            for dot, (reason, _) in self.case.refused.items()
        )
        view = self._view(act)
        holding = self.case.holding(
            view.succession, act, view.county_decider if is_taken_back else None
        )
        is_stopped = act.entry.subject != "opened" and view.is_stopped(
            matter.code, point, view.as_of
        )
        may_use = holding is not None and holding[0] == act.dot[0] and (
            holding[2] is None or self.is_ruled(holding[2], act)
        )
        changes = act.message["changes"]
        for change in changes:
            moved = change["right_moved"]
            if moved and not (may_use and moved["move"] == holding[1] + 1):
                return 4, None
        decides = any(_transition(change) in DECIDING for change in changes)
        if decides and not (may_use and act.message["decision_move"] == holding[1]):
            return 4, None
        if act.entry.subject == "opened":
            if matter.status != IN_USE:
                return self._fallen(act)
            if mode is None:
                return 3, None
        view = self.case.progress(act)
        stage = view.stage
        for change in changes:
            transition = _transition(change)
            if transition is None:
                edits = change.which("change") in EDITS
                if edits and (stage in progress.ENDED or view.is_frozen):
                    return self._fallen(act)
                if change.which("change") in SETTLEMENTS:
                    return self._judge_settling(act, change, point, view)
                continue
            elsewhere = point.tier == VILLAGE and point.id != self.case.point
            destination = progress.target(transition, stage)
            if elsewhere or view.is_frozen or destination is None:
                return self._fallen(act)
            code = 3 if is_stopped and transition in BINDING else \
                _not_entitled(transition, point, mode, matter, may_use)
            if code:
                return code, None
            stage = destination
        return None

    def _judge_settling(self, act: Act, change: Message, point: Point, view) -> Reason | None:
        kind = change.which("change")
        value = change[kind]
        elsewhere = point.tier == VILLAGE and point.id != self.case.point
        if kind == "conflict_resolved":
            seen = all(act.has_seen(dot) for dot in _dots(value["superseded"]))
            return None if seen else self._fallen(act)
        if kind == "resolution_withdrawn":
            kinds = {
                next((s.kind for s in self.case.settlements
                      if s.act.dot == dot and act.has_seen(dot)), None)
                for dot in _dots(value["resolutions"])
            }
            if kinds == {"conflict_resolved"}:
                closed = view.stage in progress.ENDED or view.is_frozen
                return self._fallen(act) if closed else None
            if kinds != {"decision_ruled"}:
                return self._fallen(act)
        if elsewhere:
            return self._fallen(act)
        if point.tier != COUNTY:
            return 3, None
        if kind == "resolution_withdrawn":
            return None
        standing, *_ = _dots([value["standing"]])
        others = set(_dots(value["set_aside"]))
        fits = view.is_frozen and standing not in others \
            and others | {standing} == self.case.contradiction(act)
        return None if fits else self._fallen(act)

    def _fallen(self, act: Act) -> Reason:
        fallen = [
            dot for dot in self.case.refused if act.has_seen(dot) and not self.is_ruled(dot, act)
        ]
        return (6, max(fallen)) if fallen else (5, None)

    # Applying

    def _apply(self, act: Act) -> None:
        case = self.case
        if act.entry.subject == "opened":
            matter = self._pinned(act)
            decider = matter and self._view(act).decider(matter, case.point, self._day(act))
            if decider:
                case.matter, case.birth, case.is_open = matter, decider, True
                case.day = self._day(act)
                case.pin = self._view(act)
        for change in act.message["changes"]:
            which = change.which("change")
            value = change[which]
            if which == "field_set":
                applicant = value["applicant"]
                content: object = value["text"]
                if applicant:
                    number = checked_identity_number(applicant["identity_number"])
                    content = (applicant["name"], number)
                self._write(act, value["field"], content)
            elif which in SETTLEMENTS:
                self._settle(act, which, value)
            elif which == "answered":
                self._write(act, value["key"], value[value.which("value")])
            elif which == "material_taken":
                case.materials.setdefault(value, []).append(act)
            elif which == "material_returned":
                case.materials[value] = [
                    taken for taken in case.materials.get(value, []) if not act.has_seen(taken.dot)
                ]
            elif which == "moved":
                case.events.append((value["transition"], act))
            elif which == "right_moved":
                case.moves.append((value["move"], value["to_replica"], act))
            elif which == "noted":
                case.lines.append((act, value))
            elif which == "correction_requested":
                case.lines.append((act, value["note"]))

    def _write(self, act: Act, name: int | str, value: object) -> None:
        standing = self.case.fields.setdefault(name, [])
        if any(written.act.dot == act.dot for written in standing):
            return
        standing[:] = [w for w in standing if not act.has_seen(w.act.dot)]
        standing.append(Written(act, self._level(act), value))
        if name in self.case.settled:
            self.case.settled[name] = [
                s for s in self.case.settled[name] if not act.has_seen(s.act.dot)
            ]

    def _settle(self, act: Act, kind: str, value: Message) -> None:
        case = self.case
        key = {"conflict_resolved": "superseded", "resolution_withdrawn": "resolutions",
               "decision_ruled": "set_aside"}[kind]
        names = frozenset(dot for dot in _dots(value[key]) if act.has_seen(dot))
        settled = Settled(act, kind, self._level(act), names=names)
        if kind == "conflict_resolved":
            applicant = value["applicant"]
            settled.value = value["text"] if not applicant else (
                applicant["name"], checked_identity_number(applicant["identity_number"])
            )
            settled.field = value["field"]
            case.settled.setdefault(settled.field, []).append(settled)
        elif kind == "resolution_withdrawn":
            for number in {s.field for s in case.settlements
                           if s.act.dot in names and s.field is not None}:
                case.settled.setdefault(number, []).append(settled)
        else:
            settled.standing, *_ = _dots([value["standing"]])
            if not act.has_seen(settled.standing):
                return
        case.settlements.append(settled)


def _dots(names) -> list[Dot]:
    """The entries that a settlement names."""
    return [(bytes(name["replica"]), name["sequence"]) for name in names]


def _opened(act: Act) -> Message | None:
    changes = act.message["changes"] if act.message else []
    rest = [change for change in changes if change.which("change") != "right_moved"]
    return rest[0]["opened"] if rest else None


def _transition(change: Message) -> int | None:
    return change["moved"]["transition"] if change["moved"] else None


def _is_readable(act: Act) -> bool:
    """Whether the payload is a CaseAct as section 5 has it."""
    if act.message is None:
        return False
    changes = act.message["changes"]
    kinds = [change.which("change") for change in changes]
    rest = [kind for kind in kinds if kind != "right_moved"]
    if not kinds or not KNOWN.issuperset(kinds) or kinds.count("right_moved") > 1:
        return False
    if "opened" in rest[1:] or sum(kind in LINES for kind in rest) > 1:
        return False
    if kinds.count("told") > 1:
        return False
    if kinds.count("answered") > ANSWER_LIMIT:
        return False
    if any(kind in SETTLEMENTS for kind in kinds) and len(kinds) > 1:
        return False
    return all(_is_known(change, kind) for change, kind in zip(changes, kinds))


def _is_known(change: Message, kind: str) -> bool:
    value = change[kind]
    if kind == "opened":
        return bool(CODE.fullmatch(value["matter"]))
    if kind == "field_set":
        return value["field"] in FIELDS and value.which("value") is not None
    if kind == "answered":
        return bool(KEY.fullmatch(value["key"])) and value.which("value") is not None
    if kind == "moved":
        return value["transition"] in progress.LEGAL
    if kind == "conflict_resolved":
        return value["field"] in FIELDS and value.which("value") is not None \
            and _are_names(value["superseded"])
    if kind == "resolution_withdrawn":
        return _are_names(value["resolutions"])
    if kind == "decision_ruled":
        return _are_names(value["set_aside"]) and bool(value["standing"]) \
            and _are_names([value["standing"]])
    if kind == "told":
        return 1 <= value["limit"] <= 6
    if kind == "right_moved":
        return len(value["to_replica"]) == 16
    return True


def _are_names(names) -> bool:
    return bool(names) and all(len(name["replica"]) == 16 for name in names)


def _not_entitled(transition: int, point: Point, mode, matter: Matter, may_use: bool) -> int | None:
    """The table of rule 12."""
    is_village = point.tier == VILLAGE
    accepts = mode is not None and mode >= ACCEPTANCE
    if transition == progress.REQUEST:
        return None if accepts else 3
    if transition == progress.ACCEPT:
        return 3 if (is_village and matter.type != PUBLIC_SERVICE) or not accepts else None
    if transition == progress.START:
        return 3 if is_village or not accepts else None
    if transition in (progress.APPROVE, progress.DENY):
        if is_village and matter.type == LICENCE:
            return 3
        return None if may_use else 4
    if transition == progress.REFUSE:
        return 3 if is_village else None if may_use else 4
    return None
