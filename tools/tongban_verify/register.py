"""The county's register and its published matters (folding.md sections 2 and 3)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field

from .handshake import Handshake
from .line import CountyLine, Succession, read_ends
from .matters import whole
from .protobuf import Message
from .segments import Feed
from .wire import AUTHORITY, Scope

COUNTY, TOWNSHIP, VILLAGE = 4, 5, 6
LICENCE, PUBLIC_SERVICE = "01", "20"
TYPES = {f"{number:02}" for number in range(1, 11)} | {PUBLIC_SERVICE}
AGENCY, ACCEPTANCE, DECISION = 1, 2, 3
IN_USE, SUSPENDED, CLOSED = 0, 1, 2
AUDIENCE_COUNTY, AUDIENCE_TOWNSHIP, AUDIENCE_VILLAGE = 1, 2, 3
ANCESTORS = 3
CODE = re.compile(r"[0-9A-Z-]{1,50}", re.ASCII)
DIVISION = re.compile(r"\d{6}|\d{9}|\d{12}", re.ASCII)
UNKNOWN_MATTER, MALFORMED = 7, 8
# Parameters of time limits: name, default, least.
RULES = (
    ("tell_within", 5, 1), ("hand_over_within", 3, 1), ("hand_over_alarm", 2, 0),
    ("deliver_within", 10, 1), ("longest_extension", 10, 0), ("yellow_from", 2, 0),
)
LARGEST_RULE = 250


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
    position: int


@dataclass
class Register:
    """Everything the authority feeds said, with the position that said it."""

    line: CountyLine = field(default_factory=CountyLine)
    facts: list[tuple[int, int, Message]] = field(default_factory=list)
    # By code, version and audience.
    matters: dict[tuple[str, int, int], Matter] = field(default_factory=dict)
    # The same versions as published, completed by their bases.
    texts: dict[tuple[str, int, int], Message] = field(default_factory=dict)
    views: dict[int, View] = field(default_factory=dict)

    def fold(self, scope: Scope, position: int, kind: int, message: Message | None) -> int | None:
        """Folds an entry of a county scope; a reason if it is refused."""
        if message is not None and kind == 50 and message["base"]:
            if message["base"] >= message["version"] or not CODE.fullmatch(message["code"]):
                return MALFORMED
            base = self.texts.get((message["code"], message["base"], scope.key))
            if base is None:
                return UNKNOWN_MATTER
            message = whole(message, base)
        if message is None or kind not in CHECKS or not CHECKS[kind](message):
            return MALFORMED
        if scope.kind == AUTHORITY:
            self.facts.append((position, kind, message))
            return None
        if kind == 50:
            matter = Matter(message["code"], message["version"], message["type"],
                            message["status"], scope, position)
            key = (matter.code, matter.version, scope.key)
            self.matters.setdefault(key, matter)
            self.texts.setdefault(key, message)
        return None

    def matter(self, code: str, version: int, audience: int = 0) -> Matter | None:
        """A version as one audience has it, or as the lowest that has it."""
        audiences = [audience] if 1 <= audience <= 4 else [4, 3, 2, 1]
        found = (self.matters.get((code, version, key)) for key in audiences)
        return next((matter for matter in found if matter), None)

    def at(self, count: int) -> View:
        """The register at a count."""
        if count not in self.views:
            self.views[count] = View(
                [fact for fact in self.facts if fact[0] < count], self.line.heirs_at(count)
            )
        return self.views[count]

    def at_head(self, head: tuple[bytes, int] | None) -> View:
        """The register as an entry with this head of the authority knew it."""
        authority = Scope(AUTHORITY, 0)
        return self.at(self.line.position(Feed(head[0], authority), head[1]) if head else 0)

    def end(self, feed: Feed) -> int | None:
        """How many entries of a feed count because its replica was replaced; None for all."""
        for _, kind, message in self.facts:
            if kind == 34 and message["old_replica"] == feed.replica:
                return (read_ends(message) or {}).get(feed.scope, (0, b""))[0]
        return None


def _points(message: Message) -> bool:
    return all(
        point["id"] > 0 and COUNTY <= point["tier"] <= VILLAGE
        and DIVISION.fullmatch(point["division"]) for point in message["points"]
    )


def _grant(message: Message) -> bool:
    return len(message["device_key"]) == 32 and len(message["replica"]) == 16


def _delegations(message: Message) -> bool:
    return all(CODE.fullmatch(code) for code in message["withdrawn"]) and all(
        CODE.fullmatch(row["matter"]) and row["mode"] <= DECISION
        and row.which("coverage") is not None
        and (row.which("coverage") == "point" or COUNTY <= row["tier"] <= VILLAGE)
        for row in message["delegations"]
    )


def is_replacement(message: Message) -> bool:
    """Whether an IncarnationReplaced names two replicas, and ends in order."""
    old, new = message["old_replica"], message["new_replica"]
    return len(old) == len(new) == 16 and old != new and read_ends(message) is not None


def _departments(message: Message) -> bool:
    return all(one["code"] and 1 <= one["nature"] <= 3 for one in message["departments"])


def _calendar(message: Message) -> bool:
    year = message["year"]
    if not 1 <= year <= 9999:
        return False
    last = 366 if calendar.isleap(year) else 365
    ordinals = [day["ordinal"] for day in message["days"]]
    return len(set(ordinals)) == len(ordinals) and all(
        1 <= day["ordinal"] <= last and 1 <= day["kind"] <= 4 for day in message["days"]
    )


def _rules(message: Message) -> bool:
    """Whether every parameter is in its range, the absent ones at their defaults."""
    given = message["deadlines"]
    rules = {name: [default, least] for name, default, least in RULES}
    if given:
        for name in given.values:
            if name in rules:
                rules[name][0] = given[name]
    return all(least <= value <= LARGEST_RULE for value, least in rules.values()) \
        and rules["hand_over_alarm"][0] <= rules["hand_over_within"][0]


def _matter(message: Message) -> bool:
    return bool(CODE.fullmatch(message["code"])) and message["type"] in TYPES \
        and message["status"] <= CLOSED and all(
            1 <= paper["form"] <= 3 and 1 <= paper["necessity"] <= 3 and paper["source"] <= 2
            and paper["exemption"] <= 4 for paper in message["materials"]
        )


def _names(message: Message) -> bool:
    return all(
        CODE.fullmatch(one["code"]) and AUDIENCE_COUNTY <= one["audience"] <= AUDIENCE_VILLAGE
        and one["status"] <= CLOSED for one in message["matters"]
    )


def _document(message: Message) -> bool:
    return 1 <= message["kind"] <= 3 and message["id"] != "" and message["version"] > 0


def _offer(message: Message) -> bool:
    checks = message["checks"]
    return bool(CODE.fullmatch(message["matter"])) and message["point"] > 0 \
        and message["version"] > 0 and AGENCY <= message["mode"] <= DECISION \
        and message["trial_cases"] <= 1000 and all(1 <= item <= 8 for item in checks) \
        and all(a < b for a, b in zip(checks, checks[1:]))


def _move(message: Message) -> bool:
    answer = message["answer"] if "answer" in message.values else None
    return bool(CODE.fullmatch(message["matter"])) and message["point"] > 0 \
        and message["version"] > 0 and 2 <= message["move"] <= 8 \
        and (answer is None or (len(answer["replica"]) == 16 and answer["sequence"] < 1 << 62))


def _beacon(message: Message) -> bool:
    id = message["backup"]["id"] if "backup" in message.values else b""
    return message["county_time"] > 0 and message["village_days"] <= 366 \
        and message["township_days"] <= 366 and len(id) <= 64 \
        and ("backup" in message.values) == bool(id)


CHECKS = {
    30: _points, 31: _grant, 33: _delegations, 34: is_replacement, 35: _departments, 37: _calendar,
    38: _offer, 39: _move, 40: _beacon, 42: _rules, 50: _matter,
    51: _names, 52: _document,
}


class View:
    """The register as it stood."""

    def __init__(
        self, facts: list[tuple[int, int, Message]], heirs: list[tuple[bytes, bytes]]
    ) -> None:
        self.points: dict[int, Point] = {}
        self.grants: dict[bytes, int] = {}
        self.deciders: dict[int, bytes] = {}
        self.rows: dict[str, list[Message]] = {}
        self.handshakes: dict[tuple[str, int], Handshake] = {}
        # The newest day the county has signed with delegations.
        signed = {33: "as_of", 38: "offered_on", 39: "day"}
        days = [message[signed[kind]] for _, kind, message in facts if kind in signed]
        self.as_of: int = max(days, default=0)
        self.succession = Succession()
        for old, new in heirs:
            self.succession.replace(old, new)
        folds = {30: self._points, 31: self._grant, 33: self._delegate, 34: self._replace,
                 38: self._offer, 39: self._move}
        for _, kind, message in facts:
            if kind in folds:
                folds[kind](message)
        self.deciders = {
            point: self.succession.heir(replica) for point, replica in self.deciders.items()
        }

    def _points(self, message: Message) -> None:
        for point in message["points"]:
            self.points[point["id"]] = Point(point["id"], point["tier"], point["parent"])

    def _grant(self, message: Message) -> None:
        self.grants[message["device_key"]] = message["point"]
        if message["decides"]:
            self.deciders[message["point"]] = message["replica"]

    def _replace(self, message: Message) -> None:
        self.succession.replace(bytes(message["old_replica"]), bytes(message["new_replica"]))

    def _delegate(self, message: Message) -> None:
        for code in message["withdrawn"]:
            self.rows[code] = []
        given: dict[str, list[Message]] = {}
        for row in message["delegations"]:
            given.setdefault(row["matter"], []).append(row)
        self.rows |= given

    def _offer(self, message: Message) -> None:
        key = (message["matter"], message["point"])
        self.handshakes.setdefault(key, Handshake()).offer(message)

    def _move(self, message: Message) -> None:
        handshake = self.handshakes.get((message["matter"], message["point"]))
        if handshake:
            handshake.move(message)

    @property
    def county_decider(self) -> bytes | None:
        """Who decides for the county itself."""
        seats = sorted(point.id for point in self.points.values() if point.tier == COUNTY)
        return self.deciders.get(seats[0]) if seats else None

    def is_stopped(self, matter: str, point: Point, day: int) -> bool:
        """Whether an urgent recall also stops begun cases of a point."""
        handshake = self.handshakes.get((matter, point.id))
        return handshake is not None and handshake.is_stopped(day)

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

    def _naming(self, matter: str, point: Point) -> tuple[list[Message], list[Message]]:
        """The rows of a matter that name a point, and those that name its tier."""
        rows = self.rows.get(matter, [])
        return (
            [r for r in rows if r.which("coverage") == "point" and r["point"] == point.id],
            [r for r in rows if r.which("coverage") == "tier" and r["tier"] == point.tier],
        )

    def mode(self, matter: str, point: Point, day: int) -> int | None:
        """How far a point may take a matter on a day."""
        if point.tier == COUNTY:
            return DECISION
        listed: int | None = None
        for rows in self._naming(matter, point):
            holding = [row["mode"] for row in rows if _holds(row, day)]
            if holding:
                listed = min(holding)
                break
        if listed == 0:
            return None
        handshake = self.handshakes.get((matter, point.id))
        return handshake.mode(day, listed) if handshake else listed

    def possible_mode(self, matter: str, point: Point, since: int) -> int | None:
        """The furthest a point may take a matter on any day from one on."""
        rows = [row for named in self._naming(matter, point) for row in named]
        turning = {row["from"] for row in rows}
        turning |= {row["until"] + 1 for row in rows if "until" in row.values}
        handshake = self.handshakes.get((matter, point.id))
        turning |= handshake.turning() if handshake else set()
        days = [since, *(day for day in turning if day > since)]
        return max((self.mode(matter, point, day) or 0 for day in days), default=0) or None

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


def _holds(row: Message, day: int) -> bool:
    """Whether a row holds on a day; its first and its last day count."""
    return row["from"] <= day and ("until" not in row.values or day <= row["until"])
