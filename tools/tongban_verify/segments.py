"""Segments: envelope, header, and body under codec 0 (README section 4)."""

from __future__ import annotations

from dataclasses import dataclass, field

from .crypto import SUITE, hashed, is_signed
from .faults import Fault
from .wire import SEQUENCE_LIMIT, Reader, Scope, block, signed, varint

VERSION = 1
CODEC_ROWS = 0
SALT_BYTES = 16
HEADER_LIMIT, SIGNATURE_LIMIT, BODY_LIMIT, PAYLOAD_LIMIT = 256, 256, 65_536, 32_768
ENTRY_LIMIT, LIST_LIMIT = 4096, 256


@dataclass(frozen=True)
class Feed:
    """What one replica writes in one scope."""

    replica: bytes
    scope: Scope

    @property
    def order(self) -> tuple[Scope, bytes]:
        """By scope, then by replica: how reached feeds are digested."""
        return self.scope, self.replica

    def __str__(self) -> str:
        return f"{self.replica.hex()[:8]}… {self.scope}"


@dataclass(frozen=True)
class Header:
    """What the author signs."""

    version: int
    suite: int
    codec: int
    feed: Feed
    first: int
    count: int
    wall: int
    uptime: int
    boot: int
    body_hash: bytes
    context_digest: bytes

    @property
    def end(self) -> int:
        """The sequence after the last entry."""
        return self.first + self.count

    @property
    def bytes(self) -> bytes:
        """The one spelling."""
        return (
            bytes([self.version, self.suite, self.codec]) + self.feed.replica
            + self.feed.scope.bytes + varint(self.first) + varint(self.count) + signed(self.wall)
            + varint(self.uptime) + varint(self.boot) + self.body_hash + self.context_digest
        )

    def __str__(self) -> str:
        return f"{self.feed} {self.first}..{self.end - 1}"


@dataclass(frozen=True)
class Segment:
    """The four blocks, and where the last three begin."""

    header: Header
    signature: bytes
    salt: bytes
    body: bytes
    places: dict[str, int] = field(compare=False, default_factory=dict)

    def hash_onto(self, previous: bytes) -> bytes:
        """What the next segment is chained onto."""
        return hashed("tongban/segment/1", previous, self.header.bytes)

    def check_body(self) -> None:
        """The body is the one that was signed for."""
        if hashed("tongban/body/1", self.salt, self.body) != self.header.body_hash:
            raise Fault("bodyAltered", "body hash", byte=self.places.get("body"), field="body")

    def check_signature(self, key: bytes, previous: bytes) -> None:
        """The author signed it, onto this very segment before it."""
        if not is_signed(
            key, "tongban/segment/1", previous + self.header.bytes, self.signature
        ):
            raise Fault("badSignature", byte=self.places.get("signature"), field="signature")


@dataclass(frozen=True)
class Entry:
    """One entry as every reader sees it."""

    sequence: int
    subject: str | tuple[bytes, int]
    context: dict[bytes, int]
    heads: dict[Scope, tuple[bytes, int]]
    kind: int
    payload: bytes
    at: int


@dataclass
class Base:
    """Context and heads that the next entry's differences start from."""

    context: dict[bytes, int] = field(default_factory=dict)
    heads: dict[Scope, tuple[bytes, int]] = field(default_factory=dict)


def read_segment(data: bytes, at: int = 0) -> Segment:
    """Reads the envelope and the header; verifies nothing."""
    reader = Reader(data, at)
    header_bytes, header_at = reader.block("header", HEADER_LIMIT)
    signature, signature_at = reader.block("signature", SIGNATURE_LIMIT)
    salt, salt_at = reader.block("salt", SALT_BYTES)
    body, body_at = reader.block("body", BODY_LIMIT)
    reader.end()
    header = read_header(header_bytes, header_at)
    if len(salt) != SALT_BYTES:
        raise Fault("bodyAltered", "salt of another length", byte=salt_at, field="salt")
    places = {"header": header_at, "signature": signature_at, "salt": salt_at, "body": body_at}
    return Segment(header, signature, salt, body, places)


