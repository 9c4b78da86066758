namespace SummaryService.Domain.Layers;

/// <summary>One axis of a weight: what it stands for, and how long it is.</summary>
/// <param name="Meaning">What it stands for, such as <c>kernel height</c>: a key of the terms in every language.</param>
/// <param name="Size">How long it is.</param>
public readonly record struct Axis(string Meaning, long Size)
{
    /// <summary>Into how many blocks of equal size it is divided: of a recurrent cell one for each gate, and one for the candidate state; 0 for none.</summary>
    public int Blocks { get; init; }
}
