"""Preset dictionaries: the built-in one and those made from a catalogue (README section 6.7)."""

from __future__ import annotations

import zlib
from pathlib import Path

from .matters import whole
from .protobuf import Message, Schema, encode
from .wire import CATALOGUE, Scope

Dictionaries = dict[int, bytes]
LIMIT = 32_768
MATTER_PUBLISHED = 50
FOLDER = Path(__file__).resolve().parent.parent.parent / "Protocol" / "dictionary"
BUILT_IN_BYTES = (FOLDER / "built-in.bin").read_bytes()
BUILT_IN: Dictionaries = {zlib.adler32(BUILT_IN_BYTES): BUILT_IN_BYTES}


class Catalogue:
    """What the county has published, by audience, with the position of each version."""

    def __init__(self) -> None:
        self.matters: dict[int, dict[tuple[str, int], tuple[int, Message]]] = {}
        self.ends: dict[int, int] = {}

    def copy(self) -> Catalogue:
        """An independent copy; messages are shared, they never change."""
        twin = Catalogue()
        twin.matters = {audience: dict(found) for audience, found in self.matters.items()}
        twin.ends = dict(self.ends)
        return twin

    def take(self, scope: Scope, sequence: int, kind: int, message: Message | None) -> None:
        """An entry of a county that was never restored: its positions are sequences."""
        if scope.kind != CATALOGUE:
            return
        self.ends[scope.key] = sequence + 1
        if kind == MATTER_PUBLISHED and message is not None:
            found = self.matters.setdefault(scope.key, {})
            if message["base"]:
                base = found.get((message["code"], message["base"]))
                if base is None:
                    return
                message = whole(message, base[1])
            found.setdefault((message["code"], message["version"]), (sequence, message))

    def dictionary(self, schema: Schema, audience: int, position: int) -> bytes | None:
        """The dictionary at a position; None if the catalogue was not seen that far."""
        if self.ends.get(audience, 0) < position:
            return None
        newest: dict[str, Message] = {}
        for (code, version), (sequence, message) in self.matters.get(audience, {}).items():
            if sequence < position and version >= newest.get(code, message)["version"]:
                newest[code] = message
        matters = [newest[code] for code in sorted(newest)]
        uses: dict[bytes, int] = {}
        for matter in matters:
            for material in matter["materials"]:
                name = material["name"].encode()
                uses[name] = uses.get(name, 0) + 1
        words = b"".join(matter["name"].encode() for matter in matters)
        words += b"".join(sorted(uses, key=lambda name: (uses[name], name)))
        for matter in matters:
            opened = {"matter": matter["code"], "version": matter["version"], "audience": audience}
            words += encode(schema, "CaseAct", {"changes": [{"opened": opened}]})
        kept = max(0, LIMIT - len(BUILT_IN_BYTES))
        return words[len(words) - kept if len(words) > kept else 0:] + BUILT_IN_BYTES
