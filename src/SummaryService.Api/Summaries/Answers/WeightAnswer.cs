namespace SummaryService.Api.Summaries.Answers;

/// <summary>A weight of a layer.</summary>
internal sealed record WeightAnswer
{
    /// <summary>The weight's path inside its layer, such as `kernel`.</summary>
    public required string Name { get; init; }

    /// <summary>The sizes of its axes.</summary>
    public required IReadOnlyList<long> Shape { get; init; }

    /// <summary>The type of its elements.</summary>
    public required string Dtype { get; init; }

    /// <summary>Whether training changes it.</summary>
    public required bool Trainable { get; init; }

    /// <summary>How many numbers it holds.</summary>
    public required Int128 Params { get; init; }
}
