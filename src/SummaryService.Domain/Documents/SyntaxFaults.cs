using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Documents;

/// <summary>Says where and why a text is no JSON, and which habit of another language it may come from.</summary>
internal static class SyntaxFaults
{
    /// <summary>The reader stopped at a byte that JSON does not allow there.</summary>
    public static ProblemReport NotJson(ReadOnlySpan<byte> json, JsonException broken)
    {
        var lineStart = StartOfLine(json, broken.LineNumber ?? 0);
        var offset = (int)Math.Min(json.Length, lineStart + (broken.BytePositionInLine ?? 0));
        return Report(Habit(json, offset), PositionOf(json, offset), Around(json, offset));
    }

    /// <summary>A byte that UTF-8 does not have.</summary>
    public static ProblemReport InvalidUtf8(ReadOnlySpan<byte> json)
    {
        Span<char> characters = stackalloc char[256];
        var offset = 0;
        while (Utf8.ToUtf16(json[offset..], characters, out var read, out _, replaceInvalidSequences: false)
            == System.Buffers.OperationStatus.DestinationTooSmall)
        {
            offset += read;
        }

        Utf8.ToUtf16(json[offset..], characters, out var valid, out _, replaceInvalidSequences: false);
        return Report("invalid_json.encoding", PositionOf(json, offset + valid), null);
    }

    /// <summary>An escape that stands for half a character.</summary>
    public static ProblemReport LoneSurrogate(ReadOnlySpan<byte> json, int offset) =>
        Report("invalid_json.surrogate", PositionOf(json, offset), Around(json, offset));

    /// <summary>An object that has a name twice.</summary>
    public static ProblemReport DuplicateName(ReadOnlySpan<byte> json, in Token name) =>
        Report("invalid_json.duplicate_key", PositionOf(json, name.Start - 1), Around(json, name.Start),
            new KeyValuePair<string, string>("name", Encoding.UTF8.GetString(json.Slice(name.Start, Math.Min(name.Length, 80)))));

    /// <summary>A document that nests deeper than the limit.</summary>
    public static ProblemReport TooDeep(int limit) => new(
        ProblemKind.OverLimit,
        [new Problem { Key = "limit_exceeded.depth", Values = [new("limit", $"{limit}")] }]);

    private static ProblemReport Report(string key, TextPosition position, string? around, params ReadOnlySpan<KeyValuePair<string, string>> more) => new(
        ProblemKind.NotJson,
        [
            new Problem
            {
                Key = key,
                Position = position,
                Received = around,
                Values =
                [
                    new("line", $"{position.Line}"), new("column", $"{position.Column}"), new("offset", $"{position.Offset}"), .. more,
                ],
            },
        ]);

    /// <summary>The message that fits what stands at the fault.</summary>
    private static string Habit(ReadOnlySpan<byte> json, int offset)
    {
        if (json.TrimStart(" \t\r\n"u8).IsEmpty) return "invalid_json.empty";
        if (offset >= json.Length) return "invalid_json.ends_early";
        var rest = json[offset..];
        var before = json[..offset].TrimEnd(" \t\r\n"u8);
        return rest[0] switch
        {
            (byte)'\'' => "invalid_json.single_quotes",
            (byte)'}' or (byte)']' when before.EndsWith(","u8) => "invalid_json.trailing_comma",
            (byte)'/' or (byte)'#' => "invalid_json.comment",
            (byte)'T' or (byte)'F' or (byte)'N' => "invalid_json.python_literal",
            (byte)'"' or (byte)'{' or (byte)'[' when before.Length > 0 && before[^1] is not ((byte)',' or (byte)':' or (byte)'[' or (byte)'{') =>
                "invalid_json.missing_comma",
            (byte)'(' => "invalid_json.tuple",
            _ => "invalid_json.syntax",
        };
    }

    private static int StartOfLine(ReadOnlySpan<byte> json, long line)
    {
        var start = 0;
        for (; line > 0; line--)
            start += json[start..].IndexOf((byte)'\n') + 1;
        return start;
    }

    private static TextPosition PositionOf(ReadOnlySpan<byte> json, int offset)
    {
        var before = json[..offset];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new(before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1) { Offset = offset };
    }

    /// <summary>A few characters around the fault, as a JSON text.</summary>
    private static string Around(ReadOnlySpan<byte> json, int offset)
    {
        const int reach = 20;
        var from = Math.Max(0, offset - reach);
        var text = Encoding.UTF8.GetString(json[from..Math.Min(json.Length, offset + reach)]).Trim('\uFFFD');
        return JsonText.Quote(text);
    }
}
