using System.Collections.Immutable;

namespace SummaryService.Api.Negotiation;

/// <summary>A form in which an answer is served.</summary>
/// <param name="Name">What the option <c>format</c> calls it.</param>
/// <param name="Type">The first half of its media type.</param>
/// <param name="Subtype">The second half of its media type.</param>
/// <param name="ContentType">The header that goes with it.</param>
internal sealed record MediaFormat(string Name, string Type, string Subtype, string ContentType)
{
    /// <summary>Data.</summary>
    public static readonly MediaFormat Json = new("json", "application", "json", "application/json");

    /// <summary>What <c>model.summary()</c> prints.</summary>
    public static readonly MediaFormat Text = new("text", "text", "plain", "text/plain; charset=utf-8") { Others = ["txt"] };

    /// <summary>A table for GitHub and its like.</summary>
    public static readonly MediaFormat Markdown = new("markdown", "text", "markdown", "text/markdown; charset=utf-8") { Others = ["md"] };

    /// <summary>A table for spreadsheets.</summary>
    public static readonly MediaFormat Csv = new("csv", "text", "csv", "text/csv; charset=utf-8");

    /// <summary>A page for browsers; what is in it comes from strangers, so that it may do nothing but look its way.</summary>
    public static readonly MediaFormat Html = new("html", "text", "html", "text/html; charset=utf-8")
    {
        Others = ["htm"],
        ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    };

    /// <summary>Data, one answer a line.</summary>
    public static readonly MediaFormat Lines = new("ndjson", "application", "x-ndjson", "application/x-ndjson");

    /// <summary>The forms of many summaries.</summary>
    public static readonly ImmutableArray<MediaFormat> OfBatch = [Lines];

    /// <summary>A drawing; a browser shows it as a page, so that it may do no more than one.</summary>
    public static readonly MediaFormat Svg = new("svg", "image", "svg+xml", "image/svg+xml")
    {
        ContentSecurityPolicy = Html.ContentSecurityPolicy,
    };

    /// <summary>A flowchart that GitHub draws.</summary>
    public static readonly MediaFormat Mermaid = new("mermaid", "text", "vnd.mermaid", "text/vnd.mermaid; charset=utf-8") { Others = ["mmd"] };

    /// <summary>A graph that Graphviz draws.</summary>
    public static readonly MediaFormat Dot = new("dot", "text", "vnd.graphviz", "text/vnd.graphviz; charset=utf-8") { Others = ["gv", "graphviz"] };

    /// <summary>The forms of a summary, the one for callers without a wish first.</summary>
    public static readonly ImmutableArray<MediaFormat> OfSummary = [Json, Text, Markdown, Csv, Html];

    /// <summary>The forms of a picture.</summary>
    public static readonly ImmutableArray<MediaFormat> OfDiagram = [Svg, Mermaid, Dot];

    /// <summary>The forms of a single layer's row.</summary>
    public static readonly ImmutableArray<MediaFormat> OfLayer = [Json];

    /// <summary>Every form.</summary>
    public static readonly ImmutableArray<MediaFormat> All = [.. OfSummary, .. OfDiagram, .. OfBatch];

    /// <summary>What a browser may load and run for it; null where no browser shows it as a page.</summary>
    public string? ContentSecurityPolicy { get; init; }

    /// <summary>What else it is usually called.</summary>
    public ImmutableArray<string> Others { get; init; } = [];

    /// <summary>Whether it has a name, in any case.</summary>
    public bool IsCalled(string name) => name.Equals(Name, StringComparison.OrdinalIgnoreCase) || Others.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The media type without parameters.</summary>
    public string MediaType => $"{Type}/{Subtype}";
}
