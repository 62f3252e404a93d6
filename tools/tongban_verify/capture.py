"""A captured sync: a folder of NNN-request.bin and NNN-response.bin, in the order they were sent."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from zlib import adler32

from . import records
from .bodies import FRAMES, Body, Frame
from .dictionaries import BUILT_IN, Catalogue, Dictionaries
from .faults import Fault
from .feeds import Feeds, Taken
from .protobuf import Message, Schema, decode
from .segments import Entry, read_segment
from .sessions import (
    FROM_DIALER, FROM_LISTENER, GAP_LIMIT, MESSAGES, REFUSALS, Cursors, Session, check_message,
    cursor_digest, feed_of, scope_of,
)
from .wire import SEQUENCE_LIMIT, Reader, Scope

SESSION_BYTES = 16
NAME = re.compile(r"(\d+)-(request|response)\.bin")


@dataclass
class Line:
    """One thing a file says, for the listing."""

    file: str
    frame: str
    text: str
    document: dict[str, object] = field(default_factory=dict)


@dataclass
class Round:
    """What is known between a request and its response."""

    session: Session | None = None
    challenge: Message | None = None
    # A request must name a session that was opened in the capture; else only its form is checked.
    is_foreign: bool = False
    has_cursors: bool = False
    was_refused: bool = False


class Capture:
    """Reads files one after another; raises the first fault with its place."""

    def __init__(self, schema: Schema, county: bytes | None = None, reveal: bool = False) -> None:
        self.schema = schema
        self.feeds = Feeds(schema, county)
        self.sessions: dict[bytes, Session] = {}
        self.cursors: dict[tuple[bytes, bytes], Cursors] = {}
        self.round = Round()
        self.catalogue = Catalogue()
        self.dictionaries: dict[bytes, Dictionaries] = {}
        self.reveal = reveal
        self.lines: list[Line] = []
        self.notes: list[str] = []
        self.counts: dict[str, int] = {}
        self.lists = True

    def copy(self) -> Capture:
        """An independent copy for reading other bytes in place of the next file; lists nothing."""
        twin = Capture(self.schema, reveal=self.reveal)
        twin.feeds = self.feeds.copy()
        twin.sessions = {name: session.copy() for name, session in self.sessions.items()}
        twin.cursors = {pair: cursors.copy() for pair, cursors in self.cursors.items()}
        twin.catalogue = self.catalogue.copy()
        twin.dictionaries = {name: dict(found) for name, found in self.dictionaries.items()}
        session = self.round.session
        twin.round = Round(**vars(self.round))
        if session:
            twin.round.session = twin.sessions.get(session.answer["session"], session.copy())
        twin.lists = False
        return twin

    def read(self, file: str, data: bytes) -> None:
        """Reads one body. Raises `Fault` with file and byte."""
        try:
            if file.endswith("-request.bin"):
                self._request(file, data)
            else:
                self._response(file, data)
        except Fault as fault:
            raise fault.within(file=file) from None

    def _count(self, what: str, by: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + by

    def _say(self, file: str, frame: Frame, text: str, document: dict[str, object]) -> None:
        if self.lists:
            self.lines.append(Line(file, frame.name, text, document))

    # Bodies

    def _request(self, file: str, data: bytes) -> None:
        if len(data) < SESSION_BYTES:
            raise Fault("malformed: truncated", byte=0, field="session")
        self._count("rounds")
        self.round = Round()
        name = data[:SESSION_BYTES]
        is_new = name == bytes(SESSION_BYTES)
        if not is_new:
            self.round.session = self.sessions.get(name)
            if self.round.session is None:
                # Told only if nothing else is wrong: the listener may have forgotten it, too.
                self.round.is_foreign = True
        body = Body(data, SESSION_BYTES, self._agreed())
        said = self._frames(file, body, is_request=True)
        if is_new and said != [1]:
            raise Fault("protocolViolation", "a new session opens with CHALLENGE alone", byte=0,
                        field="session")
        if self.round.is_foreign:
            raise Fault("session", "no CHALLENGE ANSWER in this capture named it", byte=0,
                        field="session")

    def _response(self, file: str, data: bytes) -> None:
        said = self._frames(file, Body(data, 0, self._agreed()), is_request=False)
        if self.round.was_refused:
            return
        if self.round.challenge is not None and 2 not in said:
            raise Fault("protocolViolation", "CHALLENGE was not answered", byte=0)
        if self.round.has_cursors and (not said or said[-1] != 8):
            raise Fault("protocolViolation", "a batch without its MARK", byte=len(data))

    def _agreed(self) -> Dictionaries:
        """What bodies of this session may be made against (README section 6.7)."""
        if self.round.session is None:
            return BUILT_IN
        return BUILT_IN | self.dictionaries.get(self.round.session.answer["session"], {})

    def _frames(self, file: str, body: Body, is_request: bool) -> list[int]:
        said: list[int] = []
        allowed = FROM_DIALER if is_request else FROM_LISTENER
        try:
            for frame in body.frames():
                self._count("frames")
                if frame.type not in FRAMES:
                    self.notes.append(f"{file}: frame {frame.name} is of a later version: skipped")
                    continue
                try:
                    self._frame(file, frame, said, allowed)
                except Fault as fault:
                    raise fault.within(frame=frame.name, byte=frame.at) from None
                said.append(frame.type)
        except Fault as fault:
            raise body.locate(fault) from None
        body.confirm()
        return said

    def _frame(self, file: str, frame: Frame, said: list[int], allowed: set[int]) -> None:
        if frame.type == 7:
            if frame.type not in allowed:
                raise Fault("protocolViolation", "not this side's to say")
            self._segment(file, frame, is_request=allowed is FROM_DIALER)
            return
        message = decode(self.schema, MESSAGES[frame.type], frame.payload, frame.payload_at)
        check_message(frame.type, message)
        if frame.type not in allowed:
            raise Fault("protocolViolation", "not this side's to say")
        handler = {
            1: self._challenge, 2: self._answer, 3: self._proof, 4: self._hello, 5: self._same,
            6: self._want, 9: self._receipt, 10: self._refuse,
        }.get(frame.type)
        text = handler(message, said, allowed is FROM_DIALER) if handler else ""
        if frame.type == 8:
            text = "more to come" if message["more"] else "that is all"
        if message.unknown:
            text += f" (unknown fields {message.unknown})"
        self._say(file, frame, text or "", records.shown(message, self.reveal))

    # Messages

    def _challenge(self, message: Message, said: list[int], _: bool) -> str:
        if said or self.round.session or self.round.is_foreign:
            raise Fault("protocolViolation", "CHALLENGE stands alone and opens a session")
        self.round.challenge = message
        return f"replica {message['replica'].hex()[:8]}… opens a session"

    def _answer(self, message: Message, said: list[int], _: bool) -> str:
        if self.round.challenge is None or said:
            raise Fault("protocolViolation", "CHALLENGE ANSWER answers CHALLENGE alone")
        session = Session(self.round.challenge, message)
        session.check_listener()
        self._count("session signatures")
        self.sessions[message["session"]] = session
        self.cursors.setdefault(session.pair(), Cursors())
        return f"replica {message['replica'].hex()[:8]}… answers, its key is proven"

    def _proof(self, message: Message, said: list[int], _: bool) -> str:
        session = self._session()
        if said or session.is_proven:
            raise Fault("protocolViolation", "PROOF comes once, first")
        session.check_dialer(message)
        self._count("session signatures")
        return "the dialer's key is proven"

    def _session(self) -> Session:
        if self.round.session is None:
            if self.round.is_foreign:
                raise Fault("session", "no CHALLENGE ANSWER in this capture named it",
                            field="session")
            raise Fault("protocolViolation", "outside of a session")
        return self.round.session

    def _proven(self) -> Session:
        session = self._session()
        if not session.is_proven:
            raise Fault("proof", "before PROOF")
        return session

    def _hello(self, message: Message, said: list[int], _: bool) -> str:
        if [kind for kind in said if kind != 3]:
            raise Fault("protocolViolation", "HELLO comes first")
        self._proven().hello = message["digest"]
        return f"digest {message['digest'].hex()}"

    def _same(self, message: Message, said: list[int], _: bool) -> str:
        session = self._proven()
        if session.hello is None or said:
            raise Fault("protocolViolation", "SAME answers HELLO alone")
        cursors = self.cursors[session.pair()]
        dialer, listener = session.pair()
        if cursors.by_dialer is None or cursors.by_listener is None:
            self.notes.append("a SAME whose digest cannot be computed: no cursors were said")
            return "nothing is new (digest not computable)"
        digest = cursor_digest(dialer, cursors.by_listener, listener, cursors.by_dialer)
        if digest != session.hello:
            raise Fault("protocolViolation", "SAME, but the cursors of this capture have another "
                        "digest than HELLO", field="digest")
        self._count("cursor digests")
        return "nothing is new; the digest is that of the cursors"

    def _want(self, message: Message, said: list[int], is_request: bool) -> str:
        session = self._proven()
        if len(message["gaps"]) > GAP_LIMIT:
            raise Fault("limit", "too many gaps", field="gaps")
        greets = 4 in said
        if is_request and not greets:
            self.round.has_cursors = True
        if message["dictionary"] is not None:
            self._name(session, message["dictionary"])
        cursors = self.cursors[session.pair()]
        taken = {
            scope_of(cursor["scope"]): cursor["arrival"] for cursor in message["cursors"]
            if cursor["scope"] and cursor["arrival"] < SEQUENCE_LIMIT
        }
        if is_request and not greets:
            self._stand(cursors, "by_dialer", taken)
        elif not is_request and not self.round.has_cursors:
            self._stand(cursors, "by_listener", taken)
        return f"{len(taken)} cursors, {len(message['gaps'])} gaps"

    def _name(self, session: Session, named: Message) -> None:
        """A dictionary that a side holds: made here from what this capture has shown."""
        made = self.catalogue.dictionary(self.schema, named["audience"], named["position"])
        if made is None:
            self.notes.append("a dictionary of a catalogue that this capture does not hold")
        elif adler32(made) != named["id"]:
            self.notes.append("a dictionary whose id is not that of the catalogue seen here")
        else:
            self._count("dictionaries")
            known = self.dictionaries.setdefault(session.answer["session"], {})
            known[named["id"]] = made

    def _stand(self, cursors: Cursors, side: str, taken: dict) -> None:
        """Cursors as a side states them; what it was seen to take must be among them."""
        setattr(cursors, side, dict(taken))

    def _receipt(self, message: Message, said: list[int], _: bool) -> str:
        session = self._proven()
        if message["device_key"] != session.answer["device_key"]:
            raise Fault("proof", "a receipt by another than the listener", field="device_key")
        self._count("receipts")
        for held in message["feeds"]:
            feed = feed_of(held["feed"], "feeds.feed")
            known = self.feeds.held.get(feed) if feed else None
            digest = known.hash_at(held["count"] - 1) if known and held["count"] else None
            if digest is None:
                self.notes.append(f"a receipt for {feed} up to {held['count']}: not seen whole")
            elif digest != held["hash"]:
                raise Fault("branch", f"a receipt for another branch of {feed}",
                            field="feeds.hash")
        named = ", ".join(
            f"{feed_of(held['feed'], '')} up to {held['count']}" for held in message["feeds"]
        )
        return f"durable at the listener: {named}"

    def _refuse(self, message: Message, said: list[int], _: bool) -> str:
        self.round.was_refused = message["code"] not in (7, 8)
        return f"code {message['code']} {REFUSALS[message['code']]}"

    # Segments

    def _segment(self, file: str, frame: Frame, is_request: bool) -> None:
        session = self._proven()
        reader = Reader(frame.payload, frame.payload_at)
        arrival = reader.sequence("arrival")
        segment = None
        try:
            segment = read_segment(frame.payload[reader.position:], reader.at)
            taken = self.feeds.take(segment)
        except Fault as fault:
            named = str(segment.header) if segment else None
            raise fault.within(segment=named, byte=frame.payload_at) from None
        cursors = self.cursors[session.pair()]
        side = cursors.by_listener if is_request else cursors.by_dialer
        if side is not None and arrival:
            scope = segment.header.feed.scope
            side[scope] = max(side.get(scope, 0), arrival)
        self._count("segments")
        self._count("signatures" if taken.outcome != "gap" else "segments not checkable")
        self.notes += [f"{file}, {segment.header}: {note}" for note in taken.notes]
        self._list(file, frame, arrival, taken)

    def _list(self, file: str, frame: Frame, arrival: int, taken: Taken) -> None:
        self._count("entries", len(taken.entries))
        scope = taken.segment.header.feed.scope
        for entry in taken.entries:
            read = records.read_payload(self.schema, entry, scope)
            self.catalogue.take(scope, entry.sequence, entry.kind, read.message)
        if not self.lists:
            return
        header = taken.segment.header
        document: dict[str, object] = {
            "feed": {"replica": header.feed.replica.hex(), "scope": str(header.feed.scope)},
            "first": header.first, "count": header.count, "arrival": arrival,
            "outcome": taken.outcome, "wall": header.wall,
            "entries": [
                entry_document(self.schema, entry, header.feed.scope, self.reveal)
                for entry in taken.entries
            ],
        }
        self._say(file, frame, f"{header}, arrival {arrival}, {taken.outcome}", document)


def entry_document(schema: Schema, entry: Entry, scope: Scope, reveal: bool) -> dict[str, object]:
    """An entry for the listing; personal text is masked unless asked for."""
    read = records.read_payload(schema, entry, scope)
    subject = entry.subject
    if isinstance(subject, tuple):
        subject = f"{subject[0].hex()}:{subject[1]}"
    document: dict[str, object] = {
        "sequence": entry.sequence, "subject": subject, "kind": entry.kind, "name": read.kind,
        "context": {replica.hex(): count for replica, count in entry.context.items()},
        "heads": {
            str(head): f"{replica.hex()}:{count}"
            for head, (replica, count) in sorted(entry.heads.items())
        },
    }
    if read.message:
        document["payload"] = records.shown(read.message, reveal)
    if read.problem:
        document["problem"] = read.problem
    return document


def files_of(folder: Path) -> list[tuple[str, bytes]]:
    """The bodies of a capture in order: each request, then its response."""
    found = []
    for path in folder.iterdir():
        match = NAME.fullmatch(path.name)
        if match:
            found.append((int(match[1]), match[2], path))
    return [(path.name, path.read_bytes()) for _, _, path in sorted(found)]
