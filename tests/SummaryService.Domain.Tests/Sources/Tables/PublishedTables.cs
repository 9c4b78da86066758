using System.IO.Compression;
using System.Text.Json.Nodes;

namespace SummaryService.Domain.Tests.Sources.Tables;

/// <summary>Tables that other people published, each with its rows: read from beside the repository, where they are.</summary>
internal static class PublishedTables
{
    public const string Missing = "The published tables are not beside the repository, in ../shared/golden/tables.";

    private static readonly string File = Cases.Path("../../../shared/golden/tables/printed.ndjson.gz");

    public static bool Exist => System.IO.File.Exists(File);

    public static IEnumerable<JsonNode> All()
    {
        using var file = System.IO.File.OpenRead(File);
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return JsonNode.Parse(line)!;
    }
}
