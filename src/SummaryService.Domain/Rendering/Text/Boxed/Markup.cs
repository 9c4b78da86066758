using System.Buffers;
using System.Text;

namespace SummaryService.Domain.Rendering.Text.Boxed;

/// <summary>The mark-up of rich, which Keras puts around names: what is left of a text when it is printed without colours.</summary>
/// <remarks>
/// Keras escapes the names of the model and its layers, but not those under <c>Connected to</c>; there a name such as
/// <c>[b]y</c> loses what looks like a tag.
/// </remarks>
internal static class Markup
{
    private const int TabSize = 8;

    private static readonly SearchValues<char> Special = SearchValues.Create(
        "[\\:" + new string([.. Enumerable.Range(0, ' ').Select(code => (char)code)]));

    /// <summary>Whether a name prints as it is, whatever stands around it.</summary>
    public static bool IsPlain(ReadOnlySpan<char> name) => !name.ContainsAny(Special);

    /// <summary>The mark-up of a name that is not to be read as mark-up.</summary>
    public static string Escape(string name)
    {
        var escaped = new StringBuilder();
        var at = 0;
        while (FindTag(name, at) is { } tag)
        {
            escaped.Append(name, at, tag.Start - at);
            escaped.Append('\\', (tag.Bracket - tag.Start) * 2 + 1);
            escaped.Append(name, tag.Bracket, tag.End - tag.Bracket);
            at = tag.End;
        }

        escaped.Append(name, at, name.Length - at);
        if (name.EndsWith('\\') && !name.EndsWith(@"\\", StringComparison.Ordinal)) escaped.Append('\\');
        return escaped.ToString();
    }

    /// <summary>The text of a mark-up: without tags, with emoji for their codes, without tabs and control characters.</summary>
    public static string Render(string markup)
    {
        var text = new StringBuilder();
        var at = 0;
        while (FindTag(markup, at) is { } tag)
        {
            AddPlain(text, markup[at..tag.Start]);
            var backslashes = tag.Bracket - tag.Start;
            if (backslashes > 1) AddPlain(text, new string('\\', backslashes / 2));
            if (backslashes % 2 == 1) AddPlain(text, markup[tag.Bracket..tag.End]);
            at = tag.End;
        }

        AddPlain(text, markup[at..]);
        return WithoutTabs(text.ToString());
    }

    private static void AddPlain(StringBuilder text, string plain)
    {
        foreach (var character in Emoji.Replace(plain.Replace(@"\[", "[", StringComparison.Ordinal)))
        {
            if (character is not ('\a' or '\b' or '\v' or '\f' or '\r')) text.Append(character);
        }
    }

    // A tab is one space, and as many more as it takes to the next multiple of eight cells.
    private static string WithoutTabs(string text)
    {
        if (!text.Contains('\t')) return text;
        return string.Join('\n', text.Split('\n').Select(LineWithoutTabs));
    }

    private static string LineWithoutTabs(string line)
    {
        var parts = line.Split('\t');
        var expanded = new StringBuilder();
        var cells = 0;
        foreach (var part in parts.AsSpan(..^1))
        {
            var end = cells + CellWidth.Of(part + " ");
            cells = (end + TabSize - 1) / TabSize * TabSize;
            expanded.Append(part).Append(' ', cells - end + 1);
        }

        return expanded.Append(parts[^1]).ToString();
    }

    /// <summary>The next tag from a place on, together with the backslashes before it.</summary>
    private static Tag? FindTag(string text, int from)
    {
        for (var bracket = text.IndexOf('[', from); bracket >= 0; bracket = text.IndexOf('[', bracket + 1))
        {
            if (bracket + 1 == text.Length || !OpensTag(text[bracket + 1])) continue;
            var end = text.AsSpan(bracket + 2).IndexOfAny('[', ']');
            if (end < 0 || text[bracket + 2 + end] == '[') continue;
            var start = bracket;
            while (start > from && text[start - 1] == '\\')
                start--;
            return new Tag(start, bracket, bracket + 3 + end);
        }

        return null;
    }

    private static bool OpensTag(char character) => character is (>= 'a' and <= 'z') or '#' or '/' or '@';

    private readonly record struct Tag(int Start, int Bracket, int End);
}
