"""Notation: byte, bytes(n), varint, signed, block, scope (README section 2)."""

from __future__ import annotations

from dataclasses import dataclass

from .faults import Fault

SEQUENCE_LIMIT = 1 << 62
AUDIENCES = {1: "county", 2: "township", 3: "village", 4: "names"}
AUTHORITY, CATALOGUE, CASES, STATUS = 1, 2, 3, 4


@dataclass(frozen=True, order=True)
class Scope:
    """A kind and a key; ordered as such."""

    kind: int
    key: int

    @property
    def is_known(self) -> bool:
        """Whether version 1 knows this kind and key."""
        if self.kind == AUTHORITY:
            return self.key == 0
        if self.kind == CATALOGUE:
            return self.key in AUDIENCES
        return self.kind in (CASES, STATUS) and self.key < 1 << 32

    @property
    def is_county_written(self) -> bool:
        """Whether only the county's entries count here."""
        return self.kind in (AUTHORITY, CATALOGUE)

    @property
    def bytes(self) -> bytes:
        """kind ‖ varint key."""
        return bytes([self.kind]) + varint(self.key)

    def __str__(self) -> str:
        if self.kind == AUTHORITY:
            return "authority"
        if self.kind == CATALOGUE:
            return f"catalogue/{AUDIENCES.get(self.key, self.key)}"
        return f"{ {CASES: 'cases', STATUS: 'status'}.get(self.kind, self.kind) }/{self.key}"


def varint(value: int) -> bytes:
    """The shortest spelling of an unsigned number."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def signed(value: int) -> bytes:
    """A varint of the zigzag form."""
    return varint(value << 1 if value >= 0 else (-value << 1) - 1)


def block(content: bytes) -> bytes:
    """A length and that many bytes."""
    return varint(len(content)) + content


class Reader:
    """Reads values one after another; names the field and the byte of the first bad one."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data = data
        self.position = 0
        self.start = at

    @property
    def at(self) -> int:
        """Where the next value begins, counted like `at` at the start."""
        return self.start + self.position

    def _fault(self, name: str, field: str) -> Fault:
        return Fault(f"malformed: {name}", byte=self.at, field=field)

    def take(self, count: int, field: str) -> bytes:
        """bytes(count)."""
        end = self.position + count
        if end > len(self.data):
            raise self._fault("truncated", field)
        taken = self.data[self.position:end]
        self.position = end
        return taken

    def byte(self, field: str) -> int:
        """One byte."""
        return self.take(1, field)[0]

    def varint(self, field: str, limit: int = (1 << 64) - 1) -> int:
        """A number in its shortest spelling, at most `limit`."""
        value = 0
        for index in range(10):
            place = self.position + index
            if place >= len(self.data):
                raise self._fault("truncated", field)
            byte = self.data[place]
            if index == 9 and byte > 1:
                raise self._fault("tooLarge", field)
            value |= (byte & 0x7F) << (7 * index)
            if byte & 0x80:
                continue
            if byte == 0 and index > 0:
                raise self._fault("notMinimal", field)
            if value > limit:
                raise self._fault("tooLarge", field)
            self.position = place + 1
            return value
        raise self._fault("tooLarge", field)

    def sequence(self, field: str) -> int:
        """A sequence, count, arrival number or kind."""
        return self.varint(field, SEQUENCE_LIMIT - 1)

    def signed(self, field: str) -> int:
        """A number in zigzag form."""
        value = self.varint(field)
        return value >> 1 if value & 1 == 0 else -(value >> 1) - 1

    def block(self, field: str, limit: int) -> tuple[bytes, int]:
        """The content of a block, and where it begins."""
        start = self.position
        count = self.varint(field, limit)
        if self.position + count > len(self.data):
            self.position = start
            raise self._fault("truncated", field)
        at = self.at
        return self.take(count, field), at

    def scope(self, field: str) -> Scope:
        """A scope, known or not."""
        return Scope(self.byte(field), self.varint(field))

    def end(self) -> None:
        """Nothing may follow."""
        if self.position < len(self.data):
            raise self._fault("trailing", "end")
