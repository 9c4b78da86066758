using System.Buffers;
using CsvHelper;
using SummaryService.Domain.Rendering.Tables;
using SummaryService.Domain.Summaries;

namespace SummaryService.Api.Summaries;

/// <summary>The rows of a summary as CSV (RFC 4180): a header, then a record a row, without the totals.</summary>
internal static class CsvTable
{
    // A name that begins like a formula is a formula to a spreadsheet; after an apostrophe it is text.
    private static readonly CsvWriterOptions Options = new()
    {
        Injection = CsvInjection.Escape,
        TrueValue = "true",
        FalseValue = "false",
    };

    /// <summary>Writes the rows as UTF-8.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="options">Which rows and columns are wanted.</param>
    /// <param name="output">Where to.</param>
    public static void Write(ModelSummary summary, TableOptions options, IBufferWriter<byte> output)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, Options, leaveOpen: true))
        {
            csv.WriteRecord([.. Header(options)]);
            var models = new List<string>();
            var walk = new RowWalk(summary.Layers, options.ExpandNested);
            while (walk.MoveNext())
            {
                models.RemoveRange(walk.Level, models.Count - walk.Level);
                Write(walk.Current, models, options, csv);
                models.Add(walk.Current.Name);
            }
        }

        output.Write(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static IEnumerable<string> Header(TableOptions options)
    {
        yield return "name";
        yield return "type";
        yield return "output_shape";
        yield return "params";
        yield return "trainable_params";
        yield return "non_trainable_params";
        yield return "connected_to";
        if (options.ShowTrainable) yield return "trainable";
        if (options.ExpandNested) yield return "nested_in";
    }

    private static void Write(LayerRow row, List<string> models, TableOptions options, CsvWriter csv)
    {
        csv.WriteField(row.Name);
        csv.WriteField(row.Type);
        csv.WriteField(ShapeText.Of(row.Output));
        csv.WriteField(row.Params, default);
        csv.WriteField(row.TrainableParams, default);
        csv.WriteField(row.NonTrainableParams, default);
        csv.WriteField(string.Join("; ", row.ConnectedTo));
        if (options.ShowTrainable) csv.WriteField(row.Trainable);
        if (options.ExpandNested) csv.WriteField(string.Join('/', models));
        csv.EndRecord();
    }
}
