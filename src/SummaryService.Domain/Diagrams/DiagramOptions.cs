namespace SummaryService.Domain.Diagrams;

/// <summary>How a picture of a model is to look.</summary>
public sealed record DiagramOptions
{
    /// <summary>The defaults.</summary>
    public static DiagramOptions Default { get; } = new();

    /// <summary>What the picture shows. Default: the layers and their connections.</summary>
    public DiagramView View { get; init; } = DiagramView.Graph;

    /// <summary>Where the data goes; null for what the view takes by itself: a graph from top to bottom, a flow from left to right.</summary>
    public DiagramDirection? Direction { get; init; }

    /// <summary>Whether a nested model is drawn as a frame around its layers. Default false.</summary>
    public bool ExpandNested { get; init; }

    /// <summary>Whether shapes are shown. Default true.</summary>
    public bool ShowShapes { get; init; } = true;

    /// <summary>Whether counts of parameters are shown. Default true.</summary>
    public bool ShowParams { get; init; } = true;

    /// <summary>The language of the words in the picture; one that is not known is English. Default <c>en</c>.</summary>
    public string Language { get; init; } = "en";
}

/// <summary>What a picture shows.</summary>
public enum DiagramView
{
    /// <summary>Layers as boxes, with their connections: what <c>keras.utils.plot_model</c> draws.</summary>
    Graph,

    /// <summary>The tensors in the order of the layers: feature maps as stacked planes, vectors as bars.</summary>
    Flow,
}

/// <summary>Where the data goes in a picture.</summary>
public enum DiagramDirection
{
    /// <summary>From top to bottom.</summary>
    Down,

    /// <summary>From left to right.</summary>
    Right,
}

/// <summary>The form of a picture.</summary>
public enum DiagramFormat
{
    /// <summary>A drawing for browsers and documents (SVG 1.1), laid out and in need of nothing else.</summary>
    Svg,

    /// <summary>A flowchart in the language of Mermaid, which GitHub draws.</summary>
    Mermaid,

    /// <summary>A graph in the language of Graphviz.</summary>
    Dot,
}
