using System.Collections.Immutable;
using SummaryService.Api.Negotiation;
using SummaryService.Api.Problems;
using SummaryService.Domain;
using SummaryService.Domain.Rendering.Text;

namespace SummaryService.Api.QueryOptions;

/// <summary>The options of every call, in the words of <c>model.summary()</c>.</summary>
/// <remarks>What is checked, what is documented and what is suggested all come from here.</remarks>
internal static class KnownOptions
{
    /// <summary>As wide as a table gets: wider than any screen, and no more memory than a large model takes.</summary>
    private const int WidestTable = 10_000;

    private const int MostColumns = 16;

    /// <summary>The form of the answer.</summary>
    public static readonly ChoiceOption Format = new(
        "format",
        "The form of the answer; wins over the header `Accept`. Without both it is `json`.",
        [.. MediaFormat.OfSummary.Select(format => format.Name)])
    {
        Alias = name => NameOf(name, MediaFormat.OfSummary),
    };

    /// <summary>The form of a layer's row.</summary>
    public static readonly ChoiceOption LayerFormat = Format with
    {
        Values = [.. MediaFormat.OfLayer.Select(format => format.Name)],
        Alias = name => NameOf(name, MediaFormat.OfLayer),
    };

    /// <summary>The release whose text to reproduce.</summary>
    public static readonly ChoiceOption Style = new(
        "style",
        "For text: the release of Keras whose output to reproduce, byte for byte; for a `.keras` file the one that wrote it, if nothing is said. "
        + "Any release's own name is taken for the style that it prints: `tf2.16`, `tf1.15`, `keras3.5`.",
        [.. TextRenderer.Styles])
    {
        Alias = TextRenderer.StyleNamed,
        Default = TextOptions.Default.Style,
    };

    /// <summary>The width of the table.</summary>
    public static readonly WholeNumberOption LineLength = new(
        "line_length",
        "For text: the width of the table in characters. Without it, what that release takes by itself.",
        Least: 0,
        WidestTable);

    /// <summary>Where the columns end.</summary>
    public static readonly NumbersOption Positions = new(
        "positions",
        "For text: where each column ends, as parts of the width (`0.33,0.55,0.67,1.0`) or as absolute positions.",
        MostColumns,
        WidestTable);

    /// <summary>The width of the terminal.</summary>
    public static readonly WholeNumberOption TerminalColumns = new(
        "terminal_columns",
        "For text of `keras3`: the width of the terminal, which caps the table's.",
        Least: 1,
        WidestTable)
    {
        Default = "80",
    };

    /// <summary>Whether the rows of nested models are shown.</summary>
    public static readonly FlagOption ExpandNested = new("expand_nested", "Whether the rows of nested models are shown.")
    {
        Default = "false",
    };

    /// <summary>Whether a column tells which layers are trainable.</summary>
    public static readonly FlagOption ShowTrainable = new(
        "show_trainable",
        "For every form but `json`, whose rows always tell: whether a column tells which layers are trainable.")
    {
        Default = "false",
    };

    /// <summary>How many examples a cost is for.</summary>
    public static readonly WholeNumberOption BatchSize = new(
        "batch_size",
        "How many examples a batch holds, for the costs.",
        Least: 1,
        int.MaxValue)
    {
        Default = "1",
    };

    /// <summary>Whether the answer explains how each number comes about.</summary>
    public static readonly FlagOption Explain = new(
        "explain",
        "Whether the answer tells how each number comes about: as data, or as text below the table.")
    {
        Default = "false",
    };

    /// <summary>The language of problems and explanations.</summary>
    public static readonly ChoiceOption Lang = new(
        "lang",
        "The language of problems and explanations; wins over the header `Accept-Language`. Without both it is `en`. Matched as language tags are: `zh`, `en-GB`.",
        ProblemLanguage.All)
    {
        Alias = ProblemLanguage.Match,
    };

    /// <summary>The dialect to write.</summary>
    public static readonly ChoiceOption To = new("to", "The dialect to write.", Converter.Targets) { Default = "simple" };

    /// <summary>The first and the last layer to show.</summary>
    public static readonly LayerRangeOption LayerRange = new(
        "layer_range",
        "Given twice: the first and the last layer to show, by names or regular expressions that match their beginning.");

    /// <summary>The form of a picture.</summary>
    public static readonly ChoiceOption DiagramFormat = new(
        "format",
        "The form of the picture; wins over the header `Accept`. Without both it is `svg`.",
        [.. MediaFormat.OfDiagram.Select(format => format.Name)])
    {
        Alias = name => NameOf(name, MediaFormat.OfDiagram),
    };

    /// <summary>What a picture shows.</summary>
    public static readonly ChoiceOption View = new(
        "view",
        "`graph`: layers as boxes, with their connections; `flow` (svg only): feature maps as stacked planes, vectors as bars.",
        ["graph", "flow"])
    {
        Default = "graph",
    };

    /// <summary>Where the data goes in a picture.</summary>
    public static readonly ChoiceOption Direction = new(
        "direction",
        "Where the data goes: `tb` from top to bottom, `lr` from left to right. Without it `tb` for a graph, `lr` for a flow.",
        ["tb", "lr"]);

    /// <summary>Whether a nested model is a frame around its layers.</summary>
    public static readonly FlagOption DiagramExpandNested = ExpandNested with
    {
        Description = "Whether a nested model is drawn as a frame around its layers.",
    };

    /// <summary>Whether a picture shows shapes.</summary>
    public static readonly FlagOption ShowShapes = new("show_shapes", "Whether the shape of each output is shown.") { Default = "true" };

    /// <summary>Whether a picture shows counts.</summary>
    public static readonly FlagOption ShowParams = new("show_params", "Whether the parameters of each layer are shown.") { Default = "true" };

    /// <summary>The language of a picture.</summary>
    public static readonly ChoiceOption DiagramLang = Lang with
    {
        Description = "The language of the picture's words and of problems; wins over the header `Accept-Language`. Without both it is `en`.",
    };

    /// <summary>The options of a picture.</summary>
    public static readonly ImmutableArray<QueryOption> OfDiagram =
        [DiagramFormat, View, Direction, DiagramExpandNested, ShowShapes, ShowParams, DiagramLang];

    /// <summary>The options of a summary.</summary>
    public static readonly ImmutableArray<QueryOption> OfSummary =
    [
        Format, Style, LineLength, Positions, TerminalColumns, ExpandNested, ShowTrainable, BatchSize, Explain, Lang, LayerRange,
    ];

    /// <summary>The options of many summaries.</summary>
    public static readonly ImmutableArray<QueryOption> OfBatch = [ExpandNested, BatchSize, Explain, Lang, LayerRange];

    /// <summary>The options of a single layer's row.</summary>
    public static readonly ImmutableArray<QueryOption> OfLayer = [LayerFormat, BatchSize, Explain, Lang];

    /// <summary>The options of a conversion.</summary>
    public static readonly ImmutableArray<QueryOption> OfConversion = [To, LayerFormat, Lang];

    /// <summary>The options of the catalogue's pages.</summary>
    public static readonly ImmutableArray<QueryOption> OfCatalogue = [Lang];

    private static string? NameOf(string name, ImmutableArray<MediaFormat> formats) => formats.FirstOrDefault(format => format.IsCalled(name))?.Name;
}
