import ArgumentParser
import Glibc
import HubRuntime
import NodeRuntime

extension ParsableCommand {
    /// Runs a command and turns whatever goes wrong into one sentence and an exit code.
    static func runReporting(arguments: [String]) async {
        do {
            var command = try parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error as CountyDataProblems {
            Console.note("没有导入：文件里有 \(error.problems.count) 处问题。改好后再运行。")
            for problem in error.problems {
                Console.note("  \(problem.file) 第 \(problem.line) 行「\(problem.column)」：\(problem.value)")
            }
            Glibc.exit(8)
        } catch {
            exit(withError: error)
        }
    }
}
