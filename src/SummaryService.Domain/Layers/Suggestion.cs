namespace SummaryService.Domain.Layers;

/// <summary>Finds the word that was probably meant.</summary>
public static class Suggestion
{
    /// <summary>Longer words are no typing mistakes, and comparing them would take long.</summary>
    private const int Longest = 64;

    /// <summary>How many pairs of letters are looked at: enough for thousands of words, and a few milliseconds.</summary>
    private const int MostPairs = 2_000_000;

    /// <summary>The nearest of some words, or null where none is near.</summary>
    /// <param name="word">The word as it was given.</param>
    /// <param name="words">The words that are known; of two that are as near, the first wins. Of very many, the last are not looked at.</param>
    public static string? For(string word, IEnumerable<string> words)
    {
        if (word.Length is 0 or > Longest) return null;
        string? best = null;
        var least = Math.Max(2, word.Length / 3) + 1;
        var left = MostPairs;
        foreach (var candidate in words)
        {
            var distance = Distance(word, candidate, least);
            // Of two letters, two others are no mistake but another word.
            if (distance < least && distance < Math.Max(word.Length, candidate.Length)) (best, least) = (candidate, distance);
            left -= word.Length * Math.Min(candidate.Length, Longest);
            if (left < 0) break;
        }

        return best;
    }

    /// <summary>How many letters to add, drop, change or swap, whatever their case; where that is not below a limit, the limit.</summary>
    private static int Distance(string left, string right, int limit)
    {
        if (left.Equals(right, StringComparison.OrdinalIgnoreCase)) return 0;
        if (left.Length > 2 && right.StartsWith(left, StringComparison.OrdinalIgnoreCase) || right.Length > 2 && left.StartsWith(right, StringComparison.OrdinalIgnoreCase))
            return 1;
        // No fewer than the one is longer than the other, which keeps the longer one short, too.
        if (Math.Abs(left.Length - right.Length) >= limit) return limit;
        Span<int> before = stackalloc int[right.Length + 1], previous = stackalloc int[right.Length + 1], current = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
            }

            var next = before;
            before = previous;
            previous = current;
            current = next;
        }

        return previous[right.Length];
    }

    private static bool Same(char left, char right) => left == right || char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
