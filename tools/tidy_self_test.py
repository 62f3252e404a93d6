#!/usr/bin/env python3
"""Proves that tools/tidy refuses each thing it must, where it stands, and nothing else.

Writes a small package with this package's modules to a temporary directory, copies tools/tidy into
it, and runs that copy: once clean, once with every violation planted in a file of its own.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent

MANIFEST = """
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "planted",
    dependencies: [.package(url: "https://example.org/GRDB.swift", exact: "1.0.0")],
    targets: [
        .target(name: "CZlib"),
        .target(name: "WireFormat", dependencies: ["CZlib"]),
        .target(name: "Replication"),
        .target(name: "ServiceModel"),
        .target(name: "ServiceRecords", dependencies: ["Replication", "WireFormat"]),
        .target(name: "SyncProtocol", dependencies: ["ServiceRecords"]),
        .target(name: "SyncEngine", dependencies: [.target(name: "SyncProtocol")]),
        .target(
            name: "Storage",
            dependencies: ["NodeRuntime", .product(name: "GRDB", package: "GRDB.swift")]),
        .executableTarget(name: "FieldCLI", dependencies: ["Storage"]),
        .target(name: "NodeRuntime", dependencies: ["ServiceRecords"]),
        .target(name: "Laws", path: "Tests/Laws"),
        .testTarget(name: "ReplicationTests", dependencies: ["Replication", "Laws"]),
    ]
)
"""

# Nothing here may be refused.
CLEAN = {
    "Sources/CZlib/shim.c": "int time(void);\n",
    "Sources/WireFormat/Bytes.swift": "import CZlib\n",
    "Sources/Replication/Quoted.swift": '''
// try! Task.detached fatalError( print( UUID() DispatchQueue @unchecked Sendable import Foundation
/* import GRDB /* nested */ try! */
let quoted = "try! print(\\"x\\") fatalError() // Date()"
let raw = #"a "quoted" try! and \\(not code) UUID()"#
let page = """
    import Foundation
    try! "quoted" /* not a comment
    """
let route = "https://example.org/home/tmp/1"
let workload = "/workload and /tmpfs"
func time(_ value: Int) -> Int { value }
func pick(_ generator: inout some RandomNumberGenerator) -> Int {
    [1, 2].shuffled(using: &generator).count + Int.random(in: (0..<3), using: &generator)
}
struct Report { func print() {} }
let blueprint = { (report: Report) in report.print() }
''',
    "Sources/ServiceRecords/records.pb.swift": "import Foundation\nlet a = try! b() // TODO\n",
    "Sources/Storage/Opening.swift": "import Foundation\nimport GRDB\nlet now = Date()\n",
    "Sources/FieldCLI/Showing.swift": 'import Storage\nprint("shown")\nlet a = ["E-A-1", "E-A-1"]\n',
    "Tests/Laws/Law.swift": "import Testing\n",
    "Tests/ReplicationTests/LawTests.swift": '''
@testable import Replication
import Foundation
import Laws
let scratch = try! make("/tmp/x")
''',
    "Tests/StorageTests/PriorDatabases/1.sqlite": "kept",
}


def planted():
    """Yields (module, text, line, part of the expected refusal)."""
    for module in ("Foundation", "FoundationEssentials", "Glibc", "Dispatch", "NIOCore", "GRDB"):
        yield "WireFormat", f"import {module}\n", 1, f"pure module imports {module}"
    for module in ("Hummingbird", "AsyncHTTPClient", "_NIOFileSystem"):
        yield "SyncEngine", f"import {module}\n", 1, f"pure module imports {module}"
    yield "ServiceModel", "public import struct Foundation.Date\n", 1, "imports Foundation"
    yield "Replication", "@preconcurrency import Glibc\n", 1, "imports Glibc"
    for use in (
        "Date()", "Date.now", "ContinuousClock.now", "SuspendingClock()", "time(nil)",
        "clock_gettime(CLOCK_REALTIME, &now)", "gettimeofday(&now, nil)",
    ):
        yield "Replication", f"\nlet a = {use}\n", 2, "the instant"
    yield "SyncEngine", "try await Task.sleep(for: wait)\n", 1, "waits for the clock"
    for use in (
        "SystemRandomNumberGenerator()", "Int.random(in: 0..<(3))", "list.shuffled()",
        "list.shuffle()", "list.randomElement()", "UUID()", "arc4random_uniform(3)",
        "getrandom(a, b, 0)", "Signing.PrivateKey()", "SymmetricKey(size: .bits256)",
    ):
        yield "SyncProtocol", f"let a = {use}\n", 1, "seeded generator"
    yield "Storage", "import Logging\n", 1, "Storage imports Logging without declaring it"
    yield "Storage", "import Replication\n", 1, "imports Replication without declaring it"
    yield "Storage", "import NodeRuntime\n", 1, "(level 2) imports NodeRuntime (level 3)"
    yield "SyncProtocol", "import ServiceRecords\n", 1, "(level 1) imports ServiceRecords"
    yield "Storage", "let a = try! b()\n", 1, "try!"
    yield "Storage", 'let a = "\\(try! b("(")) c"\n', 1, "try!"
    yield "Storage", 'let a = """\n    \\(\n    try! b()\n    )\n    """\n', 3, "try!"
    yield "Storage", 'let a = #"\\#(try! b())"#\n', 1, "try!"
    yield "Storage", 'let a = "//"; let b = try! c()\n', 1, "try!"
    yield "Storage", "final class A: @unchecked Sendable {}\n", 1, "@unchecked"
    yield "Storage", "nonisolated(unsafe) var a = 1\n", 1, "nonisolated(unsafe)"
    yield "NodeRuntime", "Task.detached { }\n", 1, "detached task"
    yield "NodeRuntime", "let a = DispatchQueue.main\n", 1, "DispatchQueue"
    yield "FieldCLI", 'fatalError("gone")\n', 1, "fatalError"
    yield "NodeRuntime", 'print("here")\n', 1, "a library prints"
    yield "NodeRuntime", 'Swift.debugPrint("here")\n', 1, "a library prints"
    yield "NodeRuntime", "// TODO: later\n", 1, "unfinished work"
    yield "NodeRuntime", "/* a\n FIXME */\n", 2, "unfinished work"
    yield "NodeRuntime", 'let a = "/tmp/socket"\n', 1, "path of one machine"
    yield "NodeRuntime", "// see /tmp/notes\n", 1, "path of one machine"
    yield "Storage", '\nlet a = "E-A-1"\n', 2, "the error code E-A-1 of Sources/FieldCLI/Showing.swift"


