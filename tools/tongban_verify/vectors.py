"""Checks the golden vectors in Protocol/vectors against this reader."""

from __future__ import annotations

import json
from pathlib import Path

from . import records
from .bodies import FRAMES, Body, write_body
from .bundles import Bundle, bundle_fault
from .casework import Case
from .crypto import ZERO_HASH, Signer, hashed, replica_id
from .faults import Fault
from .feeds import Feeds
from .folding import Folding
from .line import Succession
from .matters import whole
from .protobuf import Message, Schema, decode, encode
from .segments import Base, Entry, Feed, Segment, context_digest, read_body, read_segment
from .sessions import MESSAGES, Session, check_message, cursor_digest, scope_of
from .wire import Reader, Scope


class Vectors:
    """One run over all vectors; collects what disagrees."""

    def __init__(self, protocol: Path) -> None:
        self.folder = protocol / "vectors"
        self.schema = Schema.read(protocol)
        self.checked = 0
        self.failures: list[str] = []

    def run(self) -> None:
        """Checks every file; a file nobody knows here is a failure, too."""
        checks = {
            "messages.json": self._messages, "segment.json": self._segment,
            "ruling.json": self._ruling, "records.json": self._records,
            "rounds.json": self._rounds, "chain.json": self._chain,
            "guides.json": self._guides,
            "folding.json": self._folding, "succession.json": self._folding,
            "bundle.json": self._bundle,
            "hostile/frames.json": self._hostile_frames,
            "hostile/segments.json": self._hostile_segments,
            "hostile/layouts.json": self._hostile_segments,
            "hostile/rounds.json": self._hostile_rounds,
            "hostile/bundles.json": self._hostile_bundles,
        }
        for path in sorted(self.folder.rglob("*.json")):
            name = path.relative_to(self.folder).as_posix()
            if name not in checks:
                self.failures.append(f"{name}: no check knows this file")
                continue
            checks[name](json.loads(path.read_text(encoding="utf-8")))

    def _expect(self, found: object, expected: object, what: str) -> None:
        self.checked += 1
        if found != expected:
            self.failures.append(f"{what}: {found!r} instead of {expected!r}")

    # What must be read

    def _messages(self, vectors: list[dict]) -> None:
        said: dict[str, Message] = {}
        for vector in vectors:
            meaning, about = vector["meaning"], vector["about"]
            kind, payload = _one_frame(bytes.fromhex(vector["hex"]))
            name = FRAMES[kind].lower().replace(" answer", "Answer")
            self._expect(name, meaning["type"], about)
            if kind == 7:
                reader = Reader(payload)
                self._expect(reader.sequence("arrival"), meaning["arrival"], about)
                self._expect(payload[reader.position:].hex(), meaning["segment"], about)
                continue
            message = decode(self.schema, MESSAGES[kind], payload)
            check_message(kind, message)
            said[name] = message
            self._expect(_meaning(message, meaning), dict(meaning), about)
            again = encode(self.schema, message.name, _plain(message))
            self._expect(again.hex(), payload.hex(), f"{about}: written again")
        session = Session(said["challenge"], said["challengeAnswer"])
        session.check_listener()
        session.check_dialer(said["proof"])
        digest = cursor_digest(
            said["challenge"]["replica"], {Scope(3, 1203): 12},
            said["challengeAnswer"]["replica"], {Scope(1, 0): 40},
        )
        self._expect(said["hello"]["digest"].hex(), digest.hex(), "the digest of HELLO")

    def _segment(self, vector: dict) -> None:
        meaning, about = vector["meaning"], vector["about"]
        segment = read_segment(bytes.fromhex(vector["hex"]))
        signer = Signer(bytes.fromhex(meaning["secretKey"]))
        previous = bytes.fromhex(meaning["previous"])
        segment.check_body()
        segment.check_signature(signer.key, previous)
        header = segment.header
        self._expect(header.bytes.hex(), vector["header"], f"{about}: header")
        self._expect(segment.body.hex(), vector["body"], f"{about}: body")
        self._expect(segment.signature.hex(), vector["signature"], f"{about}: signature")
        self._expect(segment.hash_onto(previous).hex(), vector["hash"], f"{about}: hash")
        self._expect(replica_id(signer.key, meaning["incarnation"]).hex(), vector["replica"],
                     f"{about}: replica id")
        for name, found in (("first", header.first), ("wall", header.wall),
                            ("uptime", header.uptime), ("boot", header.boot)):
            self._expect(found, meaning[name], f"{about}: {name}")
        reached = [
            (Feed(bytes.fromhex(held["feed"]["replica"]), _scope(held["feed"]["scope"])),
             held["count"], bytes.fromhex(held["hash"]))
            for held in meaning["reached"]
        ]
        self._expect(context_digest(reached, header.feed.replica), header.context_digest,
                     f"{about}: context digest")
        entries = read_body(segment, Base())
        self._expect([_entry(entry) for entry in entries], meaning["entries"], f"{about}: entries")

    def _ruling(self, vector: dict) -> None:
        ruling = decode(self.schema, "Ruling", bytes.fromhex(vector["hex"]))
        meaning = vector["meaning"]
        feeds = []
        for item in ruling["feeds"]:
            exceptions = []
            for exception in item["exceptions"]:
                found = {"sequence": exception["sequence"], "reason": exception["reason"]}
                if exception["cause_replica"]:
                    found["causeReplica"] = exception["cause_replica"].hex()
                    found["causeSequence"] = exception["cause_sequence"]
                exceptions.append(found)
            windows = [
                {"first": w["first"], "notBefore": w["not_before"], "notAfter": w["not_after"]}
                for w in item["windows"]
            ]
            feeds.append({
                "replica": item["replica"].hex(), "count": item["count"],
                "hash": item["hash"].hex(), "exceptions": exceptions, "windows": windows,
            })
        self._expect({"ruledAt": ruling["ruled_at"], "feeds": feeds}, meaning, vector["about"])

    def _guides(self, vectors: list[dict]) -> None:
        self._records([{**vector, "about": vector["name"]} for vector in vectors])
        for vector in vectors:
            if "base" not in vector:
                continue
            read = [
                decode(self.schema, "MatterPublished", bytes.fromhex(vector[name]))
                for name in ("hex", "base", "whole")
            ]
            short, base, expected = read
            self._expect(short["base"], base["version"], f"{vector['name']}: base")
            found = _plain(whole(short, base))
            for name in expected.fields:
                self._expect(found.get(name) or 0, _plain(expected).get(name) or 0,
                             f"{vector['name']}: {name}")

    def _records(self, vectors: list[dict]) -> None:
        for vector in vectors:
            kind, payload = vector["kind"], bytes.fromhex(vector["hex"])
            if kind not in records.KINDS:
                self.failures.append(f"records.json: kind {kind} has no entry in records.py")
                continue
            name, message, scopes = records.KINDS[kind]
            entry = Entry(1, "scope", {}, {}, kind, payload, 0)
            read = records.read_payload(self.schema, entry, Scope(scopes[0], 1))
            self._expect(read.problem, None, vector["name"])
            if read.message:
                self._expect(read.message.unknown, [], f"{vector['name']}: unknown fields")
                again = encode(self.schema, message, _plain(read.message))
                self._expect(again.hex(), payload.hex(), f"{vector['name']}: written again")

    def _rounds(self, vectors: list[dict]) -> None:
        for vector in vectors:
            data, prefix = bytes.fromhex(vector["hex"]), bytes.fromhex(vector["prefix"])
            body = Body(data, len(prefix))
            frames = [bytes(body.stream.plain[f.at:f.payload_at]) + f.payload
                      for f in body.frames()]
            body.confirm()
            self._expect(body.prefix, prefix, f"{vector['about']}: session")
            self._expect([frame.hex() for frame in frames], vector["frames"], vector["about"])
            own = Body(write_body(frames, prefix), len(prefix))
            self._expect(len(list(own.frames())), len(frames), f"{vector['about']}: written again")
            own.confirm()

    def _chain(self, vector: dict) -> None:
        feeds = Feeds(self.schema, bytes.fromhex(vector["county"]))
        for item in vector["segments"]:
            segment = read_segment(bytes.fromhex(item["hex"]))
            taken = feeds.take(segment)
            about = item["about"]
            self._expect(taken.outcome, "new", about)
            self._expect(taken.notes, [], about)
            held = feeds.held[segment.header.feed]
            self._expect(held.head.hex(), item["hash"], f"{about}: hash")
            self._expect(segment.header.context_digest.hex(), item["contextDigest"],
                         f"{about}: context digest")
            self._expect([_entry(entry) for entry in taken.entries], item["entries"],
                         f"{about}: entries")

    def _folding(self, vector: dict) -> None:
        """Also succession.json: the same form, with more happening."""
        feeds = Feeds(self.schema, bytes.fromhex(vector["county"]))
        entries: dict[Feed, list[Entry]] = {}
        for text in vector["segments"]:
            segment = read_segment(bytes.fromhex(text))
            taken = feeds.take(segment)
            self._expect((taken.outcome, taken.notes), ("new", []), str(segment.header))
            entries.setdefault(segment.header.feed, []).extend(taken.entries)
        folding = Folding(feeds, entries)
        folding.run()
        self._expect(folding.waiting(), [], "feeds that wait")
        self._expect(folding.disagreements, [], "rulings that judge otherwise")
        refused = [
            _without_none({
                "scope": _place(scope), "replica": replica.hex(), "sequence": sequence,
                "reason": reason, "causeReplica": cause[0].hex() if cause else None,
                "causeSequence": cause[1] if cause else None,
            })
            for (scope, (replica, sequence)), (reason, cause) in folding.refused().items()
        ]
        def key(document: dict) -> str:
            return json.dumps(document, sort_keys=True)

        self._expect(sorted(refused, key=key),
                     sorted((_without_none(r) for r in vector["refused"]), key=key),
                     "refused entries")
        cases = {f"{case.point} {_dot(case.dot)}": case for case in folding.cases()}
        for expected in vector["cases"]:
            name = f"{expected['point']} {expected['opened']}"
            case = cases.get(name)
            view = folding.register.at(1 << 62)
            found = _case(case, view.succession) if case else None
            # Earlier vectors say less of a case.
            said = found and {key: found[key] for key in found if key in expected or key not in NEW}
            self._expect(said, _without_none(expected), name)

    def _bundle(self, vector: dict) -> None:
        meaning, data = vector["meaning"], bytes.fromhex(vector["hex"])
        bundle = Bundle(self.schema)
        bundle.read("bundle.json", data)
        head = bundle.head
        found = {
            "county": head["county"].hex(), "deviceKey": head["device_key"].hex(),
            "incarnation": head["incarnation"], "number": head["number"], "wall": head["wall"],
            "seal": head["seal"], "hash": data[-96:-64].hex(),
            "replica": replica_id(head["device_key"], head["incarnation"]).hex(),
            "recipientDevices": [key.hex() for key in head["recipient_devices"]],
        }
        self._expect(found, {name: meaning[name] for name in found}, vector["about"])
        counts = (bundle.counts.get("segments", 0), bundle.counts.get("receipts", 0))
        self._expect(counts, (len(meaning["segments"]), len(meaning["receipts"])), vector["about"])

    # What must be refused

    def _hostile_bundles(self, vectors: list[dict]) -> None:
        for vector in vectors:
            try:
                Bundle(self.schema).read("bundle", bytes.fromhex(vector["hex"]))
                found = "none"
            except Fault as fault:
                found = bundle_fault(fault)
            self._expect(found, vector["fault"], vector["about"])

    def _refused(self, read, vector: dict, loosely: bool = False) -> None:
        try:
            read(bytes.fromhex(vector["hex"]))
            found = "nothing"
        except Fault as fault:
            found = fault.name if loosely is False else fault.name.removeprefix("malformed: ")
        self._expect(found, vector["fault"], vector["about"])

    def _hostile_frames(self, vectors: list[dict]) -> None:
        def read(data: bytes) -> None:
            kind, payload = _one_frame(data)
            check_message(kind, decode(self.schema, MESSAGES[kind], payload))

        for vector in vectors:
            self._refused(read, vector)

    def _hostile_segments(self, vectors: list[dict]) -> None:
        for vector in vectors:
            self._refused(lambda data: Feeds(self.schema).take(read_segment(data)), vector)

    def _hostile_rounds(self, vectors: list[dict]) -> None:
        def read(data: bytes) -> None:
            body = Body(data, 16)
            for frame in body.frames():
                if frame.type in MESSAGES:
                    check_message(
                        frame.type, decode(self.schema, MESSAGES[frame.type], frame.payload)
                    )
            body.confirm()

        for vector in vectors:
            self._refused(read, vector, loosely=True)


