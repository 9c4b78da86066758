using System.IO.Compression;

namespace SummaryService.Domain.Tests.Containers;

/// <summary>Archives to read, sound and not.</summary>
internal static class Archives
{
    public const string Config = "config.json";

    /// <summary>The files that Keras saved.</summary>
    public static IEnumerable<string> Saved => Directory.GetFiles(Cases.Path("files"), "*.keras").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static byte[] Read(string name) => File.ReadAllBytes(Cases.Path($"files/{name}"));

    public static byte[] Entry(byte[] archive, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        using var content = zip.GetEntry(name)!.Open();
        var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>An archive of entries, each written by an action.</summary>
    public static byte[] Of(params (string Name, Action<Stream> Write)[] entries)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, write) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                write(entry);
            }
        }

        return file.ToArray();
    }

    public static byte[] Of(string name, ReadOnlyMemory<byte> content) => Of((name, stream => stream.Write(content.Span)));

    /// <summary>Writes zeros, as many as it takes to fill a machine's memory.</summary>
    public static void Zeros(Stream stream)
    {
        var block = new byte[1 << 20];
        for (var i = 0; i < 1 << 10; i++)
            stream.Write(block);
    }

    /// <summary>Where the first entry of the table of contents begins.</summary>
    public static int Table(byte[] archive) => archive.AsSpan().IndexOf("PK\u0001\u0002"u8);
}
