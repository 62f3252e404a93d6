"""The county's incarnations in line, and who stands in whose place (folding.md section 2)."""

from __future__ import annotations

from dataclasses import dataclass, field

from .protobuf import Message
from .segments import Feed
from .wire import AUTHORITY, SEQUENCE_LIMIT, Scope

Ends = dict[Scope, tuple[int, bytes]]


def read_ends(message: Message) -> Ends | None:
    """The ends that a message states, ascending by scope; None if they are not in order."""
    ends: Ends = {}
    last: Scope | None = None
    for one in message["ends"]:
        scope = Scope(one["scope_kind"], one["scope_key"])
        if not scope.is_known or len(one["hash"]) != 32 or not 0 < one["count"] < SEQUENCE_LIMIT:
            return None
        if last is not None and not last < scope:
            return None
        ends[scope] = (one["count"], bytes(one["hash"]))
        last = scope
    return ends


@dataclass
class Life:
    """One incarnation of the hub, and where the feeds of the one before it end."""

    replica: bytes
    found: Ends = field(default_factory=dict)


@dataclass
class CountyLine:
    """The incarnations of the hub, oldest first."""

    lives: list[Life] = field(default_factory=list)

    @property
    def said(self) -> int:
        """How much has been said of the line; grows with every word."""
        return len(self.lives) + sum(len(life.found) for life in self.lives)

    def rank(self, replica: bytes) -> int | None:
        """How many came before; None if it is none of the line."""
        return next((i for i, life in enumerate(self.lives) if life.replica == replica), None)

    def offset(self, feed: Feed) -> int:
        """The position of entry 0 of a feed."""
        rank = self.rank(feed.replica)
        if rank is None:
            return 0
        return sum(life.found.get(feed.scope, (0, b""))[0] for life in self.lives[: rank + 1])

    def end(self, feed: Feed) -> int | None:
        """How many entries of a feed count; None for all of them."""
        rank = self.rank(feed.replica)
        if rank is None or rank + 1 >= len(self.lives):
            return None
        stated = self.lives[rank + 1].found.get(feed.scope)
        if stated:
            return stated[0]
        return 0 if feed.scope.is_county_written else None

    def position(self, feed: Feed, count: int) -> int:
        """The position that a head names, at most the end of its feed."""
        end = self.end(feed)
        return self.offset(feed) + (count if end is None else min(count, end))

    def before(self, feed: Feed) -> tuple[Feed, int] | None:
        """The earlier incarnation's feed of the scope, and up to where it must be folded first."""
        rank = self.rank(feed.replica)
        end = self.lives[rank].found.get(feed.scope) if rank else None
        return (Feed(self.lives[rank - 1].replica, feed.scope), end[0]) if end else None

    def begin(self, replica: bytes) -> None:
        """The first incarnation has written."""
        if not self.lives:
            self.lives.append(Life(replica))

    def follow(self, previous: bytes, ends: Ends, replica: bytes) -> bool:
        """`replica` says where the feeds of the one before it end; whether it may say so."""
        rank = self.rank(replica)
        if rank is not None:
            if rank == 0 or self.lives[rank - 1].replica != previous:
                return False
            for scope, end in ends.items():
                self.lives[rank].found.setdefault(scope, end)
            return True
        if not self.lives or self.lives[-1].replica != previous:
            return False
        self.lives.append(Life(replica, dict(ends)))
        return True

    def heirs_at(self, count: int) -> list[tuple[bytes, bytes]]:
        """Who of the line stands in whose place at a position: entry 1 of the newer says so."""
        return [
            (older.replica, newer.replica) for older, newer in zip(self.lives, self.lives[1:])
            if self.offset(Feed(newer.replica, Scope(AUTHORITY, 0))) + 1 < count
        ]


@dataclass
class Succession:
    """Which incarnation stands in whose place."""

    heirs: dict[bytes, bytes] = field(default_factory=dict)

    def replace(self, old: bytes, new: bytes) -> None:
        """`new` takes the place of `old`; said twice, the first word stays."""
        if old not in self.heirs and self.heir(new) != old:
            self.heirs[old] = new

    def heir(self, replica: bytes) -> bytes:
        """Who stands in its place now."""
        while replica in self.heirs:
            replica = self.heirs[replica]
        return replica

    def leads(self, replica: bytes, later: bytes) -> bool:
        """Whether `later` is `replica` or took its place, at once or through others."""
        while replica != later:
            if replica not in self.heirs:
                return False
            replica = self.heirs[replica]
        return True
