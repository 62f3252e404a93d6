"""Versions of matters that name a base: what they leave out is the base's (folding.md section 3)."""

from __future__ import annotations

import copy

from .protobuf import Message

PARTS = ("materials", "elements", "fees", "questions")
TEXTS = ("name", "type")
NUMBERS = ("statutory_days", "promised_days", "status", "effective_from")


def whole(message: Message, base: Message) -> Message:
    """The version that `message` means over `base`, which stands by itself."""
    result = copy.copy(message)
    result.values = dict(message.values)
    result.values.pop("base", None)
    for name in TEXTS:
        if not message[name]:
            result.values[name] = base[name]
    for name in NUMBERS:
        if name not in message.values:
            result.values[name] = base[name]
    for name in PARTS:
        given = {part["number"]: part for part in message[name]}
        parts = {part["number"]: part for part in base[name]} | given
        result.values[name] = [
            part for number, part in sorted(parts.items())
            # Nothing but a number takes the part away.
            if number not in given or any(part[other] for other in part.fields if other != "number")
        ]
    return result
