"""What is wrong with bytes, and where."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Place:
    """Where something stands, as exactly as it is known."""

    file: str | None = None
    byte: int | None = None
    frame: str | None = None
    segment: str | None = None
    entry: int | None = None
    field: str | None = None

    def within(self, outer: Place) -> Place:
        """This place, completed by what only its surroundings know."""
        known = {name: value for name, value in vars(self).items() if value is not None}
        return replace(outer, **known)

    def __str__(self) -> str:
        parts = [self.file] if self.file else []
        for name in ("byte", "frame", "segment", "entry", "field"):
            value = getattr(self, name)
            if value is not None:
                parts.append(f"{name} {value}")
        return ", ".join(parts) or "(nowhere)"

    def document(self) -> dict[str, object]:
        """For --json."""
        return {name: value for name, value in vars(self).items() if value is not None}


class Fault(Exception):
    """A refusal: the name Protocol/README.md gives it, and the place."""

    def __init__(self, name: str, detail: str = "", **place: object) -> None:
        super().__init__(name, detail)
        self.name = name
        self.detail = detail
        self.place = Place(**place)  # type: ignore[arg-type]

    def within(self, **outer: object) -> Fault:
        """The same fault, with its surroundings named."""
        fault = Fault(self.name, self.detail)
        fault.place = self.place.within(Place(**outer))  # type: ignore[arg-type]
        return fault

    def at_byte(self, byte: int) -> Fault:
        """The same fault at another byte."""
        fault = Fault(self.name, self.detail)
        fault.place = replace(self.place, byte=byte)
        return fault

    def __str__(self) -> str:
        return f"{self.name}: {self.detail}" if self.detail else self.name
