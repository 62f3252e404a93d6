"""The county's register and its published matters (folding.md sections 2 and 3)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .protobuf import Message
from .wire import AUTHORITY, Scope

COUNTY, TOWNSHIP, VILLAGE = 4, 5, 6
LICENCE, PUBLIC_SERVICE = "01", "20"
TYPES = {f"{number:02}" for number in range(1, 11)} | {PUBLIC_SERVICE}
AGENCY, ACCEPTANCE, DECISION = 1, 2, 3
ANCESTORS = 3
CODE = re.compile(r"[0-9A-Z-]{1,50}", re.ASCII)
DIVISION = re.compile(r"\d{6}|\d{9}|\d{12}", re.ASCII)
MALFORMED = 8


@dataclass(frozen=True)
class Point:
    """A service point."""

    id: int
    tier: int
    parent: int


@dataclass(frozen=True)
class Matter:
    """One published version of a matter, and where it was published."""

    code: str
    version: int
    type: str
    status: int
    scope: Scope
    sequence: int


@dataclass
class Register:
    """Everything the authority feed said, with the sequence that said it."""

    facts: list[tuple[int, int, Message]] = field(default_factory=list)
    matters: dict[tuple[str, int, int], Matter] = field(default_factory=dict)
    views: dict[int, View] = field(default_factory=dict)

    def fold(self, scope: Scope, sequence: int, kind: int, message: Message | None) -> int | None:
        """Folds an entry of a county scope; a reason if it is refused."""
        if message is None or not _is_sound(kind, message):
            return MALFORMED
        if scope.kind == AUTHORITY:
            self.facts.append((sequence, kind, message))
            return None
        if kind == 50:
            matter = Matter(message["code"], message["version"], message["type"],
                            message["status"], scope, sequence)
            self.matters.setdefault((matter.code, matter.version, scope.key), matter)
        return None

    def published(self, code: str, version: int, audience: int) -> Matter | None:
        """A version as one audience has it; an unknown audience stands for the lowest that has it."""
        audiences = [audience] if audience in range(1, 5) else [4, 3, 2, 1]
        found = (self.matters.get((code, version, key)) for key in audiences)
        return next((matter for matter in found if matter), None)

    def at(self, count: int) -> View:
        """The register at a count."""
        if count not in self.views:
            self.views[count] = View([fact for fact in self.facts if fact[0] < count])
        return self.views[count]


def _is_sound(kind: int, message: Message) -> bool:
    if kind == 30:
        return all(
            point["id"] > 0 and COUNTY <= point["tier"] <= VILLAGE
            and DIVISION.fullmatch(point["division"]) for point in message["points"]
        )
    if kind == 31:
        return len(message["device_key"]) == 32 and len(message["replica"]) == 16
    if kind == 33:
        return all(CODE.fullmatch(code) for code in message["withdrawn"]) and all(
            CODE.fullmatch(row["matter"]) and row["mode"] <= DECISION
            and row.which("coverage") is not None
            and (row.which("coverage") == "point" or COUNTY <= row["tier"] <= VILLAGE)
            for row in message["delegations"]
        )
    if kind == 35:
        return all(d["code"] and 1 <= d["nature"] <= 3 for d in message["departments"])
    if kind == 37:
        days = [day["ordinal"] for day in message["days"]]
        year = message["year"]
        is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 1 <= year <= 9999 and len(set(days)) == len(days) and all(
            1 <= day["ordinal"] <= 365 + is_leap and 1 <= day["kind"] <= 4
            for day in message["days"]
        )
    if kind == 50:
        return bool(CODE.fullmatch(message["code"])) and message["type"] in TYPES and (
            message["status"] <= 2
        ) and all(
            1 <= paper["form"] <= 3 and 1 <= paper["necessity"] <= 3
            and paper["source"] <= 2 and paper["exemption"] <= 4
            for paper in message["materials"]
        )
    if kind == 51:
        return all(
            CODE.fullmatch(line["code"]) and 1 <= line["audience"] <= 3 and line["status"] <= 2
            for line in message["matters"]
        )
    if kind == 52:
        return 1 <= message["kind"] <= 3 and bool(message["id"]) and message["version"] > 0
    return False


class View:
    """The register as it stood."""

    def __init__(self, facts: list[tuple[int, int, Message]]) -> None:
        self.points: dict[int, Point] = {}
        self.grants: dict[bytes, int] = {}
        self.deciders: dict[int, bytes] = {}
        self.rows: dict[str, list[Message]] = {}
        self.as_of = 0
        effects = {30: self._points, 31: self._grant, 33: self._delegate}
        for _, kind, message in facts:
            if kind in effects:
                effects[kind](message)

    def _points(self, message: Message) -> None:
        for point in message["points"]:
            self.points[point["id"]] = Point(point["id"], point["tier"], point["parent"])

    def _grant(self, message: Message) -> None:
        self.grants[message["device_key"]] = message["point"]
        if message["decides"]:
            self.deciders[message["point"]] = message["replica"]

    def _delegate(self, message: Message) -> None:
        self.as_of = max(self.as_of, message["as_of"])
        for code in message["withdrawn"]:
            self.rows[code] = []
        given: dict[str, list[Message]] = {}
        for row in message["delegations"]:
            given.setdefault(row["matter"], []).append(row)
        self.rows |= given

    def point_of(self, key: bytes) -> Point | None:
        """The registered point a device acts for."""
        return self.points.get(self.grants.get(key, 0))

    def ancestors(self, id: int) -> list[Point]:
        """The points above, nearest first."""
        found: list[Point] = []
        point = self.points.get(id)
        while point and point.parent in self.points and len(found) < ANCESTORS:
            point = self.points[point.parent]
            found.append(point)
        return found

    def reaches(self, point: Point, id: int) -> bool:
        """Whether a point is another one or stands above it."""
        return point.id == id or any(above.id == point.id for above in self.ancestors(id))

    def possible_mode(self, matter: str, point: Point) -> int | None:
        """How far a point may take a matter on any day that the county has not left behind."""
        days = {self.as_of}
        for row in self.rows.get(matter, []):
            days.add(row["from"])
            if "until" in row.values:
                days.add(row["until"] + 1)
        modes = [self.mode(matter, point, day) for day in days if day >= self.as_of]
        return max((mode for mode in modes if mode), default=None)

    def mode(self, matter: str, point: Point, day: int) -> int | None:
        """How far a point may take a matter on a day."""
        if point.tier == COUNTY:
            return DECISION
        rows = [
            row for row in self.rows.get(matter, [])
            if row["from"] <= day and ("until" not in row.values or row["until"] >= day)
        ]
        own = [r["mode"] for r in rows if r.which("coverage") == "point" and r["point"] == point.id]
        tier = [r["mode"] for r in rows if r.which("coverage") == "tier" and r["tier"] == point.tier]
        narrowest = min(own or tier, default=0)
        return narrowest or None

    def decider(self, matter: Matter, id: int, day: int) -> bytes | None:
        """The replica at which decisions of a case opened at a point on a day are born."""
        if id not in self.points:
            return None
        line = [self.points[id]] + self.ancestors(id)
        start = len(line) - 1
        for index, point in enumerate(line):
            barred = point.tier == VILLAGE and matter.type == LICENCE
            if not barred and self.mode(matter.code, point, day) == DECISION:
                start = index
                break
        return next((self.deciders[p.id] for p in line[start:] if p.id in self.deciders), None)
