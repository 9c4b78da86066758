using System.Buffers;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Text.Plain;

/// <summary>The whole text in the styles of Keras 2 and TensorFlow: a table of lines, and the totals below.</summary>
internal static class PlainTable
{
    // More lines than the longest text has, so that counting ends also where nested models repeat without end.
    private const int MostLines = TextRenderer.MostBytes / 16;

    public static Problem? Write(ModelSummary summary, TextStyle style, TextOptions options, IBufferWriter<byte> output, CancellationToken cancellation)
    {
        var content = TableContent.Of(summary, style, options);
        if (OptionProblems.TooFewPositions(content, options) is { } tooFew) return tooFew;
        if (OptionProblems.UnknownShapes(summary, style) is { } unknown) return unknown;
        var layout = PlainLayout.Of(content, options);
        var wrapped = style.Table == TableKind.Wrapped;
        if (wrapped && layout.WithoutRoom(content, options, Deepest(summary, options, cancellation)) is { } narrow) return narrow;

        scoped var sink = new Utf8Sink(output);
        var row = new RowText(stackalloc char[512]);
        WriteHead(summary, content, layout, ref row, ref sink);
        if (wrapped) WrappedTable.WriteRows(new(summary.Layers, options.ExpandNested, cancellation), content, layout, ref row, ref sink);
        else CutTable.WriteRows(new(summary.Layers, expand: false, cancellation), content, layout, ref row, ref sink);
        WriteTotals(summary.Totals, style, ref sink);
        WriteRule((byte)'_', layout, ref sink);
        row.Dispose();
        sink.Flush();
        return null;
    }

    /// <summary>Writes a line of one character over the whole width.</summary>
    public static void WriteRule(byte character, PlainLayout layout, ref Utf8Sink sink)
    {
        sink.Fill(character, layout.Width);
        sink.Write((byte)'\n');
    }

    private static void WriteHead(
        ModelSummary summary, TableContent content, PlainLayout layout, ref RowText row, ref Utf8Sink sink)
    {
        if (content.Style.NamesModel)
        {
            sink.Write("Model: \""u8);
            sink.Write(summary.Name);
            sink.Write("\"\n"u8);
        }

        WriteRule((byte)'_', layout, ref sink);
        foreach (var heading in content.Headings)
            row.AddCell(heading);
        if (content.Style.Table == TableKind.Wrapped) WrappedTable.WriteLines(ref row, 0, content, layout, ref sink);
        else CutTable.WriteLine(ref row, layout, ref sink);
        WriteRule((byte)'=', layout, ref sink);
    }

    private static void WriteTotals(ParameterTotals totals, TextStyle style, ref Utf8Sink sink)
    {
        WriteTotal("Total params: ", totals.Params, totals.Bytes, style, ref sink);
        WriteTotal("Trainable params: ", totals.Trainable, totals.TrainableBytes, style, ref sink);
        WriteTotal("Non-trainable params: ", totals.NonTrainable, totals.NonTrainableBytes, style, ref sink);
    }

    private static void WriteTotal(string name, Int128 number, Int128 bytes, TextStyle style, ref Utf8Sink sink)
    {
        Span<char> line = stackalloc char[TotalsText.Longest];
        sink.Write(line[..TotalsText.Format(name, number, (double)bytes, style, line)]);
        sink.Write((byte)'\n');
    }

    private static int Deepest(ModelSummary summary, TextOptions options, CancellationToken cancellation)
    {
        var deepest = 0;
        var walk = new RowWalk(summary.Layers, options.ExpandNested, cancellation);
        for (var lines = 0; lines < MostLines && walk.MoveNext(); lines++)
            deepest = Math.Max(deepest, walk.Level);
        return deepest;
    }
}
