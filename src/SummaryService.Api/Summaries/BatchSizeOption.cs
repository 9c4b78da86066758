using SummaryService.Api.QueryOptions;
using SummaryService.Domain;

namespace SummaryService.Api.Summaries;

/// <summary>The option that the engine itself depends on.</summary>
internal static class BatchSizeOption
{
    private static readonly SummaryOptions Explained = SummaryOptions.Default with { Explain = true };

    /// <summary>What the engine is to assume by a value that was checked.</summary>
    /// <param name="batchSize">The value.</param>
    /// <param name="explains">Whether explanations are wanted.</param>
    public static SummaryOptions Read(string? batchSize, bool explains)
    {
        var options = explains ? Explained : SummaryOptions.Default;
        return WholeNumberOption.Read(batchSize) is { } size ? options with { BatchSize = size } : options;
    }
}
