using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace SummaryService.Domain.Containers;

/// <summary>An entry of a zip file, as its table of contents has it.</summary>
/// <param name="Name">Its path.</param>
/// <param name="IsEncrypted">Whether it needs a password.</param>
/// <param name="Method">How it is packed.</param>
/// <param name="Checksum">The CRC-32 of what it holds.</param>
/// <param name="PackedSize">How many bytes it takes in the file.</param>
/// <param name="Size">How many bytes it says to hold; a claim until it is unpacked.</param>
/// <param name="Offset">Where its own header begins.</param>
internal sealed record ZipEntry(string Name, bool IsEncrypted, int Method, uint Checksum, uint PackedSize, uint Size, uint Offset)
{
    private const int Stored = 0;
    private const int Deflated = 8;
    private const int HeaderSize = 30;

    /// <summary>Unpacks the entry; never more of it than it says to hold, which the caller has found to be acceptable.</summary>
    /// <exception cref="ZipBrokenException">The entry is damaged, or not what it says to be.</exception>
    public byte[] Unpack(ReadOnlyMemory<byte> file)
    {
        if (IsEncrypted) throw Broken("invalid_archive.encrypted");
        var packed = Packed(file);
        var content = Method switch
        {
            Stored when PackedSize == Size => packed.ToArray(),
            Deflated => Inflate(packed),
            Stored => throw Broken("invalid_archive.entry"),
            _ => throw Broken("invalid_archive.method"),
        };
        return Crc32.Of(content) == Checksum ? content : throw Broken("invalid_archive.entry");
    }

    private ReadOnlyMemory<byte> Packed(ReadOnlyMemory<byte> file)
    {
        if (Offset > file.Length || file.Length - Offset < HeaderSize) throw ZipBrokenException.Damaged();
        var rest = file[(int)Offset..];
        var header = rest.Span;
        if (!header.StartsWith("PK\u0003\u0004"u8)) throw ZipBrokenException.Damaged();
        var start = HeaderSize + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        return start <= rest.Length && PackedSize <= rest.Length - start
            ? rest.Slice(start, (int)PackedSize)
            : throw ZipBrokenException.Damaged();
    }

    private byte[] Inflate(ReadOnlyMemory<byte> packed)
    {
        try
        {
            using var source = Stream(packed);
            using var inflated = new DeflateStream(source, CompressionMode.Decompress);
            var content = new byte[Size];
            var length = inflated.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return length == content.Length && inflated.ReadByte() < 0 ? content : throw Broken("invalid_archive.entry");
        }
        catch (InvalidDataException)
        {
            throw Broken("invalid_archive.entry");
        }
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new(array.Array!, array.Offset, array.Count, writable: false)
        : new(bytes.ToArray());

    private ZipBrokenException Broken(string key) => new(key, new KeyValuePair<string, string>("name", Name));
}
