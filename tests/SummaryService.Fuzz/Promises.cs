using System.Buffers;
using System.Text;
using System.Text.Json;
using SummaryService.Domain;
using SummaryService.Domain.Explanations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Rendering.Html;
using SummaryService.Domain.Rendering.Json;
using SummaryService.Domain.Rendering.Markdown;
using SummaryService.Domain.Rendering.Tables;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Summaries;
using ShapeText = SummaryService.Domain.Summaries.ShapeText;

namespace SummaryService.Fuzz;

/// <summary>What the engine promises of any bytes at all. Nothing here knows what the bytes are.</summary>
public static class Promises
{
    private static readonly SummaryOptions Explained = new() { Explain = true };

    /// <summary>Sends bytes through every front door.</summary>
    /// <exception cref="BrokenPromiseException">The answer contradicts itself.</exception>
    public static void Check(ReadOnlyMemory<byte> bytes)
    {
        CheckLayer(bytes);
        var outcome = Summarizer.Summarize(bytes, Explained);
        if (!outcome.IsSuccess)
        {
            CheckReport(outcome.Report);
            return;
        }

        var summary = outcome.Value;
        CheckTotals(summary);
        CheckJson(summary);
        CheckText(summary);
        CheckTables(summary);
        CheckConversions(bytes, summary);
    }

    private static void CheckLayer(ReadOnlyMemory<byte> bytes)
    {
        var outcome = Summarizer.SummarizeLayer(bytes, Explained);
        if (!outcome.IsSuccess)
        {
            CheckReport(outcome.Report);
            return;
        }

        var row = outcome.Value;
        using var json = Parse(output => JsonRenderer.Write(row, output, "en"));
        CheckRow(row, json.RootElement);
    }

    /// <summary>There is a reason, no more than a page of them, and each can be said in every language.</summary>
    private static void CheckReport(ProblemReport report)
    {
        Hold(report.Problems.Length is > 0 and <= ProblemReport.Most, $"There are {report.Problems.Length} problems.");
        foreach (var problem in report.Problems)
            CheckProblem(problem);
    }

    private static void CheckProblem(Problem problem)
    {
        foreach (var language in Messages.KnownLanguages)
        {
            Hold(Messages.Message(problem, language).Length > 0, $"{problem.Key} says nothing.");
            _ = Messages.Hint(problem, language);
        }

        using var json = Parse(output =>
        {
            using var writer = new Utf8JsonWriter(output);
            ProblemJson.Write(writer, problem);
        });
    }

    /// <summary>The rows account for the totals, and every weight for its own count.</summary>
    private static void CheckTotals(ModelSummary summary)
    {
        Int128 sum = 0;
        foreach (var row in summary.Layers)
        {
            Int128 weights = 0;
            foreach (var weight in row.Weights)
                weights += weight.Axes.Aggregate((Int128)1, (product, axis) => product * axis.Size);
            Hold(weights == row.Params, $"The weights of {row.Name} come to {weights}, not to {row.Params}.");
            Hold(row.TrainableParams >= 0 && row.NonTrainableParams >= 0, $"{row.Name} has a negative count.");
            sum += row.Params;
        }

        var totals = summary.Totals;
        Hold(totals.Trainable + totals.NonTrainable == totals.Params, "What is trained and what is not are not the whole.");
        // A layer that the model and one inside it share is in two rows and counts once.
        Hold(totals.Params <= sum, $"The rows come to {sum}, less than {totals.Params}.");
        foreach (var warning in summary.Warnings)
            CheckProblem(warning);
    }

