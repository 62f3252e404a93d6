"""What is said in a session: proofs, order of messages, receipts, digests (README section 6)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .crypto import SUITE, hashed, is_signed
from .faults import Fault
from .protobuf import Message
from .segments import Feed
from .wire import SEQUENCE_LIMIT, Scope, signed, varint

VERSION = 1
MESSAGES = {
    1: "Challenge", 2: "ChallengeAnswer", 3: "Proof", 4: "Hello", 5: "Same", 6: "Want", 8: "Mark",
    9: "Receipt", 10: "Refuse",
}
REFUSALS = {
    1: "version", 2: "session", 3: "proof", 4: "notGranted", 5: "protocolViolation", 6: "limit",
    7: "segmentQuarantined", 8: "scope", 9: "storage", 10: "otherCounty",
}
FROM_DIALER = {1, 3, 4, 6, 7, 8}
FROM_LISTENER = {2, 5, 6, 7, 8, 9, 10}
GAP_LIMIT = 256


def require(condition: bool, detail: str, name: str) -> None:
    """A payload that is not what its type says."""
    if not condition:
        raise Fault("badPayload", detail, field=name)


def scope_of(message: Message | None) -> Scope:
    """A ScopeName."""
    return Scope(message["kind"], message["key"]) if message else Scope(0, 0)


def feed_of(message: Message | None, name: str) -> Feed | None:
    """A FeedName; None if its scope is of a kind version 1 does not know."""
    require(message is not None and len(message["replica"]) == 16, "no feed is named", name)
    scope = scope_of(message["scope"])
    return Feed(message["replica"], scope) if scope.is_known else None


def check_message(kind: int, message: Message) -> None:
    """What each message must hold, whenever it is said."""
    if kind in (1, 2):
        if message["version"] != VERSION:
            raise Fault("otherVersion", str(message["version"]), field="version")
        lengths = {"device_key": 32, "replica": 16, "nonce": 16}
        if kind == 2:
            lengths |= {"session": 16}
        for name, length in lengths.items():
            require(len(message[name]) == length, f"not {length} bytes", name)
    elif kind == 4:
        require(len(message["digest"]) == 16, "not 16 bytes", "digest")
    elif kind == 6:
        for gap in message["gaps"]:
            require(gap["held"] < SEQUENCE_LIMIT, "beyond 2^62", "gaps.held")
    elif kind == 9:
        check_receipt(message)
    elif kind == 10:
        require(message["code"] in REFUSALS, f"unknown code {message['code']}", "code")
        require(message["sequence"] < SEQUENCE_LIMIT, "beyond 2^62", "sequence")


def receipt_bytes(receipt: Message) -> bytes:
    """What a receipt's signature covers (README section 5.2)."""
    out = bytes([receipt["suite"]]) + receipt["device_key"] + receipt["replica"]
    out += signed(receipt["wall"]) + varint(len(receipt["feeds"]))
    for held in receipt["feeds"]:
        feed = feed_of(held["feed"], "feeds.feed")
        require(feed is not None, "a scope of no known kind", "feeds.feed.scope")
        out += feed.replica + feed.scope.bytes + varint(held["count"]) + held["hash"]
    return out


def check_receipt(receipt: Message) -> None:
    """Form and signature of a receipt."""
    require(receipt["suite"] == SUITE, f"suite {receipt['suite']}", "suite")
    require(len(receipt["device_key"]) == 32, "not 32 bytes", "device_key")
    require(len(receipt["replica"]) == 16, "not 16 bytes", "replica")
    for held in receipt["feeds"]:
        require(len(held["hash"]) == 32, "not 32 bytes", "feeds.hash")
        require(held["count"] < SEQUENCE_LIMIT, "beyond 2^62", "feeds.count")
    if not is_signed(
        receipt["device_key"], "tongban/receipt/1", receipt_bytes(receipt), receipt["signature"]
    ):
        raise Fault("badSignature", "of the receipt", field="signature")


def cursor_digest(
    dialer: bytes, offered: dict[Scope, int], listener: bytes, listed: dict[Scope, int]
) -> bytes:
    """The digest over what each side offers the other (README section 6.4)."""
    out = b""
    for replica, cursors in ((dialer, offered), (listener, listed)):
        present = sorted((scope, arrival) for scope, arrival in cursors.items() if arrival > 0)
        out += replica + varint(len(present))
        out += b"".join(scope.bytes + varint(arrival) for scope, arrival in present)
    return hashed("tongban/cursors/1", out)[:16]


@dataclass
class Session:
    """A session from its challenge on, as somebody who hears both sides knows it."""

    challenge: Message
    answer: Message
    is_proven: bool = False
    is_open: bool = True
    hello: bytes | None = None

    @property
    def transcript(self) -> bytes:
        """What both sides sign."""
        first, second = self.challenge, self.answer
        return (
            first["device_key"] + first["replica"] + first["nonce"] + second["session"]
            + second["device_key"] + second["replica"] + second["nonce"]
        )

    def check_listener(self) -> None:
        """The listener proves its key."""
        if not is_signed(
            self.answer["device_key"], "tongban/session/1", b"\x00" + self.transcript,
            self.answer["signature"],
        ):
            raise Fault("proof", "the listener's signature over the transcript", field="signature")

    def check_dialer(self, proof: Message) -> None:
        """The dialer proves its key."""
        if not is_signed(
            self.challenge["device_key"], "tongban/session/1", b"\x01" + self.transcript,
            proof["signature"],
        ):
            raise Fault("proof", "the dialer's signature over the transcript", field="signature")
        self.is_proven = True

    def copy(self) -> Session:
        """An independent copy."""
        return replace(self)

    def pair(self) -> tuple[bytes, bytes]:
        """Dialer and listener: cursors outlive a session, they belong to the two replicas."""
        return self.challenge["replica"], self.answer["replica"]


@dataclass
class Cursors:
    """How far two replicas have taken each other's arrivals, as far as it was said."""

    by_dialer: dict[Scope, int] | None = None
    by_listener: dict[Scope, int] | None = None

    def copy(self) -> Cursors:
        """An independent copy."""
        return Cursors(
            dict(self.by_dialer) if self.by_dialer is not None else None,
            dict(self.by_listener) if self.by_listener is not None else None,
        )
