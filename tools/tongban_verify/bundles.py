"""A bundle: one file with a head in the clear, a zlib stream of frames, and a signed trailer."""

from __future__ import annotations

from . import records
from .bodies import Frame, Stream
from .capture import Line, entry_document
from .crypto import SUITE, hashed, is_signed, replica_id
from .faults import Fault
from .feeds import Feeds
from .protobuf import Message, Schema, decode
from .segments import read_segment
from .sessions import check_message, feed_of
from .wire import SEQUENCE_LIMIT, Reader

MAGIC = b"\x8aTBBUNDLE\r\n\x1a\n"
VERSION = 1
HEADER_LIMIT = 4096
HASH_BYTES, SIGNATURE_BYTES = 32, 64
TRAILER_BYTES = HASH_BYTES + SIGNATURE_BYTES
MANIFEST, SEGMENT, RECEIPT, END = 16, 7, 9, 17
# In this order.
PARTS = [MANIFEST, SEGMENT, RECEIPT, END]
NAMES = {MANIFEST: "MANIFEST", SEGMENT: "SEGMENT", RECEIPT: "RECEIPT", END: "END"}
PURPOSE = "tongban/bundle/1"


def bundle_fault(fault: Fault) -> str:
    """The name of a fault as the golden vectors of bundles have it."""
    if fault.name in ("notABundle", "newerVersion", "sealed", "altered", "forged"):
        return fault.name
    return "cut" if fault.name.endswith("truncated") else "damaged"