def read_header(data: bytes, at: int = 0) -> Header:
    """Reads a header; its codes must be known and its spelling the one there is."""
    reader = Reader(data, at)
    version, suite, codec = (reader.byte(name) for name in ("version", "suite", "codec"))
    replica = reader.take(16, "replica")
    scope_at = reader.at
    scope = reader.scope("scope")
    header = Header(
        version, suite, codec, Feed(replica, scope), reader.varint("first"),
        reader.varint("count"), reader.signed("wall"), reader.varint("uptime"),
        reader.varint("boot"), reader.take(32, "body hash"), reader.take(8, "context digest"),
    )
    reader.end()
    for name, value, expected, place in (
        ("unknownVersion", version, VERSION, at), ("unknownSuite", suite, SUITE, at + 1),
        ("unknownCodec", codec, CODEC_ROWS, at + 2),
    ):
        if value != expected:
            raise Fault(name, str(value), byte=place, field=name[7:].lower())
    if not scope.is_known:
        raise Fault("unknownScope", str(scope), byte=scope_at, field="scope")
    if not 1 <= header.count <= ENTRY_LIMIT:
        raise Fault("badCount", str(header.count), byte=at, field="count")
    if header.first >= SEQUENCE_LIMIT:
        raise Fault("badCount", str(header.first), byte=at, field="first")
    if header.boot >= 1 << 32 or header.bytes != data:
        raise Fault("notCanonical", byte=at, field="header")
    return header


def read_body(segment: Segment, base: Base) -> list[Entry]:
    """Unpacks the rows; `base` is where the feed stood before."""
    reader = Reader(segment.body, segment.places.get("body", 0))
    author = segment.header.feed.replica
    table = [author]
    for _ in range(reader.varint("replicas", LIST_LIMIT)):
        table.append(reader.take(16, "replica"))
    entries: list[Entry] = []
    context, heads = base.context, base.heads
    for sequence in range(segment.header.first, segment.header.end):
        try:
            at = reader.at
            subject = _subject(reader, table)
            context = _context(reader, table, context)
            heads = _heads(reader, table, heads)
            kind = reader.sequence("kind")
            payload, payload_at = reader.block("payload", PAYLOAD_LIMIT)
            entries.append(Entry(sequence, subject, context, heads, kind, payload, payload_at))
        except Fault as fault:
            raise fault.within(entry=sequence, byte=at) from None
    reader.end()
    return entries


def _replica(table: list[bytes], index: int, at: int, name: str) -> bytes:
    if index >= len(table):
        raise Fault("wentBack", "a replica outside the table", byte=at, field=name)
    return table[index]


def _subject(reader: Reader, table: list[bytes]) -> str | tuple[bytes, int]:
    at = reader.at
    tag = reader.varint("subject")
    if tag == 0:
        return "scope"
    if tag == 1:
        return "opened"
    sequence = reader.sequence("subject")
    return _replica(table, tag - 2, at, "subject"), sequence


def _context(reader: Reader, table: list[bytes], base: dict[bytes, int]) -> dict[bytes, int]:
    count = reader.varint("context", LIST_LIMIT)
    if count == 0:
        return base
    context = dict(base)
    for _ in range(count):
        at = reader.at
        index, growth = reader.varint("context"), reader.sequence("context")
        replica = _replica(table, index, at, "context")
        reached = context.get(replica, 0) + growth
        if replica == table[0] or growth == 0 or reached >= SEQUENCE_LIMIT:
            raise Fault("wentBack", "no growth, or the author", byte=at, field="context")
        context[replica] = reached
    return context


def _heads(
    reader: Reader, table: list[bytes], base: dict[Scope, tuple[bytes, int]]
) -> dict[Scope, tuple[bytes, int]]:
    count = reader.varint("heads", LIST_LIMIT)
    if count == 0:
        return base
    heads = dict(base)
    for _ in range(count):
        at = reader.at
        scope, index, reached = reader.scope("heads"), reader.varint("heads"), \
            reader.sequence("heads")
        replica = _replica(table, index, at, "heads")
        old = heads.get(scope)
        if not scope.is_known or reached == 0 or (old and old[0] == replica and old[1] >= reached):
            raise Fault("wentBack", "no growth, or no known scope", byte=at, field="heads")
        heads[scope] = (replica, reached)
    return heads


def context_digest(reached: list[tuple[Feed, int, bytes]], author: bytes) -> bytes:
    """The digest over (feed, count, hash) that a segment's last entry reaches."""
    others = sorted((r for r in reached if r[0].replica != author), key=lambda r: r[0].order)
    parts = [
        feed.replica + feed.scope.bytes + varint(count) + digest for feed, count, digest in others
    ]
    return hashed("tongban/context/1", *parts)[:8]


def pack(header: Header, signature: bytes, salt: bytes, body: bytes) -> bytes:
    """The bytes that travel."""
    return block(header.bytes) + block(signature) + block(salt) + block(body)
