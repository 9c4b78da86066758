namespace SummaryService.Domain.Problems;

/// <summary>The words of every problem, in every language.</summary>
public static class Messages
{
    /// <summary>What is wrong, as a sentence.</summary>
    public static string Message(Problem problem, string language = "en") => throw new NotImplementedException();

    /// <summary>What to do about it, as a sentence; null where the message says it all.</summary>
    public static string? Hint(Problem problem, string language = "en") => throw new NotImplementedException();
}