def _dot(dot: tuple[bytes, int]) -> str:
    return f"{dot[0].hex()}:{dot[1]}"


def _without_none(document: dict) -> dict:
    return {name: value for name, value in document.items() if value is not None}


# What folding.json does not say yet.
NEW = {"day", "answers"}


def _case(case: Case, succession: Succession) -> dict:
    """A case in the words of folding.json."""
    progress, holding = case.progress(), case.holding(succession)
    answers = {key: f"{case.shown(key)}" for key in sorted(
        key for key in case.fields if isinstance(key, str)
    )}
    shown = {}
    for number in range(1, 7):
        value = case.shown(number)
        if value is not None:
            shown[str(number)] = " ".join(filter(None, value)) if isinstance(value, tuple) else value
    lines = sorted(case.lines, key=lambda line: line[0].order)
    return _without_none({
        "point": case.point, "opened": _dot(case.dot), "isOpen": case.is_open,
        "stage": progress.stage, "isFrozen": progress.is_frozen, "shown": shown,
        "conflicts": case.conflicts(),
        "materials": sorted(number for number, taken in case.materials.items() if taken),
        "lines": [{"dot": _dot(act.dot), "lamport": act.lamport, "text": text}
                  for act, text in lines],
        "holder": holding[0].hex() if holding else None, "move": holding[1] if holding else None,
        "day": case.day if case.is_open else None, "answers": answers or None,
    })