def main():
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        (root / "tools").mkdir()
        shutil.copy(HERE / "tidy", root / "tools" / "tidy")
        write(root, "Package.swift", MANIFEST.lstrip())
        for path, text in CLEAN.items():
            write(root, path, text)
        track(root)
        status, refusals = run(root)
        if status != 0 or refusals:
            sys.exit("refused in a clean package:\n" + "\n".join(refusals))

        expected = plant(root)
        track(root)
        status, refusals = run(root)
        faults = [] if status == 1 else [f"exit {status} instead of 1"]
        for place, part in expected:
            if not any(line.startswith(f"{place}: ") and part in line for line in refusals):
                faults.append(f"not refused: {place}: {part}")
        places = {place for place, _ in expected}
        faults += [
            f"refused without cause: {line}"
            for line in refusals
            if re.match(r"[^:]+:\d+", line)[0] not in places
        ]
        if faults:
            sys.exit("\n".join(faults))
        print(f"tidy --self-test: {len(expected)} planted, {len(expected)} refused")


def plant(root):
    """Plants everything; returns the expected (file:line, part of the refusal)."""
    expected = []
    for number, (module, text, line, part) in enumerate(planted()):
        path = f"Sources/{module}/Planted{number}.swift"
        write(root, path, text)
        expected.append((f"{path}:{line}", part))
    write(root, "Tests/ReplicationTests/Undeclared.swift", "import Storage\n// FIXME\n")
    expected.append(("Tests/ReplicationTests/Undeclared.swift:1", "without declaring it"))
    expected.append(("Tests/ReplicationTests/Undeclared.swift:2", "unfinished work"))
    for path in ("Sources/Stray/Lost.swift", "Tests/ForgottenTests/Unrun.swift"):
        write(root, path, "let a = 1\n")
        expected.append((f"{path}:1", "belongs to no target"))
    for path in ("Tests/ReplicationTests/Bytes.swift", "tools/probe/shim.c"):
        write(root, path, "\n")
        expected.append((f"{path}:1", "already used by Sources/"))
    for path in ("node.sqlite", "Sources/Storage/node.db", "node.sqlite-wal"):
        write(root, path, "bytes")
        expected.append((f"{path}:1", "a database in the repository"))
    return expected


def write(root, path, text):
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def track(root):
    for command in (["init", "--quiet"], ["add", "--all", "--force"]):
        subprocess.run(["git", "-C", root, *command], check=True, capture_output=True)


def run(root):
    """The exit status of the copied tidy, and its refusals."""
    result = subprocess.run(
        [sys.executable, root / "tools" / "tidy"], capture_output=True, text=True
    )
    lines = result.stdout.splitlines() + result.stderr.splitlines()
    return result.returncode, [line for line in lines if not line.startswith(("note: ", "tidy: "))]


if __name__ == "__main__":
    main()
