namespace SummaryService.Domain.Layers;

/// <summary>A layer that another one makes inside itself, with an automatic name that later layers then do not get.</summary>
/// <param name="Type">Its class.</param>
internal readonly record struct InnerLayer(string Type)
{
    /// <summary>The argument of the outer layer on which it depends; null where it is made in any case.</summary>
    public string? Argument { get; init; }

    /// <summary>Whether it is made where the argument is not given.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Whether it has the outer layer's name where a person gave that one.</summary>
    public bool SharesName { get; init; }
}
