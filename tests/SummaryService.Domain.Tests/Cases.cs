using System.IO.Compression;
using System.Text;

namespace SummaryService.Domain.Tests;

/// <summary>The files of <c>tests/cases</c>.</summary>
public static class Cases
{
    private static readonly string Folder = System.IO.Path.Combine(Root(), "tests", "cases");

    /// <summary>Where a file is.</summary>
    public static string Path(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>The text of a file; one that ends in <c>.gz</c> is unpacked.</summary>
    public static string Read(string name)
    {
        using var file = File.OpenRead(Path(name));
        using Stream stream = name.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        return reader.ReadToEnd();
    }

    /// <summary>The lines of a file.</summary>
    public static string[] Lines(string name) => Read(name).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "SummaryService.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No folder above the tests holds SummaryService.sln.");
    }
}
