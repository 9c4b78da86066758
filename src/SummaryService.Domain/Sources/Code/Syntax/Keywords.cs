using System.Collections.Frozen;

namespace SummaryService.Domain.Sources.Code.Syntax;

/// <summary>The words that cannot be names.</summary>
internal static class Keywords
{
    private static readonly FrozenSet<string> All = new[]
    {
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
        "with", "yield",
    }.ToFrozenSet();

    /// <summary>Whether a word is a keyword.</summary>
    public static bool Contains(string word) => All.Contains(word);
}
