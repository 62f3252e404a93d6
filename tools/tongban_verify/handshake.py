"""What passed between the county and a point about a matter (folding.md section 2.1)."""

from __future__ import annotations

from dataclasses import dataclass, field

from .protobuf import Message

AGENCY, ACCEPTANCE = 1, 2
OFFERED, ACCEPTED, CONDITIONAL, TRAINING = 2, 4, 5, 7
TRIAL, ACTIVE, SUSPENDED, RECALLED, EXPIRED = 8, 9, 10, 11, 12
IN_FORCE = (TRIAL, ACTIVE)
TRAIN, START, ACTIVATE, SUSPEND, RESUME, RECALL, EXPIRE = 2, 3, 4, 5, 6, 7, 8
TAKING_AWAY = (SUSPEND, RECALL, EXPIRE)


def after(stage: int, move: int, trial_cases: int) -> int | None:
    """The stage a move leads to; None if it is not legal."""
    if move == RECALL:
        return None if stage in (RECALLED, EXPIRED) else RECALLED
    if move == ACTIVATE and stage in (ACCEPTED, TRAINING):
        return ACTIVE if trial_cases == 0 else None
    return {
        (ACCEPTED, TRAIN): TRAINING, (CONDITIONAL, TRAIN): TRAINING, (ACCEPTED, START): TRIAL,
        (TRAINING, START): TRIAL, (TRIAL, ACTIVATE): ACTIVE, (ACTIVE, SUSPEND): SUSPENDED,
        (SUSPENDED, RESUME): ACTIVE, (TRIAL, EXPIRE): EXPIRED, (ACTIVE, EXPIRE): EXPIRED,
        (SUSPENDED, EXPIRE): EXPIRED, (OFFERED, EXPIRE): EXPIRED,
    }.get((stage, move))


@dataclass
class Version:
    """One offer and the legal moves after it, each with the stage it led to."""

    offer: Message
    steps: list[tuple[Message, int]] = field(default_factory=list)

    @property
    def stage(self) -> int:
        """By the county's last word, whenever it begins to hold."""
        return self.steps[-1][1] if self.steps else OFFERED

    @property
    def begins(self) -> bool:
        """Whether it is or was to be in force, on whatever day."""
        return any(stage in IN_FORCE for _, stage in self.steps)

    def take(self, step: Message) -> None:
        """A move that is not legal has no effect."""
        stage = self.stage
        if stage == OFFERED and "answer" in step.values:
            stage = ACCEPTED
        reached = after(stage, step["move"], self.offer["trial_cases"])
        if reached is not None:
            self.steps.append((step, reached))

    def on(self, day: int) -> int:
        """The stage on a day."""
        stage = next((s for step, s in reversed(self.steps) if step["from"] <= day), OFFERED)
        ended = "until" in self.offer.values and self.offer["until"] < day
        return EXPIRED if ended and stage in (*IN_FORCE, SUSPENDED) else stage

    def has_begun(self, day: int) -> bool:
        """Whether it was in force on a day or before."""
        return any(s in IN_FORCE and step["from"] <= day for step, s in self.steps)


class Handshake:
    """All versions of what one point is offered of one matter."""

    def __init__(self) -> None:
        self.versions: list[Version] = []

    def offer(self, offer: Message) -> None:
        """Versions count from 1; another one has no effect."""
        if offer["version"] == len(self.versions) + 1:
            self.versions.append(Version(offer))

    def move(self, step: Message) -> None:
        """A move on a version that none has superseded."""
        number = step["version"]
        if number > len(self.versions):
            return
        newer = self.versions[number:]
        if newer and (not self.versions[number - 1].begins or any(v.begins for v in newer)):
            return
        self.versions[number - 1].take(step)

    def mode(self, day: int, row: int | None) -> int | None:
        """How far the point may go on a day, where the list says `row`."""
        for version in reversed(self.versions):
            if not version.has_begun(day):
                continue
            stage, mode = version.on(day), version.offer["mode"]
            return mode if stage == ACTIVE else min(mode, ACCEPTANCE) if stage == TRIAL else AGENCY
        if self.versions and self.versions[-1].stage not in (RECALLED, EXPIRED):
            return row or AGENCY
        return row

    def is_stopped(self, day: int) -> bool:
        """Whether an urgent ending holds on a day."""
        begun = [version for version in self.versions if version.has_begun(day)]
        if not begun or begun[-1].on(day) in IN_FORCE:
            return False
        held = [(step, s) for step, s in begun[-1].steps if step["from"] <= day]
        step, stage = held[-1]
        return stage not in IN_FORCE and step["move"] in TAKING_AWAY and step["urgent"]

    def turning(self) -> set[int]:
        """The days on which what it says may change."""
        days = {step["from"] for version in self.versions for step, _ in version.steps}
        return days | {
            v.offer["until"] + 1 for v in self.versions if "until" in v.offer.values
        }
