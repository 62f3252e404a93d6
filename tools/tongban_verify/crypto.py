"""Suite 1: SHA-256 and Ed25519, always with a purpose in front (README section 3)."""

from __future__ import annotations

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SUITE = 1
ZERO_HASH = bytes(32)


def hashed(purpose: str, *parts: bytes) -> bytes:
    """SHA-256(purpose ‖ 00 ‖ parts…)."""
    return hashlib.sha256(purpose.encode("ascii") + b"\x00" + b"".join(parts)).digest()


def is_signed(key: bytes, purpose: str, message: bytes, signature: bytes) -> bool:
    """Whether Ed25519 verifies over purpose ‖ 00 ‖ message."""
    try:
        framed = purpose.encode("ascii") + b"\x00" + message
        Ed25519PublicKey.from_public_bytes(key).verify(signature, framed)
        return True
    except (InvalidSignature, ValueError):
        return False


def replica_id(key: bytes, incarnation: int) -> bytes:
    """The id of one incarnation on the device with `key`."""
    return hashed("tongban/replica/1", key, incarnation.to_bytes(8, "big"))[:16]


class Signer:
    """A device that tests and vectors make from 32 secret bytes."""

    def __init__(self, secret: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(secret)
        self.key = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def sign(self, purpose: str, message: bytes) -> bytes:
        """Ed25519(purpose ‖ 00 ‖ message)."""
        return self._key.sign(purpose.encode("ascii") + b"\x00" + message)
