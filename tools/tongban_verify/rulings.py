"""What the county has said about entries (folding.md section 4)."""

from __future__ import annotations

from dataclasses import dataclass, field

Dot = tuple[bytes, int]
Reason = tuple[int, Dot | None]


@dataclass(frozen=True)
class Step:
    """A ruling that was the first, in its author's eyes, to speak about some entries of a feed."""

    up_to: int
    since: int
    # Which incarnation of the county said so.
    life: int
    ruling: Dot


@dataclass
class Said:
    """An exception: the reason of one entry, 0 if it was released."""

    reason: int
    cause: Dot | None
    life: int
    # Whether the entry was ruled on before, in its author's eyes.
    is_knowing: bool


@dataclass
class Ruled:
    """What the county has said about one feed."""

    count: int = 0
    steps: list[Step] = field(default_factory=list)
    exceptions: dict[int, Said] = field(default_factory=dict)

    def known_before(self, seen: list[int]) -> int:
        """Up to where the feed was ruled on in a past that holds, of each life, that many entries."""
        return max(
            (step.up_to for step in self.steps
             if step.life < len(seen) and step.ruling[1] < seen[step.life]), default=0
        )

    def admit(self, count: int, since: int, life: int, ruling: Dot) -> None:
        """A ruling speaks for the first time about entries since ..< count."""
        if count <= since:
            return
        self.count = max(self.count, count)
        self.steps.append(Step(count, since, life, ruling))
        # What a later incarnation said of these, it said without knowing this ruling.
        self.exceptions = {
            sequence: said for sequence, said in self.exceptions.items()
            if not (since <= sequence < count and said.life > life and not said.is_knowing)
        }

    def note(self, sequence: int, said: Said) -> None:
        """Takes an exception, unless a word that outweighs it stands."""
        known = self.exceptions.get(sequence)
        if known and known.is_knowing and (not said.is_knowing or known.life > said.life):
            return
        earlier = any(
            step.life < said.life and step.since <= sequence < step.up_to for step in self.steps
        )
        if not said.is_knowing and earlier:
            return
        self.exceptions[sequence] = said

    def verdict(self, sequence: int) -> tuple[bool, Reason | None]:
        """Whether the county has spoken about an entry, and the reason if it stays outside."""
        if sequence >= self.count:
            return False, None
        said = self.exceptions.get(sequence)
        return True, (said.reason, said.cause) if said and said.reason else None

    def steps_over(self, sequence: int) -> list[Step]:
        """The steps that speak about an entry, the nearest first."""
        found = [step for step in self.steps if step.since <= sequence < step.up_to]
        return sorted(found, key=lambda step: step.up_to)
