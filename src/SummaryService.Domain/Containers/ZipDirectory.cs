using System.Buffers.Binary;
using System.Collections.Immutable;

namespace SummaryService.Domain.Containers;

/// <summary>The table of contents at the end of a zip file, read within limits and without unpacking anything.</summary>
/// <remarks>Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT (4.3.12, 4.3.16)</remarks>
internal static class ZipDirectory
{
    private const int EndSize = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int HeaderSize = 46;

    /// <summary>The entries.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="most">How many entries there may be.</param>
    /// <exception cref="ZipBrokenException">The table is damaged, or longer than it may be.</exception>
    public static ImmutableArray<ZipEntry> Read(ReadOnlySpan<byte> file, int most)
    {
        var end = EndOf(file);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        if (count > most) throw new ZipBrokenException("limit_exceeded.archive_entries", new("limit", $"{most}"), new("received", $"{count}"));
        if (offset > file.Length || size > file.Length - offset) throw ZipBrokenException.Damaged();

        var table = file.Slice((int)offset, (int)size);
        var entries = ImmutableArray.CreateBuilder<ZipEntry>(count);
        for (var i = 0; i < count; i++)
            entries.Add(Next(ref table));
        return table.IsEmpty ? entries.MoveToImmutable() : throw ZipBrokenException.Damaged();
    }

    private static ReadOnlySpan<byte> EndOf(ReadOnlySpan<byte> file)
    {
        var tail = file[Math.Max(0, file.Length - EndSize - LongestComment)..];
        var at = tail.LastIndexOf("PK\u0005\u0006"u8);
        return at >= 0 && tail.Length - at >= EndSize ? tail[at..] : throw ZipBrokenException.Damaged();
    }

    private static ZipEntry Next(ref ReadOnlySpan<byte> table)
    {
        if (table.Length < HeaderSize || !table.StartsWith("PK\u0001\u0002"u8)) throw ZipBrokenException.Damaged();
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(table[28..]);
        var length = HeaderSize + nameLength
            + BinaryPrimitives.ReadUInt16LittleEndian(table[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(table[32..]);
        if (length > table.Length) throw ZipBrokenException.Damaged();
        var entry = new ZipEntry(
            System.Text.Encoding.UTF8.GetString(table.Slice(HeaderSize, nameLength)),
            IsEncrypted: (table[8] & 1) != 0,
            Method: BinaryPrimitives.ReadUInt16LittleEndian(table[10..]),
            Checksum: BinaryPrimitives.ReadUInt32LittleEndian(table[16..]),
            PackedSize: BinaryPrimitives.ReadUInt32LittleEndian(table[20..]),
            Size: BinaryPrimitives.ReadUInt32LittleEndian(table[24..]),
            Offset: BinaryPrimitives.ReadUInt32LittleEndian(table[42..]));
        table = table[length..];
        return entry;
    }
}

/// <summary>Thrown where a zip file cannot be read on: which problem it is, and its values.</summary>
internal sealed class ZipBrokenException(string key, params KeyValuePair<string, string>[] values) : Exception
{
    public string Key { get; } = key;

    public ImmutableArray<KeyValuePair<string, string>> Values { get; } = [.. values];

    public static ZipBrokenException Damaged() => new("invalid_archive.damaged");
}
