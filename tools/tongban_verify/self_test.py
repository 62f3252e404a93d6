"""Makes up a sync from keys of its own, and expects it sound, and every kind of damage refused."""

from __future__ import annotations

import zlib
from pathlib import Path

from . import wire
from .bodies import delivery, write_body, write_frame
from .capture import Capture
from .crypto import SUITE, ZERO_HASH, Signer, hashed, replica_id
from .flips import first_fault, flip
from .protobuf import Schema, encode
from .segments import Feed, Header, context_digest, pack
from .sessions import cursor_digest
from .wire import Scope, block, signed, varint

PROTOCOL = Path(__file__).resolve().parent.parent.parent / "Protocol"
AUTHORITY, CASES = Scope(wire.AUTHORITY, 0), Scope(wire.CASES, 7)
NOW = 1_767_225_600


class Author:
    """A device that writes feeds."""

    def __init__(self, schema: Schema, number: int) -> None:
        self.schema = schema
        self.signer = Signer(bytes([number]) * 32)
        self.replica = replica_id(self.signer.key, 1)
        self.heads: dict[Scope, bytes] = {}
        self.counts: dict[Scope, int] = {}

    def certificate(self) -> bytes:
        """Entry 0, without context."""
        payload = encode(self.schema, "Certificate",
                         {"device_key": self.signer.key, "incarnation": 1})
        return row(0, b"\x00", b"\x00", 1, payload)

    def close(self, scope: Scope, rows: list[bytes], others: list[bytes] = (),
              reached: list[tuple[Feed, int, bytes]] = ()) -> bytes:
        """A segment of these rows, chained onto the feed."""
        body = varint(len(others)) + b"".join(others) + b"".join(rows)
        salt = bytes(range(16))
        first = self.counts.get(scope, 0)
        header = Header(
            1, SUITE, 0, Feed(self.replica, scope), first, len(rows), NOW, 60, 1,
            hashed("tongban/body/1", salt, body), context_digest(list(reached), self.replica),
        )
        previous = self.heads.get(scope, ZERO_HASH)
        signature = self.signer.sign("tongban/segment/1", previous + header.bytes)
        self.heads[scope] = hashed("tongban/segment/1", previous, header.bytes)
        self.counts[scope] = first + len(rows)
        return pack(header, signature, salt, body)


def row(subject: int, context: bytes, heads: bytes, kind: int, payload: bytes) -> bytes:
    """One entry of codec 0."""
    return varint(subject) + context + heads + varint(kind) + block(payload)


