using System.Collections.Concurrent;
using System.Reflection;

namespace SummaryService.Api.Playground;

/// <summary>The files of <c>wwwroot</c>. They are inside the program, so that it has them wherever it is started.</summary>
internal sealed class PageFiles
{
    private const string Folder = "wwwroot/";

    // What is not there is not kept: a caller may ask for any name.
    private readonly ConcurrentDictionary<string, PageFile> _read = new();

    /// <summary>A file by its path; null where there is none. It is read and packed when it is first asked for.</summary>
    public PageFile? Find(string path)
    {
        if (_read.TryGetValue(path, out var file)) return file;
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + path);
        if (stream is null) return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return _read.GetOrAdd(path, PageFile.Of(path, bytes));
    }
}
