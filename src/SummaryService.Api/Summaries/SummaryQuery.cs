using Microsoft.AspNetCore.Mvc;
using SummaryService.Api.Negotiation;
using SummaryService.Api.QueryOptions;
using SummaryService.Domain;
using SummaryService.Domain.Rendering.Tables;
using SummaryService.Domain.Rendering.Text;

namespace SummaryService.Api.Summaries;

/// <summary>The options of a summary as they were sent.</summary>
/// <remarks>All are text, so that a wrong value meets our validator, not the framework's binder.</remarks>
internal sealed record SummaryQuery : AnswerQuery
{
    /// <summary>The form of the answer.</summary>
    [FromQuery(Name = "format")]
    public override string? Format { get; init; }

    /// <summary>The release whose text to reproduce.</summary>
    [FromQuery(Name = "style")]
    public string? Style { get; init; }

    /// <summary>The width of the table.</summary>
    [FromQuery(Name = "line_length")]
    public string? LineLength { get; init; }

    /// <summary>Where the columns end.</summary>
    [FromQuery(Name = "positions")]
    public string? Positions { get; init; }

    /// <summary>The width of the terminal.</summary>
    [FromQuery(Name = "terminal_columns")]
    public string? TerminalColumns { get; init; }

    /// <summary>Whether the rows of nested models are shown.</summary>
    [FromQuery(Name = "expand_nested")]
    public string? ExpandNested { get; init; }

    /// <summary>Whether a column tells which layers are trainable.</summary>
    [FromQuery(Name = "show_trainable")]
    public string? ShowTrainable { get; init; }

    /// <summary>How many examples a cost is for.</summary>
    [FromQuery(Name = "batch_size")]
    public string? BatchSize { get; init; }

    /// <summary>Whether the answer explains how each number comes about.</summary>
    [FromQuery(Name = "explain")]
    public string? Explain { get; init; }

    /// <summary>The language of problems.</summary>
    [FromQuery(Name = "lang")]
    public override string? Lang { get; init; }

    /// <summary>The first and the last layer to show.</summary>
    [FromQuery(Name = "layer_range")]
    public string[]? LayerRange { get; init; }

    /// <summary>Whether rows of nested models are wanted.</summary>
    public bool ExpandsNested => FlagOption.Read(ExpandNested);

    /// <summary>Whether explanations are wanted, and the form has room for them: rows of a spreadsheet and a page have none.</summary>
    public bool Explains(MediaFormat format) => FlagOption.Read(Explain) && (format == MediaFormat.Json || format == MediaFormat.Text || format == MediaFormat.Markdown);

    private static readonly SummaryOptions WithoutCosts = SummaryOptions.Default with { Costs = false };

    private bool ShowsTrainable => FlagOption.Read(ShowTrainable);

    /// <summary>
    /// What the engine is to assume for a form: costs, which only data and explanations show, and what is left open, which a text tells as its release does.
    /// </summary>
    public SummaryOptions ToSummaryOptions(MediaFormat format, string? kerasVersion)
    {
        var explains = Explains(format);
        var options = explains || format == MediaFormat.Json ? BatchSizeOption.Read(BatchSize, explains) : WithoutCosts;
        return format == MediaFormat.Text && TextRenderer.EraOf(StyleOf(kerasVersion)) is { } era ? options with { Era = era } : options;
    }

    /// <summary>What a table is to show.</summary>
    public TableOptions ToTableOptions() => new(ExpandsNested, ShowsTrainable);

    /// <summary>How the text is to look: without a wish, as the release prints it that wrote the file.</summary>
    public TextOptions ToTextOptions(string? kerasVersion) => new()
    {
        Style = StyleOf(kerasVersion),
        LineLength = WholeNumberOption.Read(LineLength),
        Positions = NumbersOption.Read(Positions),
        TerminalColumns = WholeNumberOption.Read(TerminalColumns) ?? TextOptions.Default.TerminalColumns,
        ExpandNested = ExpandsNested,
        ShowTrainable = ShowsTrainable,
    };

    private string StyleOf(string? kerasVersion) => Style ?? TextRenderer.StyleOf(kerasVersion);
}
