"""Feeds as a listener to a capture comes to hold them: certificates, chains, contexts, rulings."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from . import records
from .crypto import ZERO_HASH, replica_id
from .faults import Fault
from .protobuf import Schema, decode
from .segments import Base, Entry, Feed, Segment, context_digest, read_body
from .wire import Scope

CERTIFICATE, RULING = 1, 2


@dataclass
class Held:
    """A feed as far as it was seen."""

    key: bytes | None = None
    head: bytes = ZERO_HASH
    count: int = 0
    base: Base = field(default_factory=Base)
    firsts: list[int] = field(default_factory=list)
    segments: list[tuple[bytes, bytes]] = field(default_factory=list)

    def hash_at(self, sequence: int) -> bytes | None:
        """The hash of the segment that holds an entry, if it was seen."""
        if not self.firsts or not self.firsts[0] <= sequence < self.count:
            return None
        return self.segments[bisect_right(self.firsts, sequence) - 1][1]


@dataclass
class Taken:
    """What became of one segment."""

    segment: Segment
    outcome: str
    entries: list[Entry]
    notes: list[str]


class Feeds:
    """All feeds seen so far."""

    def __init__(self, schema: Schema, county: bytes | None = None) -> None:
        self.schema = schema
        self.county = county
        self.county_was_given = county is not None
        self.held: dict[Feed, Held] = {}

    def copy(self) -> Feeds:
        """An independent copy; entries and hashes are shared, they never change."""
        twin = Feeds(self.schema, self.county)
        twin.county_was_given = self.county_was_given
        for feed, held in self.held.items():
            twin.held[feed] = Held(
                held.key, held.head, held.count, held.base, list(held.firsts), list(held.segments)
            )
        return twin

    def take(self, segment: Segment) -> Taken:
        """Verifies a segment the way a node does (README section 4.4), and holds it.

        Raises the first fault. A gap is no fault: the segment is told apart as not checkable.
        """
        header = segment.header
        held = self.held.get(header.feed)
        count = held.count if held else 0
        if header.first > count:
            segment.check_body()
            return Taken(segment, "gap", [], [f"entries {count}..{header.first - 1} were not seen"])
        if held and header.first < count:
            return self._again(segment, held)
        held = held or Held()
        key = held.key if header.first else self._certified(segment)
        if key is None:
            raise Fault("badCertificate", "no certificate was seen", field="header")
        segment.check_body()
        segment.check_signature(key, held.head)
        self._check_author(header.feed.scope, key)
        entries = read_body(segment, held.base)
        notes = self._check_context(segment, entries[-1])
        taken = Taken(segment, "new", entries, notes)
        held.key = key
        held.head = segment.hash_onto(held.head)
        held.count = header.end
        held.base = Base(entries[-1].context, entries[-1].heads)
        held.firsts.append(header.first)
        held.segments.append((header.bytes, held.head))
        self.held[header.feed] = held
        for entry in entries:
            taken.notes += self._check_entry(header.feed, entry, key)
        return taken

    def _again(self, segment: Segment, held: Held) -> Taken:
        header = segment.header
        segment.check_body()
        if header.first in held.firsts:
            known, _ = held.segments[held.firsts.index(header.first)]
            if known == header.bytes:
                previous_index = held.firsts.index(header.first) - 1
                previous = held.segments[previous_index][1] if previous_index >= 0 else ZERO_HASH
                segment.check_signature(held.key or b"", previous)
                return Taken(segment, "duplicate", [], [])
        raise Fault("forked", f"another branch at {header.first}", field="header",
                    byte=segment.places.get("header"))

    def _certified(self, segment: Segment) -> bytes:
        """The key that entry 0 certifies; of the very replica the header names."""
        first = read_body(segment, Base())[0]
        if first.kind != CERTIFICATE:
            raise Fault("badCertificate", "entry 0 is no certificate", entry=0, byte=first.at)
        try:
            certificate = decode(self.schema, "Certificate", first.payload, first.at)
        except Fault as fault:
            raise Fault("badCertificate", fault.detail, entry=0, byte=first.at) from None
        key = certificate["device_key"]
        if len(key) != 32 or replica_id(key, certificate["incarnation"]) \
                != segment.header.feed.replica:
            raise Fault("badCertificate", "of another replica", entry=0, byte=first.at)
        return key

    def _check_author(self, scope: Scope, key: bytes) -> None:
        if not scope.is_county_written:
            return
        if self.county is None:
            self.county = key
        if key != self.county:
            raise Fault("scope", "a county scope written by another device", field="header")

    def _check_context(self, segment: Segment, last: Entry) -> list[str]:
        author = segment.header.feed
        reached = [(Feed(r, author.scope), count) for r, count in last.context.items()]
        reached += [(Feed(r, scope), count) for scope, (r, count) in last.heads.items()]
        hashes: list[tuple[Feed, int, bytes]] = []
        for feed, count in reached:
            if feed.replica == author.replica:
                continue
            held = self.held.get(feed)
            digest = held.hash_at(count - 1) if held else None
            if digest is None:
                return [f"context digest not computable: {feed} up to {count} was not seen"]
            hashes.append((feed, count, digest))
        if context_digest(hashes, author.replica) != segment.header.context_digest:
            raise Fault("branch", "the context digest is over another branch", field="header",
                        byte=segment.places.get("header"))
        return []

    def _check_entry(self, feed: Feed, entry: Entry, key: bytes) -> list[str]:
        if entry.kind != RULING or feed.scope.is_county_written:
            return []
        if self.county is not None and key != self.county:
            return [f"entry {entry.sequence}: a ruling by another device: refused, reason 9"]
        ruling = records.read_payload(self.schema, entry, feed.scope).message
        if ruling is None:
            return [f"entry {entry.sequence}: no readable ruling: refused, reason 8"]
        for item in ruling["feeds"]:
            ruled = Feed(item["replica"], feed.scope)
            held = self.held.get(ruled)
            digest = held.hash_at(item["count"] - 1) if held and item["count"] else None
            if digest is not None and digest != item["hash"]:
                raise Fault("branch", f"the ruling admits another branch of {ruled}",
                            entry=entry.sequence, byte=entry.at, field="feeds.hash")
        return []
