"""The command line of tools/verify-protocol."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from .bundles import Bundle
from .capture import Capture, files_of
from .faults import Fault
from .flips import flip
from .protobuf import Schema
from .vectors import Vectors

PROTOCOL = Path(__file__).resolve().parent.parent.parent / "Protocol"
SOUND, REFUSED, UNUSABLE = 0, 1, 2
HELP = """\
Checks what two Tongban nodes said to each other, by Protocol/README.md and nothing else.

  verify-protocol FOLDER       a captured sync: NNN-request.bin and NNN-response.bin, HTTP bodies
  verify-protocol FILE         a bundle, as carried on a stick
  verify-protocol --vectors    the golden vectors of Protocol/vectors
  verify-protocol --self-test  a sync made up on the spot, honest and damaged

Ends with 0 if everything verifies, 1 if something is refused (the first fault and its place are
named), 2 if there is nothing to check. Personal text is shown as its length.
"""


def parser() -> argparse.ArgumentParser:
    """The options."""
    found = argparse.ArgumentParser(
        prog="verify-protocol", description=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    found.add_argument("input", nargs="?", type=Path, help="a folder with a capture, or a bundle")
    found.add_argument("--vectors", action="store_true", help="check the golden vectors")
    found.add_argument("--self-test", action="store_true", help="check this program itself")
    found.add_argument("--county", metavar="KEY", help="the county's key, 64 hexadecimal digits; "
                       "else the first author of a county scope is taken for it")
    found.add_argument("--flips", type=int, default=0, metavar="N",
                       help="also flip N sampled bits, one at a time; each must be refused")
    found.add_argument("--seed", type=int, default=20_261_121, help="which bits (default %(default)s)")
    found.add_argument("--list", action="store_true", help="list every frame and every entry")
    found.add_argument("--reveal", action="store_true", help="show personal text")
    found.add_argument("--json", action="store_true", help="one JSON document")
    return found


def main(arguments: list[str]) -> int:
    """Runs the command; returns its exit status."""
    options = parser().parse_args(arguments)
    if options.self_test:
        from .self_test import run

        return run()
    if options.vectors:
        return check_vectors(options.json)
    if options.input is None:
        parser().print_usage(sys.stderr)
        return UNUSABLE
    return check_capture(options)


def check_vectors(as_json: bool) -> int:
    """Checks the golden vectors."""
    vectors = Vectors(PROTOCOL)
    vectors.run()
    if as_json:
        print(json.dumps({"schema": "tongban.verify-vectors/1", "checked": vectors.checked,
                          "failures": vectors.failures}, ensure_ascii=False))
    else:
        for failure in vectors.failures:
            print(failure)
        print(f"{vectors.checked} checks, {len(vectors.failures)} failures")
    return REFUSED if vectors.failures else SOUND


def check_capture(options: argparse.Namespace) -> int:
    """Checks a folder of bodies, or a bundle."""
    is_file = options.input.is_file()
    try:
        files = (
            [(options.input.name, options.input.read_bytes())] if is_file
            else files_of(options.input)
        )
        county = bytes.fromhex(options.county) if options.county else None
    except (OSError, ValueError) as error:
        print(f"cannot read: {error}", file=sys.stderr)
        return UNUSABLE
    if not files or (county is not None and len(county) != 32):
        print(f"{options.input}: no NNN-request.bin here, or no key of 32 bytes", file=sys.stderr)
        return UNUSABLE
    schema = Schema.read(PROTOCOL)
    reader = Bundle if is_file else Capture
    capture = reader(schema, county, options.reveal)
    fault: Fault | None = None
    for name, data in files:
        try:
            capture.read(name, data)
        except Fault as found:
            fault = found
            break
    flips = None
    if fault is None and options.flips:
        flips = flip(files, reader(schema, county), options.flips, options.seed)
    report = Report(capture, fault, flips)
    print(report.json() if options.json else report.text(options.list))
    return SOUND if report.is_sound else REFUSED


class Report:
    """What is told about a capture."""

    def __init__(self, capture: Capture | Bundle, fault: Fault | None, flips) -> None:
        self.capture, self.fault, self.flips = capture, fault, flips

    @property
    def is_sound(self) -> bool:
        """Whether nothing is to be refused."""
        return self.fault is None and not (self.flips and self.flips.unnoticed)

    def text(self, lists: bool) -> str:
        """For people."""
        out: list[str] = []
        if lists:
            for line in self.capture.lines:
                out.append(f"{line.file}  {line.frame}: {line.text}")
                for entry in line.document.get("entries", []):  # type: ignore[union-attr]
                    out.append(f"    {json.dumps(entry, ensure_ascii=False)}")
        out += [f"note: {note}" for note in self.capture.notes]
        county = self.capture.feeds.county
        given = "as given" if self.capture.feeds.county_was_given else "taken from this capture"
        out.append(f"county {county.hex() if county else 'not seen'} ({given})")
        out.append(", ".join(f"{count} {what}" for what, count in self.capture.counts.items()))
        if self.fault:
            out.append(f"REFUSED  {self.fault}\n  at {self.fault.place}")
        else:
            out.append("everything here verifies")
        if self.flips:
            out.append(f"{self.flips.refused} flipped bits refused, "
                       f"{len(self.flips.unnoticed)} unnoticed")
            out += [f"UNNOTICED  {place}" for place in self.flips.unnoticed]
        return "\n".join(out)

    def json(self) -> str:
        """For programs."""
        document: dict[str, object] = {
            "schema": "tongban.verify-capture/1",
            "verdict": "sound" if self.fault is None else "refused",
            "counts": self.capture.counts, "notes": self.capture.notes,
            "county": self.capture.feeds.county.hex() if self.capture.feeds.county else None,
            "lines": [
                {"file": line.file, "frame": line.frame, "text": line.text, **line.document}
                for line in self.capture.lines
            ],
        }
        if self.fault:
            document["fault"] = {"name": self.fault.name, "detail": self.fault.detail,
                                 "place": self.fault.place.document()}
        if self.flips:
            document["flips"] = {"refused": self.flips.refused,
                                 "unnoticed": self.flips.unnoticed,
                                 "byFault": self.flips.by_fault}
        return json.dumps(document, ensure_ascii=False)
