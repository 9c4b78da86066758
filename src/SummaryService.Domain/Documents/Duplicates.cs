using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace SummaryService.Domain.Documents;

/// <summary>Finds a name that an object has twice: readers differ on which one counts, so neither does.</summary>
internal static class Duplicates
{
    /// <summary>From how many names on a set is quicker than comparing each with each.</summary>
    private const int Many = 32;

    /// <summary>A quick hash of a name's bytes, as they are written.</summary>
    public static int Hash(ReadOnlySpan<byte> name)
    {
        unchecked
        {
            uint hash = (uint)name.Length * 0x9E3779B1;
            if (name.Length >= 4)
            {
                hash ^= BinaryPrimitives.ReadUInt32LittleEndian(name);
                hash = (hash * 0x85EBCA77) ^ BinaryPrimitives.ReadUInt32LittleEndian(name[^4..]);
                return (int)((hash * 0xC2B2AE3D) ^ name[name.Length / 2]);
            }

            foreach (var b in name)
                hash = (hash ^ b) * 0x85EBCA77;
            return (int)hash;
        }
    }

    /// <summary>The token of a name that stands a second time in the object, or null.</summary>
    /// <param name="json">The text.</param>
    /// <param name="tokens">The tokens so far.</param>
    /// <param name="opened">The object's token.</param>
    /// <param name="end">The token after the object's subtree.</param>
    public static int? Find(ReadOnlySpan<byte> json, Token[] tokens, int opened, int end)
    {
        Span<int> hashes = stackalloc int[Many];
        var count = 0;
        for (var name = opened + 1; name < end; name = tokens[name + 1].End)
        {
            // Equal hashes are mostly equal names, and hardly ever met: then all are looked at again.
            var hash = tokens[name].End;
            if (count == Many || tokens[name].IsEscaped || hashes[..count].Contains(hash)) return FindAmongMany(json, tokens, opened, end);
            hashes[count++] = hash;
        }

        return null;
    }

    private static int? FindAmongMany(ReadOnlySpan<byte> json, Token[] tokens, int opened, int end)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var name = opened + 1; name < end; name = tokens[name + 1].End)
        {
            if (!seen.Add(Text(json, tokens[name]))) return name;
        }

        return null;
    }

    private static string Text(ReadOnlySpan<byte> json, in Token name)
    {
        if (!name.IsEscaped) return Encoding.UTF8.GetString(BytesOf(json, name));
        var reader = new Utf8JsonReader(json.Slice(name.Start - 1, name.Length + 2));
        reader.Read();
        return reader.GetString()!;
    }

    private static ReadOnlySpan<byte> BytesOf(ReadOnlySpan<byte> json, in Token token) => json.Slice(token.Start, token.Length);
}
