namespace SummaryService.Domain.Sources.Code.Syntax;

/// <summary>What reading code may take: each far above what people write, and low enough to stay quick.</summary>
internal static class SyntaxLimits
{
    /// <summary>How many tokens a text may have: about five megabytes of code.</summary>
    public const int Tokens = 1_000_000;

    /// <summary>How deep expressions and blocks may nest; Python's own parser allows 100 blocks and 200 brackets.</summary>
    public const int Depth = 100;

    /// <summary>How many statements may be reported as unreadable before the text is taken for something else.</summary>
    public const int Errors = 100;
}
