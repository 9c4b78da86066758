using System.Buffers;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Rendering.Tables;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Markdown;

/// <summary>The summary as a table in GitHub's Markdown, with the totals below.</summary>
/// <remarks>Whatever an architecture calls its layers, names stand as code and are never markup.</remarks>
public static class MarkdownRenderer
{
    /// <summary>Writes the table as UTF-8, ending with its last newline.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="options">What the table shows.</param>
    /// <param name="output">Where to.</param>
    /// <param name="language">The language of the warnings.</param>
    /// <param name="cancellation">Ends the work where nobody waits for it any more.</param>
    public static void Write(
        ModelSummary summary, TableOptions options, IBufferWriter<byte> output, string language = "en", CancellationToken cancellation = default)
    {
        scoped var sink = new Utf8Sink(output);
        sink.Write($"**Model:** {CodeSpan.Of(summary.Name, inTable: false)} ({Type(summary.Type, inTable: false)})\n\n");
        WriteHead(summary, options, ref sink);
        var walk = new RowWalk(summary.Layers, options.ExpandNested, cancellation);
        while (walk.MoveNext())
            WriteRow(walk.Current, walk.Level, summary, options, ref sink);
        sink.Write("\n");
        foreach (var (name, value) in Totals.Of(summary.Totals))
            sink.Write($"- **{name}:** {value}\n");
        WriteWarnings(summary, language, ref sink);
        sink.Flush();
    }

    private static void WriteHead(ModelSummary summary, TableOptions options, ref Utf8Sink sink)
    {
        sink.Write("| Layer | Type | Output shape | Params |");
        if (!summary.IsChain) sink.Write(" Connected to |");
        if (options.ShowTrainable) sink.Write(" Trainable |");
        sink.Write("\n| --- | --- | --- | ---: |");
        if (!summary.IsChain) sink.Write(" --- |");
        if (options.ShowTrainable) sink.Write(" --- |");
        sink.Write("\n");
    }

    private static void WriteRow(LayerRow row, int level, ModelSummary summary, TableOptions options, ref Utf8Sink sink)
    {
        sink.Write("| ");
        for (var i = 0; i < level; i++)
            sink.Write("↳ ");
        sink.Write(CodeSpan.Of(row.Name, inTable: true));
        sink.Write($" | {Type(row.Type, inTable: true)} | {CodeSpan.Of(TableCells.Shape(row), inTable: true)} | {TableCells.Params(row)} |");
        if (!summary.IsChain) WriteConnections(row, ref sink);
        if (options.ShowTrainable) sink.Write($" {TableCells.Trainable(row)} |");
        sink.Write("\n");
    }

    private static void WriteConnections(LayerRow row, ref Utf8Sink sink)
    {
        var separator = " ";
        foreach (var source in row.ConnectedTo)
        {
            sink.Write(separator);
            sink.Write(CodeSpan.Of(source.ToString(), inTable: true));
            separator = ", ";
        }

        sink.Write(" |");
    }

    private static void WriteWarnings(ModelSummary summary, string language, ref Utf8Sink sink)
    {
        if (summary.Warnings.IsEmpty) return;
        sink.Write("\nWarnings:\n\n");
        foreach (var warning in summary.Warnings)
            sink.Write($"- {CodeSpan.Of(Messages.Message(warning, language), inTable: false)}\n");
    }

    /// <summary>A class's name is plain where it is one of Keras's; an author may call a class anything.</summary>
    private static string Type(string type, bool inTable) => type.All(char.IsAsciiLetterOrDigit) ? type : CodeSpan.Of(type, inTable);
}
