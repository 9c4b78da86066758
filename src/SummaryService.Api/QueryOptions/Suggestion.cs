namespace SummaryService.Api.QueryOptions;

/// <summary>Guesses what a caller meant.</summary>
internal static class Suggestion
{
    /// <summary>As long as any word that is known: nothing longer can be near one.</summary>
    private const int LongestWord = 32;

    /// <summary>The word nearest to the one given, or null where none is near.</summary>
    public static string? For(string given, IEnumerable<string> words)
    {
        if (given.Length > LongestWord) return null;
        var allowed = Math.Max(2, given.Length / 3);
        return words
            .Select(word => (Word: word, Distance: Distance(Plain(given), Plain(word))))
            .Where(candidate => candidate.Distance <= allowed && candidate.Distance < candidate.Word.Length)
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Word)
            .FirstOrDefault();
    }

    // lineLength, line-length and line_length differ by habit, not by mistake.
    private static string Plain(string word) => word.Replace("_", "").Replace("-", "").ToLowerInvariant();

    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
