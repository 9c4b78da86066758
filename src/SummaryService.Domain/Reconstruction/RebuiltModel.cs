using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Reconstruction;

/// <summary>A model as its table makes it.</summary>
internal sealed record RebuiltModel
{
    /// <summary>Its name; null where none is printed.</summary>
    public string? Name { get; init; }

    /// <summary>Whether each layer says what it is called on; if not, the layers are a chain.</summary>
    public bool IsGraph { get; init; }

    /// <summary>What goes into a chain; null where a row of its own tells it, or nothing does.</summary>
    public TensorShape? Input { get; init; }

    /// <summary>Its layers in order.</summary>
    public required ImmutableArray<RebuiltLayer> Layers { get; init; }
}

/// <summary>A layer as its row makes it.</summary>
/// <param name="Name">Its name, unlike any other's.</param>
/// <param name="Type">Its class.</param>
/// <param name="Row">Its row.</param>
internal sealed record RebuiltLayer(string Name, string Type, PrintedRow Row)
{
    /// <summary>Where the row stands.</summary>
    public TextPlace Place => Row.Place;

    /// <summary>Its arguments as the short form writes them beside the type, as a JSON object.</summary>
    public string Json { get; init; } = "{}";

    /// <summary>How certain the arguments are.</summary>
    public ImmutableArray<SourceArgument> Arguments { get; init; } = [];

    /// <summary>The model that it is; null for a layer.</summary>
    public RebuiltModel? Model { get; init; }

    /// <summary>Whether it is shown as printed.</summary>
    public bool IsAsPrinted { get; init; }

    /// <summary>What it is called on, each time; empty in a chain.</summary>
    public ImmutableArray<ImmutableArray<string>> Calls { get; init; } = [];

    /// <summary>Whether the column <c>Trainable</c> says that it is frozen, or the totals do.</summary>
    public bool IsFrozen { get; init; }
}
