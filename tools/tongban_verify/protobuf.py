"""A reader and writer of proto3 messages, driven by the text of Protocol/*.proto."""

from __future__ import annotations

import re
from dataclasses import dataclass, field as dataclass_field
from pathlib import Path

from .faults import Fault

VARINT, FIXED64, DELIMITED, FIXED32 = 0, 1, 2, 5
WIRE = {
    "uint32": VARINT, "uint64": VARINT, "int32": VARINT, "int64": VARINT, "sint32": VARINT,
    "sint64": VARINT, "bool": VARINT, "fixed64": FIXED64, "sfixed64": FIXED64, "double": FIXED64,
    "fixed32": FIXED32, "sfixed32": FIXED32, "float": FIXED32, "string": DELIMITED,
    "bytes": DELIMITED,
}
DEFAULTS: dict[str, object] = {"string": "", "bytes": b"", "bool": False}


@dataclass(frozen=True)
class Field:
    """One field of a message."""

    name: str
    number: int
    type: str
    repeated: bool
    oneof: str | None


@dataclass
class Schema:
    """Messages by name, fields by number."""

    messages: dict[str, dict[int, Field]] = dataclass_field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Schema:
        """Reads every .proto file of a folder."""
        schema = cls()
        for path in sorted(folder.glob("*.proto")):
            schema._parse(path.read_text(encoding="utf-8"))
        return schema

    def _parse(self, text: str) -> None:
        text = re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.DOTALL)
        tokens = re.findall(r'"[^"]*"|[\w.]+|[{}=;<>,\[\]]', text)
        stack: list[tuple[str, str]] = []
        line: list[str] = []
        for token in tokens:
            if token == "{":
                stack.append((line[0], line[1]))
                if line[0] == "message":
                    self.messages[line[1]] = {}
                line = []
            elif token == "}":
                stack.pop()
            elif token == ";":
                self._declare(line, stack)
                line = []
            else:
                line.append(token)

    def _declare(self, line: list[str], stack: list[tuple[str, str]]) -> None:
        owners = [name for kind, name in stack if kind == "message"]
        if not owners or stack[-1][0] == "enum" or line[0] in ("reserved", "option"):
            return
        repeated = line[0] == "repeated"
        words = line[1:] if line[0] in ("repeated", "optional") else line
        kind, name, _, number = words[:4]
        oneof = stack[-1][1] if stack[-1][0] == "oneof" else None
        if line[0] == "optional":
            # Its presence is told apart from its default, as in a oneof of its own.
            oneof = f"_{name}"
        self.messages[owners[-1]][int(number)] = Field(
            name, int(number), kind.split(".")[-1], repeated, oneof
        )


class Message:
    """A decoded message; a field that is not there has its default."""

    def __init__(self, schema: Schema, name: str) -> None:
        self.name = name
        self.fields = {entry.name: entry for entry in schema.messages[name].values()}
        self.values: dict[str, object] = {}
        self.unknown: list[int] = []

    def __getitem__(self, name: str):
        entry = self.fields[name]
        if name in self.values:
            return self.values[name]
        if entry.repeated:
            return []
        if entry.type in WIRE:
            return DEFAULTS.get(entry.type, 0)
        return None

    def which(self, oneof: str) -> str | None:
        """The member of a oneof that is set."""
        for name, entry in self.fields.items():
            if entry.oneof == oneof and name in self.values:
                return name
        return None


def _fault(detail: str, at: int, path: str) -> Fault:
    return Fault("badPayload", detail, byte=at, field=path or None)


def _number(data: bytes, position: int, at: int, path: str) -> tuple[int, int]:
    """A varint as protobuf reads it: up to ten bytes, any spelling."""
    value = 0
    for index in range(10):
        if position + index >= len(data):
            raise _fault("a number is cut", at + position, path)
        byte = data[position + index]
        value |= (byte & 0x7F) << (7 * index)
        if byte & 0x80 == 0:
            return value & (1 << 64) - 1, position + index + 1
    raise _fault("a number of more than ten bytes", at + position, path)


def _raw(data: bytes, position: int, wire: int, at: int, path: str) -> tuple[object, int, int]:
    """The value of one field, where it begins, and where the next one does."""
    if wire == VARINT:
        value, end = _number(data, position, at, path)
        return value, position, end
    if wire == DELIMITED:
        length, start = _number(data, position, at, path)
    elif wire in (FIXED64, FIXED32):
        length, start = (8 if wire == FIXED64 else 4), position
    else:
        raise _fault(f"wire type {wire}", at + position, path)
    if start + length > len(data):
        raise _fault("a field is cut", at + position, path)
    return data[start:start + length], start, start + length


