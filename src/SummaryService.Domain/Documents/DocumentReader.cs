using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Documents;

/// <summary>Reads JSON text (RFC 8259) into a document, or says where it is none.</summary>
internal static class DocumentReader
{
    /// <summary>How deep a document may nest: far more than any model file does, and little enough for every later step.</summary>
    public const int MaxDepth = 64;

    private const int TokensPerByte = 8;

    private const byte NoCharacter = 0xFF;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a text into a document, or says why it is no JSON.</summary>
    /// <param name="json">The text.</param>
    /// <param name="depth">How deep it may nest; more than <see cref="MaxDepth"/> is never read.</param>
    public static Outcome<Document> Read(ReadOnlyMemory<byte> json, int depth = MaxDepth)
    {
        if (json.Span.StartsWith("\uFEFF"u8)) json = json[3..];
        else if (json.Span is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) json = FromUtf16(json.Span);
        if (!Utf8.IsValid(json.Span)) return SyntaxFaults.InvalidUtf8(json.Span);

        var tokens = ArrayStore<Token>.Rent(Math.Max(16, json.Length / TokensPerByte));
        var count = 0;
        var read = false;
        try
        {
            var report = Fill(json.Span, Math.Min(depth, MaxDepth), ref tokens, ref count);
            read = report is null;
            return report is null ? new Document(json, tokens, count) : report;
        }
        finally
        {
            if (!read) ArrayStore<Token>.Return(tokens);
        }
    }

    /// <summary>The text in UTF-8; what stands for no character there becomes a byte that stands for none here.</summary>
    private static byte[] FromUtf16(ReadOnlySpan<byte> text)
    {
        var isBigEndian = text[0] == 0xFE;
        var units = new char[(text.Length - 2) / 2];
        for (var i = 0; i < units.Length; i++)
            units[i] = (char)(isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(text[(2 * i + 2)..]) : BinaryPrimitives.ReadUInt16LittleEndian(text[(2 * i + 2)..]));
        try
        {
            var bytes = Strict.GetBytes(units);
            return text.Length % 2 == 0 ? bytes : [.. bytes, NoCharacter];
        }
        catch (EncoderFallbackException lone)
        {
            return [.. Strict.GetBytes(units, 0, lone.Index), NoCharacter];
        }
    }

    private static ProblemReport? Fill(ReadOnlySpan<byte> json, int depth, ref Token[] tokens, ref int count)
    {
        // The reader's own limit is out of the way: a text that is too deep and no JSON either is told so.
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        var (parent, left) = (-1, depth);
        try
        {
            while (reader.Read())
            {
                var type = reader.TokenType;
                if (type is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    left++;
                    ref var opened = ref tokens[parent];
                    opened.End = count;
                    opened.Length = (int)reader.BytesConsumed - opened.Start;
                    if (opened.Kind == NodeKind.Object && Duplicates.Find(json, tokens, parent, count) is { } twice)
                        return SyntaxFaults.DuplicateName(json, tokens[twice]);
                    parent = opened.Parent;
                    continue;
                }

                if (count == tokens.Length) Grow(ref tokens);
                ref var token = ref tokens[count];
                token = new Token { Start = (int)reader.TokenStartIndex, Length = reader.ValueSpan.Length, Parent = parent, End = count + 1 };
                if (reader.ValueIsEscaped && !IsWellFormed(ref reader, ref token))
                    return SyntaxFaults.LoneSurrogate(json, (int)reader.TokenStartIndex);
                switch (type)
                {
                    case JsonTokenType.PropertyName:
                        token.Kind = NodeKind.Text;
                        token.IsName = true;
                        token.Start++;
                        token.End = Duplicates.Hash(reader.ValueSpan);
                        break;
                    case JsonTokenType.String:
                        token.Kind = NodeKind.Text;
                        token.Start++;
                        break;
                    case JsonTokenType.Number: token.Kind = NodeKind.Number; break;
                    case JsonTokenType.True: token.Kind = NodeKind.True; break;
                    case JsonTokenType.False: token.Kind = NodeKind.False; break;
                    case JsonTokenType.Null: token.Kind = NodeKind.Null; break;
                    default:
                        if (left-- == 0) return TooDeep(ref reader, depth);
                        token.Kind = type == JsonTokenType.StartObject ? NodeKind.Object : NodeKind.Array;
                        parent = count;
                        break;
                }

                count++;
            }

            return null;
        }
        catch (JsonException broken)
        {
            return SyntaxFaults.NotJson(json, broken);
        }
    }

    /// <summary>Reads to the end before it says so: a text that is no JSON either is told that.</summary>
    private static ProblemReport TooDeep(ref Utf8JsonReader reader, int depth)
    {
        while (reader.Read())
        {
        }

        return SyntaxFaults.TooDeep(depth);
    }

    /// <summary>Marks a text as escaped, and tells whether its escapes stand for characters (a lone surrogate does not).</summary>
    private static bool IsWellFormed(ref Utf8JsonReader reader, ref Token token)
    {
        token.IsEscaped = true;
        var buffer = ArrayStore<byte>.Rent(reader.ValueSpan.Length);
        try
        {
            reader.CopyString(buffer);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        finally
        {
            ArrayStore<byte>.Return(buffer);
        }
    }

    private static void Grow(ref Token[] tokens)
    {
        var larger = ArrayStore<Token>.Rent(tokens.Length * 2);
        tokens.CopyTo(larger, 0);
        ArrayStore<Token>.Return(tokens);
        tokens = larger;
    }
}
