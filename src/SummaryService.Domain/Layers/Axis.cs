namespace SummaryService.Domain.Layers;

/// <summary>One axis of a weight: what it stands for, and how long it is.</summary>
/// <param name="Meaning">What it stands for, such as <c>kernel height</c>: a key of the terms in every language.</param>
/// <param name="Size">How long it is.</param>
public readonly record struct Axis(string Meaning, long Size)
{
    /// <summary>How many gates share the axis, each with an equal part of it, as in recurrent layers; 0 where none do.</summary>
    public int Gates { get; init; }
}
