"""Folds everything held: waiting, Lamport numbers, rulings, cases (folding.md sections 1 and 4)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from . import records
from .casework import Act, Case, Dot, Judge, Reason
from .feeds import CERTIFICATE, RULING, Feeds
from .register import Register
from .segments import Entry, Feed
from .wire import AUTHORITY, CASES, CATALOGUE, Scope

OPERATOR, HELD = 12, 60


@dataclass
class Ruled:
    """What the county has said about one feed."""

    count: int = 0
    steps: list[tuple[int, Dot]] = field(default_factory=list)
    exceptions: dict[int, Reason] = field(default_factory=dict)


class Folding:
    """The states that the entries of some feeds give."""

    def __init__(self, feeds: Feeds, entries: dict[Feed, list[Entry]]) -> None:
        self.feeds = feeds
        self.entries = entries
        self.folded: dict[Feed, int] = {feed: 0 for feed in entries}
        self.lamports: dict[tuple[Feed, int], int] = {}
        self.register = Register()
        self.ruled: dict[Feed, Ruled] = {}
        self.acts: dict[tuple[Scope, Dot], list[Act]] = {}
        self.outside: dict[tuple[Scope, Dot], Reason] = {}
        # What the county ruled otherwise than this reader judged just before.
        self.disagreements: list[str] = []

    def run(self) -> None:
        """Folds until nothing can be folded any more."""
        is_moving = True
        while is_moving:
            is_moving = False
            for feed in sorted(self.entries, key=lambda feed: feed.order):
                while self.folded[feed] < len(self.entries[feed]) and self._may_fold(feed):
                    self._fold(feed)
                    is_moving = True

    def waiting(self) -> list[Feed]:
        """Feeds that wait."""
        return [feed for feed in self.entries if self.folded[feed] < len(self.entries[feed])]

    def cases(self) -> list[Case]:
        """Every case, folded."""
        found = [self._case(scope, dot) for scope, dot in sorted(self.acts)]
        return sorted(found, key=lambda case: (case.point, case.dot))

    def refused(self) -> dict[tuple[Scope, Dot], Reason]:
        """Every entry outside the fold, and why."""
        found = dict(self.outside)
        for case in self.cases():
            found |= {(case.scope, dot): reason for dot, reason in case.refused.items()}
        return found

    def _may_fold(self, feed: Feed) -> bool:
        entry = self.entries[feed][self.folded[feed]]
        is_known = entry.kind in (CERTIFICATE, *(k for k in records.KINDS if k >= 10)) or (
            entry.kind == RULING and not feed.scope.is_county_written
        )
        reached = [(Feed(r, feed.scope), count) for r, count in entry.context.items()]
        reached += [(Feed(r, scope), count) for scope, (r, count) in entry.heads.items()]
        return is_known and all(self.folded.get(other, 0) >= count for other, count in reached)

    def _fold(self, feed: Feed) -> None:
        sequence = self.folded[feed]
        entry = self.entries[feed][sequence]
        before = self.lamports.get((feed, sequence - 1), 0)
        seen = [
            self.lamports[(Feed(replica, feed.scope), count - 1)]
            for replica, count in entry.context.items()
        ]
        self.lamports[(feed, sequence)] = 1 + max([before, *seen])
        self.folded[feed] += 1
        if entry.kind == CERTIFICATE:
            return
        dot = (feed.replica, sequence)
        is_county = self.feeds.held[feed].key == self.feeds.county
        if entry.kind == RULING:
            reason = self._rule(feed, entry, dot) if is_county else 9
        elif entry.kind == OPERATOR:
            reason = self._name(feed, entry, is_county)
        elif feed.scope.kind in (AUTHORITY, CATALOGUE):
            read = records.read_payload(self.feeds.schema, entry, feed.scope)
            reason = 9 if not is_county else self.register.fold(
                feed.scope, sequence, entry.kind, read.message
            )
        elif feed.scope.kind == CASES:
            reason = self._act(feed, entry, dot)
        elif entry.kind == HELD:
            reason = self._hold(feed, entry)
        else:
            reason = 8
        if reason:
            self.outside[(feed.scope, dot)] = (reason, None)

    def _name(self, feed: Feed, entry: Entry, is_county: bool) -> int | None:
        """Who acts from here on: read by nobody who judges."""
        if feed.scope.is_county_written and not is_county:
            return 9
        read = records.read_payload(self.feeds.schema, entry, feed.scope)
        name = read.message["name"] if read.message else ""
        is_name = 1 <= len(name) <= 100 and not name.isspace() and not any(
            unicodedata.category(letter) == "Cc" for letter in name
        )
        return None if is_name and entry.subject == "scope" else 8

    def _hold(self, feed: Feed, entry: Entry) -> int | None:
        """What a device of the scope's own point says it holds of the county's scopes."""
        head = entry.heads.get(Scope(AUTHORITY, 0))
        grants = self.register.at(head[1] if head else 0).grants
        point = grants.get(self.feeds.held[feed].key or b"")
        if point is None:
            return 1
        if point != feed.scope.key:
            return 2
        read = records.read_payload(self.feeds.schema, entry, feed.scope)
        named = [(s["kind"], s["key"]) for s in read.message["scopes"]] if read.message else []
        known = [place for place in named if Scope(*place).is_known]
        return None if read.message and len(set(known)) == len(known) else 8

    # Cases

    def _act(self, feed: Feed, entry: Entry, dot: Dot) -> int | None:
        read = records.read_payload(self.feeds.schema, entry, feed.scope)
        act = Act(dot, self.feeds.held[feed].key or b"", entry,
                  self.lamports[(feed, dot[1])], read.message)
        subject = dot if entry.subject == "opened" else entry.subject
        if subject == "scope" or (subject != dot and not act.has_seen(subject)):
            return 8
        self.acts.setdefault((feed.scope, subject), []).append(act)
        return None

    def _case(self, scope: Scope, dot: Dot) -> Case:
        case = Case(scope.key, dot, scope)
        judge = Judge(self.register, case, lambda seen, act: self._is_ruled(scope, seen, act))
        for act in sorted(self.acts[(scope, dot)], key=lambda act: act.order):
            judge.fold(act, self._verdict(scope, act.dot))
        return case

    # Rulings

    def _verdict(self, scope: Scope, dot: Dot) -> tuple[bool, Reason | None]:
        ruled = self.ruled.get(Feed(dot[0], scope), Ruled())
        return dot[1] < ruled.count, ruled.exceptions.get(dot[1])

    def _is_ruled(self, scope: Scope, dot: Dot, act: Act) -> bool:
        feed = Feed(dot[0], scope)
        if self.feeds.held[feed].key == self.feeds.county:
            return act.has_seen(dot)
        steps = self.ruled.get(feed, Ruled()).steps
        step = min((step for step in steps if step[0] > dot[1]), default=None)
        return step is not None and act.has_seen(step[1])

    def _rule(self, feed: Feed, entry: Entry, dot: Dot) -> int | None:
        ruling = records.read_payload(self.feeds.schema, entry, feed.scope).message
        if ruling is None:
            return 8
        own = self.refused()
        for item in ruling["feeds"]:
            self._rule_on(Feed(item["replica"], feed.scope), item, dot, own)
        return None

    def _rule_on(self, feed: Feed, item, dot: Dot, own: dict) -> None:
        held = self.feeds.held.get(feed)
        count = item["count"]
        if held is None or not 0 < count <= held.count or held.hash_at(count - 1) != item["hash"]:
            return
        ruled = self.ruled.setdefault(feed, Ruled())
        if count > ruled.count:
            said = {e["sequence"]: e["reason"] for e in item["exceptions"]}
            for sequence in range(ruled.count, count):
                judged = own.get((feed.scope, (feed.replica, sequence)), (0, None))[0]
                if judged != said.get(sequence, 0):
                    self.disagreements.append(
                        f"{feed} {sequence}: judged {judged}, ruled {said.get(sequence, 0)}"
                    )
            ruled.count = count
            ruled.steps.append((count, dot))
        for exception in item["exceptions"]:
            cause = exception["cause_replica"]
            if exception["reason"] == 0:
                ruled.exceptions.pop(exception["sequence"], None)
            else:
                ruled.exceptions[exception["sequence"]] = (
                    exception["reason"],
                    (cause, exception["cause_sequence"]) if cause else None,
                )