    private static void CheckJson(ModelSummary summary)
    {
        var explanation = Explainer.Explain(summary, 1);
        using var json = Parse(output => JsonRenderer.Write(summary, output, expandNested: true, "en", explanation));
        using var plain = Parse(output => JsonRenderer.Write(summary, output));
        var rows = json.RootElement.GetProperty("layers");
        Hold(rows.GetArrayLength() == summary.Layers.Length, "The JSON has other rows.");
        Hold(rows.GetArrayLength() == plain.RootElement.GetProperty("layers").GetArrayLength(), "The JSON has other rows where nothing is explained.");
        for (var i = 0; i < summary.Layers.Length; i++)
            CheckRow(summary.Layers[i], rows[i]);
        Hold(json.RootElement.GetProperty("totals").GetProperty("params").GetRawText() == $"{summary.Totals.Params}", "The JSON has another total.");
    }

    private static void CheckRow(LayerRow row, JsonElement json)
    {
        Hold(json.GetProperty("name").GetString() == row.Name, $"The JSON calls {row.Name} otherwise.");
        Hold(json.GetProperty("params").GetRawText() == $"{row.Params}", $"The JSON has another count for {row.Name}.");
        Hold(json.GetProperty("weights").GetArrayLength() == row.Weights.Length, $"The JSON has other weights for {row.Name}.");
    }

    private static void CheckText(ModelSummary summary)
    {
        foreach (var style in TextRenderer.Styles)
        {
            var options = new TextOptions { Style = style, ExpandNested = true, ShowTrainable = true };
            var output = new ArrayBufferWriter<byte>();
            var problem = TextRenderer.Write(summary, options, output);
            if (problem is not null) CheckProblem(problem);
            else Hold(Encoding.UTF8.GetString(output.WrittenSpan).EndsWith('\n'), $"The text of {style} does not end.");
        }
    }

    private static void CheckTables(ModelSummary summary)
    {
        var options = new TableOptions(ExpandNested: true, ShowTrainable: true);
        var output = new ArrayBufferWriter<byte>();
        MarkdownRenderer.Write(summary, options, output);
        HtmlRenderer.Write(summary, options, output);
    }

    /// <summary>A model that can be written in a dialect is the same model there.</summary>
    private static void CheckConversions(ReadOnlyMemory<byte> bytes, ModelSummary summary)
    {
        var file = ModelFile.Open(bytes);
        if (!file.IsSuccess) throw new BrokenPromiseException("A file that was read cannot be opened.");
        foreach (var target in Converter.Targets)
        {
            var converted = Converter.Convert(file.Value, target);
            if (!converted.IsSuccess)
            {
                CheckReport(converted.Report);
                continue;
            }

            var again = Summarizer.Summarize(converted.Value.Json);
            Hold(again.IsSuccess, again.IsSuccess ? "" : $"As {target} it is refused: {Messages.Message(again.Report.Problems[0])}");
            Same(summary, again.Value!, target);
        }
    }

    private static void Same(ModelSummary before, ModelSummary after, string target)
    {
        Hold(before.Layers.Length == after.Layers.Length, $"As {target} there are {after.Layers.Length} rows, not {before.Layers.Length}.");
        foreach (var (was, now) in before.Layers.Zip(after.Layers))
        {
            // A nested model of a class of the author's own is written as what it is built like.
            var isSameType = was.Type == now.Type || now.Type is "Sequential" or "Functional";
            Hold(isSameType && Shown(was) == Shown(now), $"As {target}, '{was.Type} {Shown(was)}' became '{now.Type} {Shown(now)}'.");
        }

        Hold((before.Totals.Params, before.Totals.Trainable) == (after.Totals.Params, after.Totals.Trainable), $"As {target} there are other totals.");
    }

    private static string Shown(LayerRow row) => $"{row.Name} {ShapeText.Of(row.Output)} {row.Params} {row.TrainableParams} {string.Join(", ", row.ConnectedTo)}";

    private static JsonDocument Parse(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return JsonDocument.Parse(output.WrittenMemory, new JsonDocumentOptions { MaxDepth = 1_000 });
    }

    private static void Hold(bool isSo, string otherwise)
    {
        if (!isSo) throw new BrokenPromiseException(otherwise);
    }
}
