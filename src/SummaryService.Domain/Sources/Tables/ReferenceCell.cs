using System.Globalization;
using SummaryService.Domain.Reconstruction;

namespace SummaryService.Domain.Sources.Tables;

/// <summary>Reads what stands in the column <c>Connected to</c>: <c>conv2d[0][0]</c>, <c>['a[0][0]', 'b[1][0]']</c>, and what is left of it where it is cut.</summary>
internal static class ReferenceCell
{
    private const char Ellipsis = '…';

    /// <summary>The reference that a word is; null where it is none.</summary>
    /// <param name="word">The word, with what quotes and brackets stand around it.</param>
    /// <param name="canBeCut">Whether a word without numbers is one that was cut.</param>
    public static PrintedReference? Read(ReadOnlySpan<char> word, bool canBeCut)
    {
        word = Bare(word);
        if (word.IsEmpty || word is "-" || word.Length > 500) return null;
        var hasEllipsis = word[^1] == Ellipsis;
        if (hasEllipsis) word = word[..^1];
        var open = word.IndexOf('[');
        if (open == 0) return null;
        if (open < 0) return canBeCut && !word.IsEmpty ? new(word.ToString(), null, null, IsNameCut: true) : null;
        var name = word[..open].ToString();
        var rest = word[open..];
        var call = TakeNumber(ref rest);
        var tensor = call is null ? null : TakeNumber(ref rest);
        if (tensor is not null && rest.IsEmpty) return new(name, call, tensor, IsNameCut: false);
        // A number without its closing bracket may miss digits.
        return (canBeCut || hasEllipsis) && IsRest(rest) ? new(name, call, null, IsNameCut: false) : null;
    }

    /// <summary>Whether a word is a whole reference.</summary>
    public static bool IsWhole(ReadOnlySpan<char> word) => Read(word, canBeCut: false) is { Tensor: not null };

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> word)
    {
        word = word.Trim(" ,'\"");
        while (!word.IsEmpty && word[0] is '[' or '(' or '{') word = word[1..].TrimStart(" '\"");
        // A list's own bracket stands behind a quote, or behind the two numbers.
        while (word.Length > 1 && word[^1] is ']' or ')' or '}' && !EndsInNumber(word)) word = word[..^1].TrimEnd(" '\",");
        return word;
    }

    private static bool EndsInNumber(ReadOnlySpan<char> word)
    {
        if (word[^1] != ']') return false;
        var at = word.Length - 2;
        while (at >= 0 && char.IsAsciiDigit(word[at])) at--;
        return at > 0 && at < word.Length - 2 && word[at] == '[';
    }

    private static int? TakeNumber(ref ReadOnlySpan<char> rest)
    {
        if (rest.Length < 3 || rest[0] != '[') return null;
        var close = rest.IndexOf(']');
        if (close is < 2 or > 9) return null;
        if (!int.TryParse(rest[1..close], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        rest = rest[(close + 1)..];
        return number;
    }

    private static bool IsRest(ReadOnlySpan<char> rest)
    {
        foreach (var character in rest)
        {
            if (!char.IsAsciiDigit(character) && character != '[') return false;
        }

        return true;
    }
}