def _one_frame(data: bytes) -> tuple[int, bytes]:
    """A frame that stands alone."""
    reader = Reader(data)
    kind = reader.byte("frame type")
    length = reader.varint("frame length")
    if length > 69_632:
        raise Fault("tooLarge", str(length))
    return kind, reader.take(length, "payload")


def _scope(place: dict) -> Scope:
    return Scope(place["kind"], place["key"])


def _place(scope: Scope) -> dict:
    return {"kind": scope.kind, "key": scope.key}


def _entry(entry: Entry) -> dict:
    subject = entry.subject
    if isinstance(subject, tuple):
        subject = f"{subject[0].hex()}:{subject[1]}"
    return {
        "subject": subject,
        "context": {replica.hex(): count for replica, count in entry.context.items()},
        "heads": [
            {"scope": _place(scope), "replica": replica.hex(), "count": count}
            for scope, (replica, count) in sorted(entry.heads.items())
        ],
        "kind": entry.kind, "payload": entry.payload.hex(),
    }


def _plain(message: Message) -> dict[str, object]:
    """A message as the values that `encode` takes."""
    def plain(value: object) -> object:
        if isinstance(value, Message):
            return _plain(value)
        return [plain(item) for item in value] if isinstance(value, list) else value

    return {name: plain(value) for name, value in message.values.items()}


def _feed(message: Message) -> dict:
    return {"replica": message["replica"].hex(), "scope": _place(scope_of(message["scope"]))}


def _meaning(message: Message, meaning: dict) -> dict:
    """The message in the words of messages.json; `secretKey` makes it, and is not in it."""
    special = {
        "cursors": lambda: [
            {"scope": _place(scope_of(c["scope"])), "arrival": c["arrival"]}
            for c in message["cursors"]
        ],
        "gaps": lambda: [
            {"feed": _feed(gap["feed"]), "held": gap["held"]} for gap in message["gaps"]
        ],
        "held": lambda: [
            {"feed": _feed(held["feed"]), "count": held["count"], "hash": held["hash"].hex()}
            for held in message["feeds"]
        ],
        "feed": lambda: _feed(message["feed"]),
        "deviceKey": lambda: message["device_key"].hex(),
    }
    found: dict[str, object] = {}
    for name, expected in meaning.items():
        if name in ("type", "secretKey"):
            found[name] = expected
        elif name in special:
            found[name] = special[name]()
        else:
            value = message[name]
            found[name] = value.hex() if isinstance(value, bytes) else value
    return found
