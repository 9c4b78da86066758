namespace SummaryService.Domain.Layers;

/// <summary>Finds the word that was probably meant.</summary>
public static class Suggestion
{
    /// <summary>Longer words are no typing mistakes, and comparing them would take long.</summary>
    private const int Longest = 64;

    /// <summary>The nearest of some words, or null where none is near.</summary>
    /// <param name="word">The word as it was given.</param>
    /// <param name="words">The words that are known; of two that are as near, the first wins.</param>
    public static string? For(string word, IEnumerable<string> words)
    {
        if (word.Length is 0 or > Longest) return null;
        string? best = null;
        var least = Math.Max(2, word.Length / 3) + 1;
        foreach (var candidate in words)
        {
            var distance = Distance(word, candidate);
            if (distance >= least) continue;
            best = candidate;
            least = distance;
        }

        return best;
    }

    /// <summary>How many letters to add, drop, change or swap, whatever their case.</summary>
    private static int Distance(string left, string right)
    {
        left = left.ToUpperInvariant();
        right = right.ToUpperInvariant();
        if (left == right) return 0;
        if (left.Length > 2 && right.StartsWith(left, StringComparison.Ordinal) || right.Length > 2 && left.StartsWith(right, StringComparison.Ordinal))
            return 1;
        var (before, previous, current) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var j = 0; j <= right.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = left[i - 1] == right[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
            }

            (before, previous, current) = (previous, current, before);
        }

        return previous[right.Length];
    }
}
