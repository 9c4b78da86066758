using System.Globalization;

namespace SummaryService.Domain.Sources.Tables;

/// <summary>Reads what stands in the column <c>Param #</c> and below the table: <c>320</c>, <c>1,792</c>, <c>669706.0</c>, <c>0 (unused)</c>.</summary>
internal static class CountCell
{
    // As many as a count of the engine has.
    private const int MostDigits = 38;

    /// <summary>The count that begins at a place; null where none does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="isUnbuilt">Whether the release says that the weights do not exist yet.</param>
    public static Int128? Read(ReadOnlySpan<char> text, int start, out int end, out bool isUnbuilt)
    {
        (end, isUnbuilt) = (start, false);
        Int128 value = 0;
        var digits = 0;
        var at = start;
        while (at < text.Length)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                if (++digits > MostDigits) return null;
                value = (value * 10) + (text[at++] - '0');
            }
            else if (digits > 0 && text[at] == ',' && IsGroup(text, at + 1))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        if (digits == 0) return null;
        if (at + 1 < text.Length && text[at] == '.' && text[at + 1] == '0')
        {
            at++;
            while (at < text.Length && text[at] == '0') at++;
        }

        if (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '[' or '/' or '%' or '.')) return null;
        end = at;
        isUnbuilt = IsUnbuilt(text, ref end);
        return value;
    }

    /// <summary>The number as English writes it.</summary>
    public static string Text(Int128 value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static bool IsGroup(ReadOnlySpan<char> text, int at) =>
        at + 2 < text.Length && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2])
        && (at + 3 >= text.Length || !char.IsAsciiDigit(text[at + 3]));

    private static bool IsUnbuilt(ReadOnlySpan<char> text, ref int end)
    {
        var rest = text[end..];
        foreach (var words in (ReadOnlySpan<string>)[" (unused)", " (unbuilt)"])
        {
            if (!rest.StartsWith(words, StringComparison.Ordinal)) continue;
            end += words.Length;
            return true;
        }

        return false;
    }
}
