namespace SummaryService.Domain.Sources.Code.Syntax;

/// <summary>A statement that cannot be read.</summary>
/// <param name="Key">The message's key.</param>
/// <param name="Place">Where reading stopped.</param>
/// <param name="Received">What stands there.</param>
/// <param name="Expected">What should stand there; empty where that is not one thing.</param>
internal sealed record SyntaxFault(string Key, Place Place, string Received, string Expected = "");

/// <summary>Ends the reading of a statement; the parser goes on with the next one.</summary>
internal sealed class SyntaxException(SyntaxFault fault) : Exception
{
    /// <summary>What is wrong.</summary>
    public SyntaxFault Fault { get; } = fault;
}
