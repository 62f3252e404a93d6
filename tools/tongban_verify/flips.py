"""Flips sampled bits of a capture, one at a time, and expects each to be refused with its place."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from .capture import Capture
from .faults import Fault


@dataclass
class Flips:
    """What became of the flipped bits."""

    refused: int = 0
    unnoticed: list[str] = field(default_factory=list)
    by_fault: dict[str, int] = field(default_factory=dict)


def flip(files: list[tuple[str, bytes]], fresh: Capture, count: int, seed: int) -> Flips:
    """Flips `count` bits, each in an otherwise honest capture that `fresh` has not read yet.

    What stands before the damaged file is read once; the damaged file and what follows, anew.
    """
    chosen = _sample([len(data) * 8 for _, data in files], count, seed)
    flips = Flips()
    for index, (name, data) in enumerate(files):
        for bit in chosen.get(index, []):
            damaged = bytearray(data)
            damaged[bit // 8] ^= 1 << bit % 8
            rest = [(name, bytes(damaged))] + files[index + 1:]
            fault = first_fault(fresh.copy(), rest)
            if fault is None or fault.place.file is None:
                flips.unnoticed.append(f"{name}, byte {bit // 8}, bit {bit % 8}")
            else:
                flips.refused += 1
                flips.by_fault[fault.name] = flips.by_fault.get(fault.name, 0) + 1
        fresh.read(name, data)
    return flips


def first_fault(capture: Capture, files: list[tuple[str, bytes]]) -> Fault | None:
    """The first fault of a capture, or None."""
    for name, data in files:
        try:
            capture.read(name, data)
        except Fault as fault:
            return fault
    return None


def _sample(sizes: list[int], count: int, seed: int) -> dict[int, list[int]]:
    """Half of the bits evenly over all bytes, half evenly over the files: small bodies count."""
    choose = random.Random(seed)
    chosen: dict[int, list[int]] = {}
    total = sum(sizes)
    for number in range(count):
        if number % 2:
            index = choose.randrange(len(sizes))
            bit = choose.randrange(sizes[index])
        else:
            bit = choose.randrange(total)
            index = 0
            while bit >= sizes[index]:
                bit -= sizes[index]
                index += 1
        chosen.setdefault(index, []).append(bit)
    return chosen
