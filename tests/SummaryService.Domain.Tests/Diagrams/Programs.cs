using System.Diagnostics;

namespace SummaryService.Domain.Tests.Diagrams;

/// <summary>Programs of others that read our graphs, where they are installed.</summary>
internal static class Programs
{
    private static readonly string MermaidFolder = Cases.Path("../mermaid");

    /// <summary>Graphviz.</summary>
    public static Program Graphviz { get; } = new("dot");

    /// <summary>Whether the packages that <c>tests/mermaid/package.json</c> names are installed, and Node.js.</summary>
    public static bool HasMermaid { get; } = Directory.Exists(Path.Combine(MermaidFolder, "node_modules", "mermaid")) && new Program("node").IsThere;

    /// <summary>What Mermaid finds in files.</summary>
    public static string Mermaid(string[] files) => new Program("node").Run("", [Path.Combine(MermaidFolder, "read.mjs"), .. files]);

    /// <summary>A program on the path.</summary>
    internal sealed class Program(string name)
    {
        public bool IsThere { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, name)) || File.Exists(Path.Combine(folder, $"{name}.exe")));

        /// <summary>Runs it and gives what it writes; what it complains of is a failure.</summary>
        public string Run(string input, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(name, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var (output, complaints) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            process.WaitForExit();
            Assert.Equal((0, ""), (process.ExitCode, complaints.GetAwaiter().GetResult()));
            return output.GetAwaiter().GetResult();
        }
    }
}
