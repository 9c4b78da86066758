using SummaryService.Api.QueryOptions;
using SummaryService.Domain;

namespace SummaryService.Api.Summaries;

/// <summary>The option that the engine itself depends on.</summary>
internal static class BatchSizeOption
{
    /// <summary>What the engine is to assume by a value that was checked.</summary>
    public static SummaryOptions Read(string? batchSize) =>
        WholeNumberOption.Read(batchSize) is { } size ? new() { BatchSize = size } : SummaryOptions.Default;
}
