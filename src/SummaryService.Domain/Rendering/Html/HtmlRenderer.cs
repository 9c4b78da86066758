using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Rendering.Tables;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Html;

/// <summary>The summary as a page that needs nothing else: no script, no font, no picture.</summary>
/// <remarks>Whatever an architecture calls its layers, names are escaped and never markup.</remarks>
public static class HtmlRenderer
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Writes the page as UTF-8.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="options">What the table shows.</param>
    /// <param name="output">Where to.</param>
    /// <param name="language">The language of the warnings.</param>
    /// <param name="cancellation">Ends the work where nobody waits for it any more.</param>
    public static void Write(
        ModelSummary summary, TableOptions options, IBufferWriter<byte> output, string language = "en", CancellationToken cancellation = default)
    {
        scoped var sink = new Utf8Sink(output);
        var name = Escape(summary.Name);
        sink.Write(HtmlPage.BeforeTitle);
        sink.Write($"<title>Model: {name}</title>\n{HtmlPage.Style}</head>\n<body>\n<main>\n<h1>Model: {Name(summary.Name)}</h1>\n");
        sink.Write($"<p id=\"about\">{About(summary)}</p>\n");
        WriteTable(summary, options, ref sink, cancellation);
        sink.Write("<h2>Totals</h2>\n<dl>\n");
        foreach (var (total, value) in Totals.Of(summary.Totals))
            sink.Write($"<div><dt>{total}</dt><dd>{value}</dd></div>\n");
        sink.Write("</dl>\n");
        WriteWarnings(summary, language, ref sink);
        sink.Write("</main>\n</body>\n</html>\n");
        sink.Flush();
    }

    private static string About(ModelSummary summary)
    {
        var totals = summary.Totals;
        var bound = totals.IsLowerBound ? "at least " : "";
        return $"A {Name(summary.Type)} model with {bound}{Totals.Number(totals.Params, isLeast: false)} parameters, "
            + $"of which {Totals.Number(totals.Trainable, isLeast: false)} are trainable.";
    }

    private static void WriteTable(ModelSummary summary, TableOptions options, ref Utf8Sink sink, CancellationToken cancellation)
    {
        // A wide table scrolls by itself, by keyboard too.
        sink.Write("<div class=\"wide\" role=\"region\" aria-labelledby=\"caption\" tabindex=\"0\">\n<table aria-describedby=\"about\">\n");
        sink.Write("<caption id=\"caption\">Layers, in the order of the summary</caption>\n<thead>\n<tr>");
        WriteHeading("Layer", ref sink);
        WriteHeading("Type", ref sink);
        WriteHeading("Output shape", ref sink);
        sink.Write("<th scope=\"col\" class=\"number\">Params</th>");
        if (!summary.IsChain) WriteHeading("Connected to", ref sink);
        if (options.ShowTrainable) WriteHeading("Trainable", ref sink);
        sink.Write("</tr>\n</thead>\n<tbody>\n");
        var walk = new RowWalk(summary.Layers, options.ExpandNested, cancellation);
        while (walk.MoveNext())
            WriteRow(walk.Current, walk.Level, summary, options, ref sink);
        sink.Write("</tbody>\n</table>\n</div>\n");
    }

    private static void WriteHeading(string text, ref Utf8Sink sink) => sink.Write($"<th scope=\"col\">{text}</th>");

    private static void WriteRow(LayerRow row, int level, ModelSummary summary, TableOptions options, ref Utf8Sink sink)
    {
        sink.Write("<tr>");
        if (level == 0)
            sink.Write("<th scope=\"row\">");
        else
            sink.Write(string.Create(CultureInfo.InvariantCulture, $"<th scope=\"row\" class=\"nested\" style=\"--level:{level}\"><span class=\"unseen\">level {level}: </span>"));
        sink.Write($"{Name(row.Name)}</th><td>{Name(row.Type)}</td><td class=\"shape\">{Name(TableCells.Shape(row))}</td>");
        sink.Write($"<td class=\"number\">{TableCells.Params(row)}</td>");
        if (!summary.IsChain) WriteConnections(row, ref sink);
        if (options.ShowTrainable) sink.Write($"<td>{TableCells.Trainable(row)}</td>");
        sink.Write("</tr>\n");
    }

    private static void WriteConnections(LayerRow row, ref Utf8Sink sink)
    {
        var separator = "<td>";
        foreach (var source in row.ConnectedTo)
        {
            sink.Write(separator);
            sink.Write(Name(source.ToString()));
            separator = ",<br/>";
        }

        sink.Write(separator == "<td>" ? "<td></td>" : "</td>");
    }

    private static void WriteWarnings(ModelSummary summary, string language, ref Utf8Sink sink)
    {
        if (summary.Warnings.IsEmpty) return;
        sink.Write($"<h2>Warnings</h2>\n<ul lang=\"{language}\">\n");
        foreach (var warning in summary.Warnings)
            sink.Write($"<li>{Escape(Messages.Message(warning, language))}</li>\n");
        sink.Write("</ul>\n");
    }

    /// <summary>A name of the author's: its direction is its own, and it is not to be translated.</summary>
    private static string Name(string name) => $"<bdi translate=\"no\">{Escape(name)}</bdi>";

    private static string Escape(string text) => Encoder.Encode(VisibleText.Of(text));
}
