"""Payloads of entries by kind (README section 7), and which of their fields are personal."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .faults import Fault
from .protobuf import Message, Schema, decode
from .segments import Entry
from .wire import AUTHORITY, CASES, CATALOGUE, STATUS, Scope

ANY = (AUTHORITY, CATALOGUE, CASES, STATUS)

# kind: name, message, kinds of scope
KINDS: dict[int, tuple[str, str, tuple[int, ...]]] = {
    1: ("certificate", "Certificate", ANY),
    2: ("ruling", "Ruling", (CASES, STATUS)),
    10: ("case opened", "CaseAct", (CASES,)),
    11: ("case acted on", "CaseAct", (CASES,)),
    12: ("operator named", "OperatorNamed", ANY),
    30: ("points registered", "PointsRegistered", (AUTHORITY,)),
    31: ("device granted", "DeviceGranted", (AUTHORITY,)),
    33: ("delegations set", "DelegationsSet", (AUTHORITY,)),
    34: ("incarnation replaced", "IncarnationReplaced", (AUTHORITY, STATUS)),
    35: ("departments registered", "DepartmentsRegistered", (AUTHORITY,)),
    36: ("hub restored", "HubRestored", (AUTHORITY,)),
    37: ("calendar set", "CalendarSet", (AUTHORITY,)),
    38: ("delegation offered", "DelegationOffered", (AUTHORITY,)),
    39: ("delegation moved", "DelegationMoved", (AUTHORITY,)),
    40: ("beacon", "Beacon", (AUTHORITY,)),
    42: ("rules set", "RulesSet", (AUTHORITY,)),
    50: ("matter published", "MatterPublished", (CATALOGUE,)),
    51: ("names listed", "NamesListed", (CATALOGUE,)),
    52: ("document published", "DocumentPublished", (CATALOGUE,)),
    60: ("catalogue held", "CatalogueHeld", (STATUS,)),
    61: ("delegation answered", "DelegationAnswered", (STATUS,)),
    62: ("deviation filed", "DeviationFiled", (STATUS,)),
    63: ("deviation answered", "DeviationAnswered", (STATUS,)),
}

TRANSITIONS = {
    1: "receive", 2: "request correction", 3: "supply correction", 4: "accept",
    5: "start processing", 6: "approve", 7: "deny", 8: "refuse acceptance", 9: "withdraw",
}
FIELDS = {1: "applicant", 2: "phone", 3: "address", 4: "bank account", 5: "amount", 6: "summary"}
REASONS = {
    0: "released", 1: "notGranted", 2: "wrongScope", 3: "notCompetent", 4: "notDecisionHolder",
    5: "illegal", 6: "dependsOn", 7: "unknownMatter", 8: "malformed", 9: "notTheCounty",
    10: "noDecider", 11: "recalled", 12: "leaseLapsed", 16: "pastTheEnd",
}
LIMITS = {
    1: "statutory", 2: "promised", 3: "telling", 4: "hand-over", 5: "supplement", 6: "delivery",
}
CODES = {
    ("Moved", "transition"): TRANSITIONS, ("FieldSet", "field"): FIELDS,
    ("Exception", "reason"): REASONS, ("Told", "limit"): LIMITS,
}

# Text about or by a person: shown as its length unless asked for.
PERSONAL = {
    ("Applicant", "name"), ("Applicant", "identity_number"), ("FieldSet", "text"),
    ("CaseChange", "noted"), ("CorrectionRequested", "note"), ("Moved", "reason"),
    ("Answered", "text"), ("Answered", "number"), ("OperatorNamed", "name"),
    ("ConflictResolved", "text"), ("ConflictResolved", "note"), ("ResolutionWithdrawn", "note"),
    ("DecisionRuled", "reason"), ("IncarnationReplaced", "reason"),
    ("DelegationAnswered", "text"), ("CapabilityShown", "evidence"), ("CapabilityShown", "person"),
    ("DeviationFiled", "actual"), ("DeviationAnswered", "text"),
}


@dataclass
class Read:
    """A payload: decoded, or why not."""

    kind: str
    message: Message | None
    problem: str | None


def kind_name(kind: int) -> str:
    """The name of a kind, known or not."""
    return KINDS[kind][0] if kind in KINDS else f"unknown kind {kind}"


def read_payload(schema: Schema, entry: Entry, scope: Scope) -> Read:
    """Decodes what an entry carries. An unreadable payload is for the county to refuse, no fault."""
    name = kind_name(entry.kind)
    if entry.kind not in KINDS:
        return Read(name, None, "of a kind this version does not know: its feed waits here")
    _, message, scopes = KINDS[entry.kind]
    if scope.kind not in scopes:
        return Read(name, None, f"does not belong into {scope}: reason 8")
    try:
        return Read(name, decode(schema, message, entry.payload, entry.at), None)
    except Fault as fault:
        return Read(name, None, f"{fault}: reason 8")


def is_answer(message: Message) -> bool:
    """Whether the codes of a `DelegationAnswered` are of their tables."""
    items = [check["item"] for check in message["checks"]]
    return bool(re.fullmatch(r"[0-9A-Z-]{1,50}", message["matter"], re.ASCII)) \
        and message["version"] > 0 and 1 <= message["answer"] <= 4 \
        and (message["answer"] != 3 or message["reason"] in (1, 2, 3, 4, 5, 9)) \
        and (message["answer"] != 2 or (all(1 <= item <= 8 for item in items)
                                        and all(a < b for a, b in zip(items, items[1:]))))


def shown(message: Message, reveal: bool) -> dict[str, object]:
    """A message for reading: bytes as hexadecimal, codes with their names, persons masked."""
    document: dict[str, object] = {}
    for name in message.fields:
        if name not in message.values:
            continue
        document[name] = _shown(message, name, message.values[name], reveal)
    if message.unknown:
        document["(unknown fields)"] = sorted(set(message.unknown))
    return document


def _shown(message: Message, name: str, value: object, reveal: bool) -> object:
    if isinstance(value, list):
        return [_shown(message, name, item, reveal) for item in value]
    if isinstance(value, Message):
        return shown(value, reveal)
    if isinstance(value, bytes):
        return value.hex()
    if (message.name, name) in PERSONAL and not reveal:
        return f"({len(str(value))} characters)"
    names = CODES.get((message.name, name))
    if names and not isinstance(value, bool):
        return f"{value} {names.get(value, 'unknown')}"  # type: ignore[call-overload]
    return value
