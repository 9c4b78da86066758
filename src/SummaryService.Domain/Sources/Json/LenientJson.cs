namespace SummaryService.Domain.Sources.Json;

/// <summary>
/// Forms that other programs give JSON: Python's literals for numbers that are none, and the quotes of a notebook's cell
/// around the whole. A caller goes on with the result only where it is a model.
/// </summary>
internal static class LenientJson
{
    /// <summary>The JSON that was meant; null where the bytes have none of these forms.</summary>
    public static byte[]? Mend(ReadOnlySpan<byte> posted)
    {
        var text = posted.Trim(" \t\r\n"u8);
        var inner = Unquote(text);
        return ReplaceLiterals(inner ?? text) ?? inner;
    }

    /// <summary>What stands in the quotes of a Python string, with its escapes undone.</summary>
    private static byte[]? Unquote(ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'b', (byte)'\'', ..]) text = text[1..];
        if (text is not [(byte)'\'', (byte)'{' or (byte)'[', .., (byte)'}' or (byte)']', (byte)'\'']) return null;
        text = text[1..^1];
        var inner = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var b = text[i];
            if (b == '\\' && i + 1 < text.Length && text[i + 1] is (byte)'\\' or (byte)'\'' or (byte)'n')
                b = text[++i] == 'n' ? (byte)'\n' : text[i];
            inner[length++] = b;
        }

        return inner[..length];
    }

    /// <summary>The text with <c>null</c> in place of NaN and Infinity; null where there are none outside of strings.</summary>
    private static byte[]? ReplaceLiterals(ReadOnlySpan<byte> text)
    {
        var mended = new MemoryStream(text.Length + 16);
        var (isInString, hasLiterals) = (false, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (isInString && text[i] == '\\' && i + 1 < text.Length)
            {
                mended.WriteByte(text[i++]);
            }
            else if (text[i] == '"')
            {
                isInString = !isInString;
            }
            else if (!isInString && LiteralAt(text, i) is var length and > 0)
            {
                mended.Write("null"u8);
                i += length - 1;
                hasLiterals = true;
                continue;
            }

            mended.WriteByte(text[i]);
        }

        return hasLiterals ? mended.ToArray() : null;
    }

    private static int LiteralAt(ReadOnlySpan<byte> text, int at)
    {
        var rest = text[at..];
        var sign = rest[0] == '-' ? 1 : 0;
        if (rest[sign..].StartsWith("Infinity"u8)) return sign + 8;
        return rest.StartsWith("NaN"u8) ? 3 : 0;
    }
}
