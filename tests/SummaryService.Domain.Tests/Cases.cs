using System.IO.Compression;
using System.Text;

namespace SummaryService.Domain.Tests;

/// <summary>The data files that the tests run over: <c>tests/cases</c>.</summary>
internal static class Cases
{
    private static readonly string Root = FindRoot();

    /// <summary>A file or folder of the cases.</summary>
    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    /// <summary>The text of a file; a <c>.gz</c> one is unpacked.</summary>
    public static string Text(string relative)
    {
        using var file = File.OpenRead(Path(relative));
        using Stream content = relative.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The lines of a file that are not empty.</summary>
    public static string[] Lines(string relative) => Text(relative).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "SummaryService.sln")))
            folder = folder.Parent;
        return System.IO.Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("The solution is not above the tests."), "tests", "cases");
    }
}
