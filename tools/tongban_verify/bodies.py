"""Bodies of rounds: a zlib stream of frames and a checksum (README section 6.1)."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from .dictionaries import BUILT_IN, Dictionaries
from .faults import Fault
from .wire import Reader, block, varint

FRAME_LIMIT = 69_632
INFLATED_LIMIT = 4 * 1024 * 1024
GRACE, RATIO = 64 * 1024, 200
CHECKSUM_BYTES, ADLER_BYTES, HEADER_BYTES, NAME_BYTES = 4, 4, 2, 4
PRESET = 32  # FDICT, RFC 1950 section 2.2
CHUNK = 512
FRAMES = {
    1: "CHALLENGE", 2: "CHALLENGE ANSWER", 3: "PROOF", 4: "HELLO", 5: "SAME", 6: "WANT",
    7: "SEGMENT", 8: "MARK", 9: "RECEIPT", 10: "REFUSE",
}


@dataclass(frozen=True)
class Frame:
    """One frame: its number within the body, type, payload, and where both begin when inflated."""

    index: int
    type: int
    payload: bytes
    at: int
    payload_at: int

    @property
    def name(self) -> str:
        """For places: number and name."""
        return f"{self.index} {FRAMES.get(self.type, f'type {self.type}')}"


class Stream:
    """One RFC 1950 stream, inflated as far as it can be read; remembers the first fault."""

    def __init__(self, data: bytes, start: int, dictionaries: Dictionaries = BUILT_IN) -> None:
        self.plain = bytearray()
        self.fault: Fault | None = None
        self.end = len(data)
        self._data = data
        self._start = start
        self._head = HEADER_BYTES
        self._dictionaries = dictionaries
        self._dictionary = b""
        self._inflate()

    def byte_of(self, offset: int) -> int:
        """The byte of the file that completes the inflated byte at `offset`."""
        inflater = self._inflater()
        position, produced = self._start + self._head, 0
        while position < len(self._data):
            try:
                produced += len(inflater.decompress(self._data[position:position + 1]))
            except zlib.error:
                break
            if produced > offset:
                return position
            position += 1
        return min(position, len(self._data))

    def frames(self):
        """The frames in order; raises the first fault of framing when it gets there.

        Offsets are into the inflated stream; `locate` turns them into bytes of the file.
        """
        plain, index = bytes(self.plain), 0
        reader = Reader(plain)
        while reader.position < len(plain):
            at = reader.position
            kind = reader.byte("frame type")
            try:
                length = reader.varint("frame length")
            except Fault as fault:
                if fault.name.endswith("truncated") and self.fault:
                    return
                raise fault.within(frame=f"{index} {FRAMES.get(kind, kind)}") from None
            name = f"{index} {FRAMES.get(kind, f'type {kind}')}"
            if length > FRAME_LIMIT:
                raise Fault("tooLarge", str(length), byte=at, frame=name, field="frame length")
            payload_at = reader.position
            if payload_at + length > len(plain):
                if self.fault:
                    return
                raise Fault("malformed: truncated", byte=at, frame=name, field="payload")
            yield Frame(index, kind, reader.take(length, "payload"), at, payload_at)
            index += 1

    def locate(self, fault: Fault) -> Fault:
        """The fault with the byte of the file in place of the inflated offset."""
        if fault.place.byte is None:
            return fault
        return fault.at_byte(self.byte_of(fault.place.byte))

    def _inflater(self):
        return zlib.decompressobj(-15, zdict=self._dictionary)

    def _fail(self, name: str, at: int, field: str) -> None:
        self.fault = self.fault or Fault(name, byte=at, field=field)

    def _inflate(self) -> None:
        head = self._data[self._start:self._start + HEADER_BYTES]
        if len(head) < HEADER_BYTES:
            return self._fail("malformed: truncated", len(self._data), "zlib header")
        method, flags = head
        if method & 15 != 8 or method >> 4 > 7 or (method * 256 + flags) % 31:
            return self._fail("malformed: damagedStream", self._start, "zlib header")
        if flags & PRESET:
            named = self._data[self._start + HEADER_BYTES:][:NAME_BYTES]
            if len(named) < NAME_BYTES:
                return self._fail("malformed: truncated", len(self._data), "DICTID")
            found = self._dictionaries.get(int.from_bytes(named, "big"))
            if found is None:
                return self._fail("malformed: unknownDictionary", self._start, "DICTID")
            self._dictionary, self._head = found, HEADER_BYTES + NAME_BYTES
        inflater, position = self._inflater(), self._start + self._head
        while position < len(self._data) and not inflater.eof:
            part = self._data[position:position + CHUNK]
            before = inflater.copy()
            try:
                self.plain += inflater.decompress(part)
            except zlib.error:
                return self._salvage(before, position, part)
            position += len(part)
            produced = len(self.plain)
            if produced > INFLATED_LIMIT or produced - GRACE > RATIO * (position - self._start):
                return self._fail("malformed: expandsTooMuch", position, "zlib stream")
        if not inflater.eof:
            return self._fail("malformed: truncated", len(self._data), "zlib stream")
        self.end = position - len(inflater.unused_data)
        adler = self._data[self.end:self.end + ADLER_BYTES]
        if adler != zlib.adler32(self.plain).to_bytes(4, "big"):
            self._fail("malformed: damagedStream", self.end, "Adler-32")
        self.end += ADLER_BYTES

    def _salvage(self, inflater, position: int, part: bytes) -> None:
        """Everything before the byte that zlib cannot read."""
        for index in range(len(part)):
            try:
                self.plain += inflater.decompress(part[index:index + 1])
            except zlib.error:
                return self._fail("malformed: damagedStream", position + index, "zlib stream")
        return None


class Body:
    """A body: its frames as far as they can be read, and what is wrong behind them."""

    def __init__(self, data: bytes, prefix: int, dictionaries: Dictionaries = BUILT_IN) -> None:
        self.prefix = data[:prefix]
        self.stream = Stream(data, prefix, dictionaries)
        self._data = data

    def frames(self):
        """The frames in order; see `Stream.frames`."""
        return self.stream.frames()

    def locate(self, fault: Fault) -> Fault:
        """The fault with the byte of the file in place of the inflated offset."""
        return self.stream.locate(fault)

    def confirm(self) -> None:
        """What stands behind the frames: the end of the stream and the checksum."""
        if self.stream.fault:
            raise self.stream.fault
        rest = self._data[self.stream.end:]
        if len(rest) != CHECKSUM_BYTES:
            name = "truncated" if len(rest) < CHECKSUM_BYTES else "trailing"
            raise Fault(f"malformed: {name}", byte=self.stream.end, field="checksum")
        if rest != checksum(self._data[:-CHECKSUM_BYTES]):
            raise Fault("checksum", "somewhere in this body: the frames read as "
                        "before, the bytes are others", byte=self.stream.end, field="checksum")


def checksum(data: bytes) -> bytes:
    """CRC-32 over everything before it, most significant byte first."""
    return zlib.crc32(data).to_bytes(CHECKSUM_BYTES, "big")


def write_body(frames: list[bytes], prefix: bytes = b"") -> bytes:
    """A body as a node sends it."""
    deflater = zlib.compressobj(6)
    body = prefix
    for frame in frames[:-1]:
        body += deflater.compress(frame) + deflater.flush(zlib.Z_SYNC_FLUSH)
    body += deflater.compress(frames[-1] if frames else b"") + deflater.flush(zlib.Z_FINISH)
    return body + checksum(body)


def write_frame(kind: int, payload: bytes) -> bytes:
    """type ‖ block payload."""
    return bytes([kind]) + block(payload)


def delivery(arrival: int, segment: bytes) -> bytes:
    """The payload of SEGMENT."""
    return varint(arrival) + segment
