"""Folds everything held: waiting, Lamport numbers, rulings, cases (folding.md sections 1, 2 and 4)."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from . import records
from .casework import Act, Case, Judge
from .feeds import CERTIFICATE, RULING, Feeds
from .line import CountyLine, read_ends
from .register import CODE, Register, is_replacement
from .rulings import Dot, Reason, Ruled, Said
from .segments import Entry, Feed
from .wire import AUTHORITY, CASES, CATALOGUE, Scope

OPERATOR, REPLACED, RESTORED, HELD, TAKEN, DEVIATION, ANSWER = 12, 34, 36, 60, 61, 62, 63
ELEMENTS, LONGEST_TEXT = 118, 500
PAST_THE_END = 16
# What only the county can know; nobody judges it.
COUNTY_ONLY = (11, 12)


def _is_blank(text: str) -> bool:
    return not text or text.isspace()


def _is_plain(text: str) -> bool:
    """Short enough, and without control characters but for line breaks and tabs."""
    return len(text) <= LONGEST_TEXT and not any(
        unicodedata.category(letter) == "Cc" and letter not in "\n\t" for letter in text
    )


class Folding:
    """The states that the entries of some feeds give."""

    def __init__(self, feeds: Feeds, entries: dict[Feed, list[Entry]]) -> None:
        self.feeds = feeds
        self.entries = entries
        self.line = CountyLine()
        self.ruled: dict[Feed, Ruled] = {}
        self.acts: dict[tuple[Scope, Dot], list[Act]] = {}
        # What the county ruled otherwise than this reader judged just before.
        self.disagreements: list[str] = []
        self._start()

    def _start(self) -> None:
        self.folded: dict[Feed, int] = {feed: 0 for feed in self.entries}
        self.lamports: dict[tuple[Feed, int], int] = {}
        self.register = Register(self.line)
        self.outside: dict[tuple[Scope, Dot], Reason] = {}

    def run(self) -> None:
        """Folds until nothing can be folded any more.

        The county's own scopes come first, and anew whenever they say more about where its feeds
        end: what counts of the other scopes is known only then.
        """
        known = -1
        while known < self.line.said:
            known = self.line.said
            self._start()
            self._fold_all(in_county_scopes=True)
        self._fold_all(in_county_scopes=False)

    def _fold_all(self, in_county_scopes: bool) -> None:
        feeds = [f for f in self.entries if f.scope.is_county_written == in_county_scopes]
        is_moving = True
        while is_moving:
            is_moving = False
            for feed in sorted(feeds, key=lambda feed: feed.order):
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

    def _end(self, feed: Feed) -> int | None:
        """How many entries of a feed count; None for all of them."""
        end = self.line.end(feed)
        return self.register.end(feed) if end is None else end

    def _counted(self, feed: Feed) -> Entry:
        """The next entry of a feed; of cases and status, its context reaches past no end."""
        entry = self.entries[feed][self.folded[feed]]
        if feed.scope.is_county_written:
            return entry
        context = {}
        for replica, count in entry.context.items():
            end = self._end(Feed(replica, feed.scope))
            count = count if end is None else min(count, end)
            if count:
                context[replica] = count
        return replace(entry, context=context)

    def _may_fold(self, feed: Feed) -> bool:
        entry = self._counted(feed)
        is_known = entry.kind in (CERTIFICATE, *(k for k in records.KINDS if k >= 10)) or (
            entry.kind == RULING and not feed.scope.is_county_written
        )
        reached = [(Feed(r, feed.scope), count) for r, count in entry.context.items()]
        for scope, (replica, count) in entry.heads.items():
            end = self.line.end(Feed(replica, scope))
            reached.append((Feed(replica, scope), count if end is None else min(count, end)))
        return is_known and all(self.folded.get(other, 0) >= count for other, count in reached) \
            and self._has_place(feed, entry)

    def _has_place(self, feed: Feed, entry: Entry) -> bool:
        """Whether a county entry has its position in the line."""
        is_county = self.feeds.held[feed].key == self.feeds.county
        if not feed.scope.is_county_written or not is_county or self.folded[feed] == 0:
            return True
        if self.line.rank(feed.replica) is not None:
            before = self.line.before(feed)
            return before is None or self.folded.get(before[0], 0) >= before[1]
        if feed.scope.kind != AUTHORITY:
            return False
        if entry.kind != RESTORED:
            return not self.line.lives
        read = records.read_payload(self.feeds.schema, entry, feed.scope).message
        ends = read_ends(read) if read and len(read["previous"]) == 16 else None
        if ends is None:
            return True
        if not self.line.lives or self.line.lives[-1].replica != read["previous"]:
            return False
        end = ends.get(feed.scope)
        if end is None:
            return True
        previous = Feed(bytes(read["previous"]), feed.scope)
        held = self.feeds.held.get(previous)
        return self.folded.get(previous, 0) >= end[0] and held is not None \
            and held.hash_at(end[0] - 1) == end[1]

    def _fold(self, feed: Feed) -> None:
        sequence = self.folded[feed]
        entry = self._counted(feed)
        before = self.lamports.get((feed, sequence - 1), 0)
        seen = [
            self.lamports[(Feed(replica, feed.scope), count - 1)]
            for replica, count in entry.context.items()
        ]
        self.lamports[(feed, sequence)] = 1 + max([before, *seen])
        self.folded[feed] += 1
        if entry.kind == CERTIFICATE:
            return
        reason = self._reason(feed, entry, (feed.replica, sequence))
        if reason:
            self.outside[(feed.scope, (feed.replica, sequence))] = (reason, None)

    def _reason(self, feed: Feed, entry: Entry, dot: Dot) -> int | None:
        is_county = self.feeds.held[feed].key == self.feeds.county
        if feed.scope.is_county_written:
            return self._say(feed, entry, dot[1]) if is_county else 9
        if entry.kind == RULING:
            return self._rule(feed, entry, dot) if is_county else 9
        if entry.kind == OPERATOR:
            return self._name(feed, entry)
        if feed.scope.kind == CASES:
            return self._act(feed, entry, dot)
        if entry.kind == HELD:
            return self._hold(feed, entry)
        if entry.kind == TAKEN:
            return self._answer(feed, entry)
        if entry.kind == DEVIATION:
            return self._deviate(feed, entry)
        if entry.kind == ANSWER:
            return self._reply(feed, entry) if is_county else 9
        if entry.kind == REPLACED:
            return self._state(feed, entry)
        return 8

    def _say(self, feed: Feed, entry: Entry, sequence: int) -> int | None:
        """What the county says in its own scopes."""
        end = self._end(feed)
        if end is not None and sequence >= end:
            return PAST_THE_END
        read = records.read_payload(self.feeds.schema, entry, feed.scope).message
        if entry.kind == RESTORED:
            if feed.scope.kind != AUTHORITY or read is None or len(read["previous"]) != 16:
                return 8
            ends = read_ends(read)
            follows = ends is not None and self.line.follow(
                bytes(read["previous"]), ends, feed.replica
            )
            return None if follows else 8
        reason = self._name(feed, entry) if entry.kind == OPERATOR else self.register.fold(
            feed.scope, self.line.offset(feed) + sequence, entry.kind, read
        )
        if reason is None and feed.scope.kind == AUTHORITY:
            self.line.begin(feed.replica)
        return reason

    def _state(self, feed: Feed, entry: Entry) -> int | None:
        """How far a new incarnation says it has heard an earlier one: of itself only."""
        read = records.read_payload(self.feeds.schema, entry, feed.scope).message
        is_own = read and is_replacement(read) and read["new_replica"] == feed.replica
        return None if is_own else 8

    def _name(self, feed: Feed, entry: Entry) -> int | None:
        """Who acts from here on: read by nobody who judges."""
        read = records.read_payload(self.feeds.schema, entry, feed.scope)
        name = read.message["name"] if read.message else ""
        is_name = 1 <= len(name) <= 100 and not name.isspace() and not any(
            unicodedata.category(letter) == "Cc" for letter in name
        )
        return None if is_name and entry.subject == "scope" else 8

    def _deviate(self, feed: Feed, entry: Entry) -> int | None:
        """What a device of the scope's own point says about a guide (folding.md section 4.1)."""
        grants = self.register.at_head(entry.heads.get(Scope(AUTHORITY, 0))).grants
        point = grants.get(self.feeds.held[feed].key or b"")
        if point is None:
            return 1
        if point != feed.scope.key:
            return 2
        message = records.read_payload(self.feeds.schema, entry, feed.scope).message
        if entry.subject != "scope" or message is None:
            return 8
        element, part = message["element"], message["part"]
        case = message["case"]
        stands = (
            CODE.fullmatch(message["matter"])
            and message["version"] > 0 and element <= ELEMENTS
            and (element > 95) == (part > 0)
            and not _is_blank(message["actual"]) and message["actual"] != message["says"]
            and _is_plain(message["says"]) and _is_plain(message["actual"])
            and (case is None or len(case["replica"]) == 16)
        )
        return None if stands else 8

    def _reply(self, feed: Feed, entry: Entry) -> int | None:
        """What the county says about a deviation."""
        message = records.read_payload(self.feeds.schema, entry, feed.scope).message
        if entry.subject != "scope" or message is None or len(message["replica"]) != 16:
            return 8
        outcome = message["outcome"]
        stands = 1 <= outcome <= 3 and (outcome == 1 or message["version"] == 0) \
            and _is_plain(message["text"]) and (outcome == 1 or not _is_blank(message["text"]))
        return None if stands else 8

    def _hold(self, feed: Feed, entry: Entry) -> int | None:
        """What a device of the scope's own point says it holds of the county's scopes."""
        grants = self.register.at_head(entry.heads.get(Scope(AUTHORITY, 0))).grants
        point = grants.get(self.feeds.held[feed].key or b"")
        if point is None:
            return 1
        if point != feed.scope.key:
            return 2
        read = records.read_payload(self.feeds.schema, entry, feed.scope)
        named = [(s["kind"], s["key"]) for s in read.message["scopes"]] if read.message else []
        known = [place for place in named if Scope(*place).is_known]
        return None if read.message and len(set(known)) == len(known) else 8

    def _answer(self, feed: Feed, entry: Entry) -> int | None:
        """What a device of the scope's own point says about an offer to it."""
        view = self.register.at_head(entry.heads.get(Scope(AUTHORITY, 0)))
        point = view.grants.get(self.feeds.held[feed].key or b"")
        if point is None:
            return 1
        if point != feed.scope.key:
            return 2
        message = records.read_payload(self.feeds.schema, entry, feed.scope).message
        if message is None or entry.subject != "scope" or not records.is_answer(message):
            return 8
        handshake = view.handshakes.get((message["matter"], point))
        return None if handshake and message["version"] <= len(handshake.versions) else 5

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
        feed = Feed(dot[0], scope)
        spoken, reason = self.ruled.get(feed, Ruled()).verdict(dot[1])
        end = self._end(feed)
        if not spoken and end is not None and dot[1] >= end:
            return True, (PAST_THE_END, None)
        return spoken, reason

    def _is_ruled(self, scope: Scope, dot: Dot, act: Act) -> bool:
        feed = Feed(dot[0], scope)
        if self.feeds.held[feed].key == self.feeds.county:
            return act.has_seen(dot)
        steps = self.ruled.get(feed, Ruled()).steps_over(dot[1])
        # One incarnation's steps follow each other; of several any may be the one.
        near = steps if len(self.line.lives) > 1 else steps[:1]
        return any(act.has_seen(step.ruling) for step in near)

    def _rule(self, feed: Feed, entry: Entry, dot: Dot) -> int | None:
        ruling = records.read_payload(self.feeds.schema, entry, feed.scope).message
        if ruling is None:
            return 8
        own = self.refused()
        life = self.line.rank(feed.replica) or 0
        seen = [
            dot[1] if one.replica == feed.replica else entry.context.get(one.replica, 0)
            for one in self.line.lives[: life + 1]
        ]
        for item in ruling["feeds"]:
            self._rule_on(Feed(item["replica"], feed.scope), item, dot, life, seen, own)
        return None

    def _rule_on(
        self, feed: Feed, item, dot: Dot, life: int, seen: list[int], own: dict
    ) -> None:
        held = self.feeds.held.get(feed)
        count = item["count"]
        if held is None or not 0 < count <= held.count or held.hash_at(count - 1) != item["hash"]:
            return
        ruled = self.ruled.setdefault(feed, Ruled())
        since = ruled.known_before(seen)
        said = {e["sequence"]: e["reason"] for e in item["exceptions"]}
        # Of what stands past an end a ruling may be folded before the entries themselves.
        for sequence in range(max(ruled.count, since), min(count, self.folded.get(feed, 0))):
            judged = own.get((feed.scope, (feed.replica, sequence)), (0, None))[0]
            if judged != said.get(sequence, 0) and said.get(sequence) not in COUNTY_ONLY:
                self.disagreements.append(
                    f"{feed} {sequence}: judged {judged}, ruled {said.get(sequence, 0)}"
                )
        ruled.admit(count, since, life, dot)
        for exception in item["exceptions"]:
            cause = exception["cause_replica"]
            ruled.note(exception["sequence"], Said(
                exception["reason"],
                (bytes(cause), exception["cause_sequence"]) if cause else None,
                life, exception["sequence"] < since,
            ))