class Sync:
    """Two rounds: the village opens a session and hands up a case, the county rules."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.county, self.village = Author(schema, 1), Author(schema, 2)
        self.files: list[tuple[str, bytes]] = []
        self._open()
        self._hand_up()
        self._idle()

    def _message(self, kind: int, name: str, values: dict[str, object]) -> bytes:
        return write_frame(kind, encode(self.schema, name, values))

    def _round(self, request: list[bytes], response: list[bytes], session: bytes) -> None:
        number = len(self.files) // 2
        self.files.append((f"{number:03}-request.bin", write_body(request, session)))
        self.files.append((f"{number:03}-response.bin", write_body(response)))

    def _open(self) -> None:
        self.session, nonces = b"\x05" * 16, (b"\x03" * 16, b"\x04" * 16)
        dialer, listener = self.village, self.county
        transcript = (dialer.signer.key + dialer.replica + nonces[0] + self.session
                      + listener.signer.key + listener.replica + nonces[1])
        self.proof = dialer.signer.sign("tongban/session/1", b"\x01" + transcript)
        challenge = {"version": 1, "device_key": dialer.signer.key, "replica": dialer.replica,
                     "nonce": nonces[0]}
        answer = {
            "version": 1, "session": self.session, "device_key": listener.signer.key,
            "replica": listener.replica, "nonce": nonces[1],
            "signature": listener.signer.sign("tongban/session/1", b"\x00" + transcript),
        }
        self._round([self._message(1, "Challenge", challenge)],
                    [self._message(2, "ChallengeAnswer", answer)], bytes(16))
        hello = self._message(4, "Hello", {"digest": bytes(16), "wall": NOW, "uptime": 5})
        self._round([self._message(3, "Proof", {"signature": self.proof}), hello],
                    [self._message(6, "Want", {})], self.session)

    def _hand_up(self) -> None:
        village, county = self.village, self.county
        register = county.close(AUTHORITY, [county.certificate(), row(
            0, b"\x00", b"\x00", 31,
            encode(self.schema, "DeviceGranted", {"device_key": village.signer.key, "point": 7}),
        )])
        reached = [(Feed(county.replica, AUTHORITY), 2, county.heads[AUTHORITY])]
        opened = encode(self.schema, "CaseAct", {"claimed_at": NOW, "changes": [
            {"opened": {"matter": "M-1", "version": 1, "audience": 3}}, {"noted": "甲" * 200},
        ]})
        head = varint(1) + AUTHORITY.bytes + varint(1) + varint(2)
        work = village.close(
            CASES, [village.certificate(), row(1, b"\x00", head, 10, opened)], [county.replica],
            reached,
        )
        count, digest = village.counts[CASES], village.heads[CASES]
        ruling = encode(self.schema, "Ruling", {"ruled_at": NOW, "feeds": [
            {"replica": village.replica, "count": count, "hash": digest},
        ]})
        ruled = county.close(
            CASES,
            [county.certificate(),
             row(0, varint(1) + varint(1) + varint(count), b"\x00", 2, ruling)],
            [village.replica], [(Feed(village.replica, CASES), count, digest)],
        )
        want = self._message(6, "Want", {})
        mark = self._message(8, "Mark", {})
        self.segments = [register, work, ruled]
        self._round([want, mark], [write_frame(7, delivery(1, register)), mark], self.session)
        self._round(
            [want, write_frame(7, delivery(1, work)), mark],
            [self._receipt(count, digest), write_frame(7, delivery(2, ruled)), mark],
            self.session,
        )

    def _receipt(self, count: int, digest: bytes) -> bytes:
        key, replica = self.county.signer.key, self.county.replica
        covered = (bytes([SUITE]) + key + replica + signed(NOW) + varint(1)
                   + self.village.replica + CASES.bytes + varint(count) + digest)
        feed = {"replica": self.village.replica, "scope": {"kind": CASES.kind, "key": CASES.key}}
        return self._message(9, "Receipt", {
            "suite": SUITE, "device_key": key, "replica": replica, "wall": NOW,
            "feeds": [{"feed": feed, "count": count, "hash": digest}],
            "signature": self.county.signer.sign("tongban/receipt/1", covered),
        })

    def _idle(self) -> None:
        digest = cursor_digest(self.village.replica, {CASES: 1}, self.county.replica,
                               {AUTHORITY: 1, CASES: 2})
        hello = self._message(4, "Hello", {"digest": digest, "wall": NOW, "uptime": 9})
        want = self._message(6, "Want", {"cursors": [
            {"scope": {"kind": 3, "key": 7}, "arrival": 1}]})
        # Says what the listener has taken, so that the digest can be computed.
        self._round([self._message(4, "Hello", {"digest": bytes(16)})], [want], self.session)
        self._round([self._message(6, "Want", {"cursors": [
            {"scope": {"kind": 1}, "arrival": 1}, {"scope": {"kind": 3, "key": 7}, "arrival": 2},
        ]}), self._message(8, "Mark", {})], [self._message(8, "Mark", {})], self.session)
        self._round([hello], [self._message(5, "Same", {"wall": NOW})], self.session)


    def bundle(self) -> bytes:
        """The same segments and the receipt as the county would put them on a stick."""
        from .bundles import END, MAGIC, MANIFEST, PURPOSE

        key = self.county.signer.key
        head = encode(self.schema, "BundleHeader", {
            "suite": SUITE, "county": key, "device_key": key, "incarnation": 1,
            "exporter_point": 1, "recipient_point": 7,
            "recipient_devices": [self.village.signer.key], "number": 1, "wall": NOW,
        })
        frames = [self._message(MANIFEST, "Manifest", {})]
        frames += [write_frame(7, delivery(0, segment)) for segment in self.segments]
        frames.append(self._receipt(self.village.counts[CASES], self.village.heads[CASES]))
        frames.append(self._message(END, "BundleEnd", {"segments": 3, "receipts": 1}))
        data = MAGIC + b"\x01" + block(head) + zlib.compress(b"".join(frames))
        digest = hashed(PURPOSE, data)
        return data + digest + self.county.signer.sign(PURPOSE, digest)


def resealed(data: bytes, prefix: int, change) -> bytes:
    """A body with other frames and a right checksum: what a relay that means harm can make."""
    from .bodies import Body

    frames = [bytearray(write_frame(f.type, f.payload)) for f in Body(data, prefix).frames()]
    change(frames)
    return write_body([bytes(frame) for frame in frames], data[:prefix])


def run() -> int:
    """Runs the self-test; returns an exit status."""
    schema = Schema.read(PROTOCOL)
    files = Sync(schema).files
    failures: list[str] = []
    capture = Capture(schema)
    fault = first_fault(capture, files)
    if fault:
        failures.append(f"the honest sync is refused: {fault} at {fault.place}")
    for what in ("receipts", "cursor digests", "session signatures"):
        if not capture.counts.get(what):
            failures.append(f"no {what} were checked")
    flips = flip(files, Capture(schema), 2000, 1)
    failures += [f"unnoticed: {place}" for place in flips.unnoticed]
    failures += _forgeries(schema, files)
    failures += _bundles(schema)
    for failure in failures:
        print(failure)
    print(f"{flips.refused} flipped bits refused, {len(failures)} failures")
    return 1 if failures else 0


def _bundles(schema: Schema) -> list[str]:
    """A bundle is sound as it is, and refused with any bit flipped or any byte missing."""
    from .bundles import Bundle

    if "BundleHeader" not in schema.messages:
        return []
    data = Sync(schema).bundle()
    fault = first_fault(Bundle(schema), [("made.tongban", data)])
    failures = [f"the honest bundle is refused: {fault} at {fault.place}"] if fault else []
    damaged = [data[:length] for length in range(len(data))]
    for bit in range(0, len(data) * 8, 7):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        damaged.append(bytes(flipped))
    failures += [
        f"a damaged bundle of {len(other)} bytes is read" for other in damaged
        if first_fault(Bundle(schema), [("made.tongban", other)]) is None
    ]
    return failures


def _forgeries(schema: Schema, files: list[tuple[str, bytes]]) -> list[str]:
    """Damage under a right checksum: only the named rule can refuse it."""
    def altered(frame: int, offset: int):
        def change(frames: list[bytearray]) -> None:
            frames[frame][offset] ^= 1
        return change

    cases = [
        ("a proof", 2, altered(0, -1), "proof"), ("an answer's signature", 1, altered(0, -1), "proof"),
        ("the body of a segment", 6, altered(1, -1), "bodyAltered"),
        ("a receipt's signature", 7, altered(0, -1), "badSignature"),
        ("the digest of HELLO", 12, altered(0, 5), "protocolViolation"),
        ("a batch without MARK", 7, lambda frames: frames.pop(), "protocolViolation"),
    ]
    failures = []
    for about, index, change, expected in cases:
        name, data = files[index]
        prefix = 16 if "request" in name else 0
        damaged = list(files)
        damaged[index] = (name, resealed(data, prefix, change))
        fault = first_fault(Capture(schema), damaged)
        if fault is None or fault.name != expected:
            failures.append(f"{about}: {fault} instead of {expected}")
    return failures