def _value(schema: Schema, kind: str, raw, at: int, path: str) -> object:
    if kind == "bool":
        return raw != 0
    if kind in ("uint32", "int32"):
        value = raw & 0xFFFFFFFF
        return value - (1 << 32) if kind == "int32" and value >> 31 else value
    if kind == "int64":
        return raw - (1 << 64) if raw >> 63 else raw
    if kind in ("sint32", "sint64"):
        return raw >> 1 if raw & 1 == 0 else -(raw >> 1) - 1
    if kind == "uint64":
        return raw
    if kind in ("fixed64", "fixed32"):
        return int.from_bytes(raw, "little")
    if kind == "bytes":
        return bytes(raw)
    if kind == "string":
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            raise _fault("text is not UTF-8", at, path) from None
    return decode(schema, kind, raw, at, path)


def decode(schema: Schema, name: str, data: bytes, at: int = 0, path: str = "") -> Message:
    """Reads a message; unknown fields are noted and passed over."""
    message = Message(schema, name)
    known = schema.messages[name]
    position = 0
    while position < len(data):
        tag, start = _number(data, position, at, path)
        number, wire = tag >> 3, tag & 7
        if number == 0 or tag >= 1 << 32:
            raise _fault("field number 0", at + position, path)
        entry = known.get(number)
        inner = f"{path}.{entry.name}" if entry and path else entry.name if entry else path
        if wire == 3 or wire == 4:
            raise _fault("groups are not used", at + position, inner)
        raw, value_at, end = _raw(data, start, wire, at, inner)
        _keep(schema, message, entry, number, wire, raw, at + value_at, inner)
        position = end
    return message


def _keep(schema, message, entry, number, wire, raw, at, path) -> None:
    expected = WIRE.get(entry.type, DELIMITED) if entry else None
    if entry is None:
        message.unknown.append(number)
        return
    if entry.repeated and wire == DELIMITED and expected == VARINT:
        items, position = [], 0
        while position < len(raw):
            value, position = _number(raw, position, at, path)
            items.append(_value(schema, entry.type, value, at, path))
        message.values.setdefault(entry.name, []).extend(items)  # type: ignore[union-attr]
        return
    if wire != expected:
        # What is not of the declared type is a field this version does not know.
        message.unknown.append(number)
        return
    value = _value(schema, entry.type, raw, at, path)
    if entry.repeated:
        message.values.setdefault(entry.name, []).append(value)  # type: ignore[union-attr]
        return
    if entry.oneof:
        for other in message.fields.values():
            if other.oneof == entry.oneof:
                message.values.pop(other.name, None)
    message.values[entry.name] = value


def encode(schema: Schema, name: str, values: dict[str, object]) -> bytes:
    """Writes a message the usual way: by field number, defaults left out."""
    from .wire import block, signed, varint

    out = bytearray()
    for number, entry in sorted(schema.messages[name].items()):
        if entry.name not in values:
            continue
        content = values[entry.name]
        if entry.repeated and WIRE.get(entry.type) == VARINT:
            packed = b"".join(
                signed(item) if entry.type.startswith("sint") else varint(int(item))
                for item in content  # type: ignore[union-attr]
            )
            if packed:
                out += varint(number << 3 | DELIMITED) + block(packed)
            continue
        for item in content if entry.repeated else [content]:  # type: ignore[union-attr]
            wire = WIRE.get(entry.type, DELIMITED)
            if not entry.repeated and not entry.oneof and item == DEFAULTS.get(entry.type, 0):
                continue
            out += varint(number << 3 | wire)
            if entry.type in ("sint32", "sint64"):
                out += signed(item)
            elif wire == VARINT:
                out += varint(int(item))
            elif wire == FIXED64:
                out += int(item).to_bytes(8, "little")
            elif wire == FIXED32:
                out += int(item).to_bytes(4, "little")
            elif entry.type == "string":
                out += block(item.encode("utf-8"))
            elif entry.type == "bytes":
                out += block(item)
            else:
                out += block(encode(schema, entry.type, item))
    return bytes(out)
