using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Containers;

/// <summary>A <c>.keras</c> file: a zip file with <c>config.json</c>, <c>metadata.json</c>, and weights, which are left alone.</summary>
/// <remarks>Source: https://keras.io/guides/serialization_and_saving/</remarks>
internal static class KerasArchive
{
    /// <summary>The name that answers give it.</summary>
    public const string Name = "keras-archive";

    /// <summary>How many entries there may be: a model has three, and a few more for vocabularies and weights in pieces.</summary>
    private const int MostEntries = 1_000;

    /// <summary>How large an architecture may be, unpacked: as large as one that is posted by itself.</summary>
    private const int MostBytes = 8 * 1024 * 1024;

    /// <summary>How many times its packed size a larger entry may have; weights have hardly twice.</summary>
    private const int MostTimes = 50;

    private const string Config = "config.json";
    private const string Metadata = "metadata.json";
    private const string Weights = "model.weights.h5";

    /// <summary>Takes the architecture and the release out of an archive.</summary>
    public static Outcome<ModelFile> Open(ReadOnlyMemory<byte> file)
    {
        try
        {
            var entries = ZipDirectory.Read(file.Span, MostEntries);
            foreach (var entry in entries)
                RefuseBomb(entry);
            if (Find(entries, Config) is not { } config) return NoConfig(entries);
            var release = Find(entries, Metadata) is { } metadata ? VersionIn(Unpack(metadata, file)) : null;
            return new ModelFile
            {
                Architecture = Unpack(config, file),
                Container = Name,
                KerasVersion = release,
                Release = release,
                Unpack = () => UnpackWeights(entries, file),
            };
        }
        catch (ZipBrokenException broken)
        {
            return Report(broken.Key, broken.Values);
        }
    }

    private static void RefuseBomb(ZipEntry entry)
    {
        if (entry.Size <= MostBytes || entry.Size <= (long)entry.PackedSize * MostTimes) return;
        throw new ZipBrokenException("limit_exceeded.archive_ratio", new("name", entry.Name), new("limit", $"{MostTimes}"));
    }

    private static ZipEntry? Find(ImmutableArray<ZipEntry> entries, string name)
    {
        ZipEntry? found = null;
        foreach (var entry in entries)
        {
            if (entry.Name != name) continue;
            if (found is not null) throw new ZipBrokenException("invalid_archive.twice", new KeyValuePair<string, string>("name", name));
            found = entry;
        }

        return found;
    }

    private static byte[] Unpack(ZipEntry entry, ReadOnlyMemory<byte> file) => entry.Size <= MostBytes
        ? entry.Unpack(file)
        : throw new ZipBrokenException("limit_exceeded.archive_entry", new("name", entry.Name), new("received", $"{entry.Size}"), new("limit", $"{MostBytes}"));

    /// <summary>The weights; null where there are none, or damaged or too many, which is no fault of the architecture.</summary>
    private static byte[]? UnpackWeights(ImmutableArray<ZipEntry> entries, ReadOnlyMemory<byte> file)
    {
        try
        {
            return Find(entries, Weights) is { Size: <= MostBytes } weights ? weights.Unpack(file) : null;
        }
        catch (ZipBrokenException)
        {
            return null;
        }
    }

    /// <summary>The release; null where the metadata does not tell, which is no fault of the architecture.</summary>
    private static string? VersionIn(byte[] metadata)
    {
        using var document = DocumentReader.Read(metadata).Value;
        return document?.Root["keras_version"] is { IsText: true } version ? version.Text : null;
    }

    private static ProblemReport NoConfig(ImmutableArray<ZipEntry> entries)
    {
        var inside = entries.FirstOrDefault(entry => entry.Name.EndsWith($"/{Config}", StringComparison.Ordinal));
        return inside is null
            ? Report("unknown_dialect.archive", [new("count", $"{entries.Length}")])
            : Report("unknown_dialect.archive_folder", [new("folder", inside.Name[..^Config.Length])]);
    }

    private static ProblemReport Report(string key, ImmutableArray<KeyValuePair<string, string>> values) => new(
        key.StartsWith("limit_exceeded", StringComparison.Ordinal) ? ProblemKind.OverLimit : ProblemKind.UnknownDialect,
        [new Problem { Key = key, Values = values }]);
}
