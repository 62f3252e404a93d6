import Foundation
import Testing

@Suite("The office's own workbook")
struct WorkbookCommandTests {
    private static let fixtures = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/sheets").path

    /// A directory with workbooks of the fixtures and documents of the sample county.
    private func folder(
        _ county: LiveCounty,
        _ workbooks: [String],
        documents: [String] = ["workflows.json", "forms"]
    ) throws -> String {
        let folder = county.directory + "/lists"
        let files = FileManager.default
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in documents {
            try files.copyItem(
                atPath: LiveCounty.sampleCounty + "/" + name,
                toPath: folder + "/" + name
            )
        }
        for name in workbooks {
            try files.copyItem(atPath: Self.fixtures + "/" + name, toPath: folder + "/" + name)
        }
        return folder
    }

    private func hub(_ county: LiveCounty, _ arguments: [String]) async throws -> Program.Outcome {
        try await Program("tongban-hub", arguments + ["--replica", county.replica("hub")]).run()
    }

    @Test("is imported by itself or in its directory, and says what the text files said")
    func imported() async throws {
        let county = try await LiveCounty()
        let folder = try folder(county, ["sample.xlsx"])
        for path in [folder, folder + "/sample.xlsx"] {
            let outcome = try await hub(
                county,
                ["import", "--county-data", path, "--on", "2026-11-30", "--json"]
            )
            #expect(outcome.status == 0, "\(outcome.errors)")
            // The county has imported the same lists as text files before.
            #expect((outcome.json["written"] as? [Any])?.isEmpty == true)
            let reading = try #require(outcome.json["reading"] as? [String: Any])
            let lists = try #require(reading["files"] as? [[String: Any]])
            let matters = try #require(lists.first { $0["sheet"] as? String == "事项" })
            #expect(matters["file"] as? String == "sample.xlsx")
            #expect(matters["taken"] as? Int == 8)
            let notes = try #require(reading["notes"] as? [[String: Any]])
            let passedOver = notes.filter { ($0["text"] as? String)?.contains("没有读") == true }
            #expect(passedOver.contains { $0["sheet"] as? String == "填表说明" })
        }
        let shown = try await hub(
            county,
            ["import", "--county-data", folder, "--on", "2026-11-30", "--lang", "en"]
        )
        #expect(shown.output.contains("sample.xlsx「事项（旧）」: a hidden sheet, not read"))
        #expect(shown.output.contains("Up to date"))
    }

    @Test("is taken into a draft, as lists or as a change list, and compared with what stands")
    func draft() async throws {
        let county = try await LiveCounty()
        let folder = try folder(county, ["sample.xlsx", "2026-12.xlsx"])
        let lists = try await hub(
            county,
            ["draft", "import", folder + "/sample.xlsx", "--name", "全县", "--json"]
        )
        #expect(lists.status == 0, "\(lists.errors)")
        let draft = try #require(lists.json["draft"] as? [String: Any])
        let files = try #require(draft["files"] as? [[String: Any]])
        #expect(files.contains { $0["path"] as? String == "workflows.json" })
        #expect(!files.contains { $0["path"] as? String == "2026-12.xlsx" })
        let diff = try await hub(county, ["diff", "全县", "--json"])
        #expect((diff.json["matters"] as? [Any])?.isEmpty == true)
        // The list speaks of the whole county; the sample has a few of its matters only.
        let changes = try await hub(
            county,
            ["draft", "import", folder + "/2026-12.xlsx", "--name", "十二月", "--json"]
        )
        #expect(changes.status == 0, "\(changes.errors)")
        let conflicts = try await hub(county, ["diff", "十二月", "--json"])
        #expect((conflicts.json["conflicts"] as? [Any])?.isEmpty == false)
    }

    @Test("with mistakes is not imported, and each is named by sheet and cell")
    func mistakes() async throws {
        let county = try await LiveCounty()
        let folder = try folder(county, ["wrong.xlsx"], documents: [])
        let path = folder + "/wrong.xlsx"
        let outcome = try await hub(county, ["import", "--county-data", path, "--json"])
        #expect(outcome.status != 0)
        #expect(outcome.output.isEmpty)
        let object = try JSONSerialization.jsonObject(with: Data(outcome.errors.utf8))
        let problem = try #require(object as? [String: Any])
        #expect(problem["code"] as? String == "E-IN-12")
        // Lines that only rest on a wrong one are listed too, and say so.
        let findings = try #require(problem["findings"] as? [[String: Any]]).filter {
            ($0["hint"] as? [String: Any])?["kind"] as? String != "rejected"
        }
        let places = findings.map { finding in
            [finding["code"], finding["sheet"], finding["cell"]]
                .map { $0 as? String ?? "-" }.joined(separator: " ")
        }
        #expect(
            places == [
                "E_DUP_CODE orgs A4", "E_FK orgs D7", "E_CODE_FORMAT departments C2",
                "E_CODE_FORMAT departments D3", "E_CODE_FORMAT departments B5",
                "E_MISSING matters B2", "E_CODE_FORMAT matters D3", "E_BAD_DATE matters P4",
                "E_UNKNOWN_DEPT matters J5", "E_ENUM materials D3", "E_BAD_DATE delegation G2",
            ]
        )
        let hint = try #require(findings[2]["hint"] as? [String: Any])
        #expect(hint["kind"] as? String == "digitsLost")
        #expect(findings.allSatisfy { $0["file"] as? String == "wrong.xlsx" })
        #expect((findings[2]["message"] as? String)?.contains("设成“文本”格式") == true)
        let shown = try await hub(county, ["import", "--county-data", path])
        #expect(shown.errors.contains("wrong.xlsx「departments」 B5 格「部门名称」"))
        #expect(shown.errors.contains("#REF!"))
    }

    /// Runs a program and says, behind what it says, how much memory it took at most, in kilobytes.
    private static let measured = """
        import resource, subprocess, sys
        done = subprocess.run(sys.argv[1:], capture_output=True)
        sys.stderr.buffer.write(done.stderr)
        print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
        sys.exit(done.returncode)
        """

    @Test("that unpacks to 128 MiB is refused with little memory, and nothing changes")
    func bomb() async throws {
        let county = try await LiveCounty()
        let folder = try folder(county, ["bomb.xlsx"])
        let before = try await hub(county, ["coverage", "--json"]).output
        for arguments in [
            ["import", "--county-data", folder + "/bomb.xlsx"],
            ["import", "--county-data", folder],
            ["draft", "import", folder + "/bomb.xlsx", "--name", "x"],
        ] {
            let program = Program.directory.appendingPathComponent("tongban-hub").path
            let outcome = try await Program(
                command: ["python3", "-c", Self.measured, program] + arguments
                    + ["--replica", county.replica("hub")]
            ).run()
            #expect(outcome.status != 0)
            #expect(outcome.errors.contains("E-IN-12"))
            #expect(outcome.errors.contains("bomb.xlsx：xl/worksheets/sheet1.xml 解压后大得不正常"))
            let kilobytes = try #require(Int(outcome.lines.last ?? ""))
            #expect(kilobytes < 128 << 10)
        }
        #expect(try await hub(county, ["coverage", "--json"]).output == before)
        #expect(
            try await hub(county, ["draft", "list", "--json"]).output.contains("\"drafts\":[]")
        )
    }
}
