using System.Buffers;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Text.Boxed;

/// <summary>The whole text in the styles of Keras 3: a table of boxes, and the totals below.</summary>
internal static class BoxedTable
{
    public static Problem? Write(ModelSummary summary, TextStyle style, TextOptions options, IBufferWriter<byte> output, CancellationToken cancellation)
    {
        var content = TableContent.Of(summary, style, options);
        if (OptionProblems.TooFewPositions(content, options) is { } tooFew) return tooFew;
        if (BoxedLayout.Of(content, options, out var problem) is not { } layout) return problem;

        scoped var sink = new Utf8Sink(output);
        WriteName(summary, options.TerminalColumns, ref sink);
        var rows = new BoxedRows(layout, options.TerminalColumns, stackalloc char[1024], stackalloc byte[512], stackalloc CellLine[32]);
        rows.WriteHead(content, ref sink);
        var walk = new RowWalk(summary.Layers, options.ExpandNested, cancellation);
        while (walk.MoveNext())
            rows.WriteLayer(walk.Current, walk.Level, content, !walk.HasNext, ref sink);
        rows.WriteBottom(ref sink);
        rows.Dispose();
        WriteTotals(summary.Totals, style, options.TerminalColumns, ref sink);
        sink.Flush();
        return null;
    }

    private static void WriteName(ModelSummary summary, int columns, ref Utf8Sink sink)
    {
        var line = Markup.IsPlain(summary.Name)
            ? $"Model: \"{summary.Name}\""
            : Markup.Render($"[bold]Model: \"{Markup.Escape(summary.Name)}\"[/]");
        WriteLine(line, columns, ref sink);
    }

    private static void WriteTotals(ParameterTotals totals, TextStyle style, int columns, ref Utf8Sink sink)
    {
        var trainable = (double)totals.TrainableBytes;
        var nonTrainable = (double)totals.NonTrainableBytes;
        var optimizer = totals.HasOptimizer ? (double)totals.OptimizerBytes : 0;
        var all = totals.Params + (totals.HasOptimizer ? totals.Optimizer : 0);
        WriteTotal(" Total params: ", all, trainable + nonTrainable + optimizer, style, columns, ref sink);
        WriteTotal(" Trainable params: ", totals.Trainable, trainable, style, columns, ref sink);
        WriteTotal(" Non-trainable params: ", totals.NonTrainable, nonTrainable, style, columns, ref sink);
        if (totals.HasOptimizer)
            WriteTotal(" Optimizer params: ", totals.Optimizer, optimizer, style, columns, ref sink);
    }

    private static void WriteTotal(string name, Int128 number, double bytes, TextStyle style, int columns, ref Utf8Sink sink)
    {
        Span<char> line = stackalloc char[TotalsText.Longest];
        WriteLine(line[..TotalsText.Format(name, number, bytes, style, line)], columns, ref sink);
    }

    /// <summary>Writes a line outside the table, over as many lines of the terminal as it takes.</summary>
    private static void WriteLine(scoped ReadOnlySpan<char> text, int columns, ref Utf8Sink sink)
    {
        var lines = new PooledList<CellLine>(stackalloc CellLine[8]);
        var output = new PooledList<char>(stackalloc char[256]);
        Wrapping.AddLines(text, columns, Alignment.Left, fold: true, ref lines);
        foreach (var line in lines.Items)
        {
            line.AddTo(ref output, text);
            output.Add('\n');
        }

        sink.Write(output.Items);
        output.Dispose();
        lines.Dispose();
    }
}