class Bundle:
    """Reads one file; raises the first fault with its place."""

    def __init__(self, schema: Schema, county: bytes | None = None, reveal: bool = False) -> None:
        self.schema = schema
        self.feeds = Feeds(schema, county)
        self.reveal = reveal
        self.lines: list[Line] = []
        self.notes: list[str] = []
        self.counts: dict[str, int] = {}
        self.lists = True
        self.head: Message | None = None

    def copy(self) -> Bundle:
        """A reader that has read nothing and lists nothing."""
        twin = Bundle(self.schema, self.feeds.county if self.feeds.county_was_given else None)
        twin.lists = False
        return twin

    def read(self, file: str, data: bytes) -> None:
        """Reads a whole file."""
        try:
            self._read(file, data)
        except Fault as fault:
            raise fault.within(file=file) from None

    def _count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1

    def _read(self, file: str, data: bytes) -> None:
        if data[:len(MAGIC)] != MAGIC:
            raise Fault("notABundle", byte=0, field="magic")
        if data[len(MAGIC):len(MAGIC) + 1] != bytes([VERSION]):
            raise Fault("newerVersion", byte=len(MAGIC), field="version")
        reader = Reader(data)
        reader.position = len(MAGIC) + 1
        payload, at = reader.block("head", HEADER_LIMIT)
        head = self._head(payload, at)
        stream = Stream(data, reader.position)
        try:
            self._frames(file, stream)
        except Fault as fault:
            raise stream.locate(fault) from None
        if stream.fault:
            raise stream.fault
        self._trailer(data, stream.end, head)
        self.head = head
        self.notes.append(f"{file}: number {head['number']} of replica "
                          f"{replica_id(head['device_key'], head['incarnation']).hex()}")

    def _head(self, payload: bytes, at: int) -> Message:
        head = decode(self.schema, "BundleHeader", payload, at)
        keys = [head["county"], head["device_key"], *head["recipient_devices"]]
        if any(len(key) != 32 for key in keys) or not 0 < head["number"] < SEQUENCE_LIMIT:
            raise Fault("badPayload", "a key or the number", byte=at, field="head")
        if head["suite"] != SUITE:
            raise Fault("unknownSuite", str(head["suite"]), byte=at, field="head.suite")
        if head["seal"]:
            raise Fault("sealed", str(head["seal"]), byte=at, field="head.seal")
        if self.feeds.county is None:
            self.feeds.county = head["county"]
        if head["county"] != self.feeds.county:
            raise Fault("otherCounty", byte=at, field="head.county")
        return head

    def _trailer(self, data: bytes, at: int, head: Message) -> None:
        trailer = data[at:]
        if len(trailer) != TRAILER_BYTES:
            name = "truncated" if len(trailer) < TRAILER_BYTES else "trailing"
            raise Fault(f"malformed: {name}", byte=at, field="trailer")
        digest = hashed(PURPOSE, data[:at])
        if trailer[:HASH_BYTES] != digest:
            raise Fault("altered", "somewhere before the trailer", byte=at, field="trailer.hash")
        if not is_signed(head["device_key"], PURPOSE, digest, trailer[HASH_BYTES:]):
            raise Fault("forged", byte=at + HASH_BYTES, field="trailer.signature")

    def _frames(self, file: str, stream: Stream) -> None:
        seen = {kind: 0 for kind in NAMES}
        for frame in stream.frames():
            name = f"{frame.index} {NAMES.get(frame.type, f'type {frame.type}')}"
            self._count("frames")
            try:
                if seen[END]:
                    raise Fault("protocolViolation", "a frame after END")
                if frame.type in seen:
                    later = PARTS[PARTS.index(frame.type) + 1:]
                    if any(seen[kind] for kind in later) or (
                        frame.type != MANIFEST and not seen[MANIFEST]
                    ):
                        raise Fault("protocolViolation", "out of order")
                    seen[frame.type] += 1
                    self._frame(file, name, frame, seen)
            except Fault as fault:
                raise fault.within(frame=name, byte=frame.at) from None
        if not seen[END] and not stream.fault:
            raise Fault("protocolViolation", "no END", byte=len(stream.plain))

    def _frame(self, file: str, name: str, frame: Frame, seen: dict[int, int]) -> None:
        if frame.type == SEGMENT:
            self._segment(file, name, frame)
            return
        message = decode(
            self.schema, {MANIFEST: "Manifest", RECEIPT: "Receipt", END: "BundleEnd"}[frame.type],
            frame.payload, frame.payload_at,
        )
        if frame.type == RECEIPT:
            check_message(RECEIPT, message)
            self._count("receipts")
            for held in message["feeds"]:
                self._check_held(held)
        elif frame.type == MANIFEST:
            for held in message["held"]:
                self._check_held(held)
        elif (message["segments"], message["receipts"]) != (seen[SEGMENT], seen[RECEIPT]):
            raise Fault("protocolViolation", "END counts otherwise", field="segments")
        if self.lists:
            self.lines.append(Line(file, name, "", records.shown(message, self.reveal)))

    def _check_held(self, held: Message) -> None:
        feed = feed_of(held["feed"], "held.feed")
        known = self.feeds.held.get(feed) if feed else None
        digest = known.hash_at(held["count"] - 1) if known and held["count"] else None
        if digest is not None and digest != held["hash"]:
            raise Fault("branch", f"another branch of {feed}", field="held.hash")

    def _segment(self, file: str, name: str, frame: Frame) -> None:
        reader = Reader(frame.payload, frame.payload_at)
        if reader.sequence("arrival"):
            raise Fault("badPayload", "an arrival number", byte=frame.payload_at, field="arrival")
        segment = None
        try:
            segment = read_segment(frame.payload[reader.position:], reader.at)
            taken = self.feeds.take(segment)
        except Fault as fault:
            named = str(segment.header) if segment else None
            raise fault.within(segment=named, byte=frame.payload_at) from None
        self._count("segments")
        self._count("signatures" if taken.outcome != "gap" else "segments not checkable")
        self.notes += [f"{file}, {segment.header}: {note}" for note in taken.notes]
        if self.lists:
            scope = segment.header.feed.scope
            entries = [
                entry_document(self.schema, entry, scope, self.reveal) for entry in taken.entries
            ]
            document: dict[str, object] = {"outcome": taken.outcome, "entries": entries}
            self.lines.append(Line(file, name, str(segment.header), document))

