using System.Collections.Frozen;
using System.Text;

namespace SummaryService.Domain.Rendering.Text.Boxed;

/// <summary>The emoji codes that rich replaces: <c>:rocket:</c>.</summary>
internal static class Emoji
{
    private static readonly Lazy<FrozenDictionary<string, string>> ByName = new(Read);

    /// <summary>A text with the emoji in place of their codes; what is no emoji's code stays.</summary>
    public static string Replace(string text)
    {
        var colon = text.IndexOf(':');
        if (colon < 0 || text.IndexOf(':', colon + 1) < 0) return text;
        var replaced = new StringBuilder();
        var done = 0;
        for (; colon >= 0; colon = text.IndexOf(':', colon))
        {
            var end = EndOfCode(text, colon);
            if (end < 0)
            {
                colon++;
                continue;
            }

            replaced.Append(text, done, colon - done);
            replaced.Append(Find(text.AsSpan(colon + 1, end - colon - 1)) ?? text[colon..(end + 1)]);
            colon = done = end + 1;
        }

        return replaced.Append(text, done, text.Length - done).ToString();
    }

    private static int EndOfCode(string text, int colon)
    {
        for (var i = colon + 1; i < text.Length && !PythonText.IsSpace(text[i]); i++)
        {
            if (text[i] == ':') return i;
        }

        return -1;
    }

    private static string? Find(ReadOnlySpan<char> code)
    {
        var variation = "";
        if (code.EndsWith("-emoji")) variation = "\uFE0F";
        else if (code.EndsWith("-text")) variation = "\uFE0E";
        if (variation.Length > 0) code = code[..code.LastIndexOf('-')];
        var emoji = ByName.Value.GetValueOrDefault(code.ToString().ToLowerInvariant());
        return emoji is null ? null : emoji + variation;
    }

    private static FrozenDictionary<string, string> Read()
    {
        using var stream = typeof(Emoji).Assembly.GetManifestResourceStream("EmojiNames.txt")!;
        using var reader = new StreamReader(stream);
        var names = new Dictionary<string, string>();
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t');
            names.Add(line[..tab], line[(tab + 1)..]);
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
