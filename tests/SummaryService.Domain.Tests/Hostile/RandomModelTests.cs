using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Rendering.Json;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Summaries;
using SummaryService.Fuzz;

namespace SummaryService.Domain.Tests.Hostile;

/// <summary>What holds for every model, drawn at random: chains and graphs of many layer types, sound and not.</summary>
public sealed class RandomModelTests
{
    private const int Count = 1_000;

    private static readonly Gen<JsonObject> Model = Gen.Int.Select(seed => new RandomModels(new Random(seed)).Next());

    [Fact]
    public void An_answer_is_the_same_twice_and_keeps_every_promise()
    {
        var (answered, refused) = (0, 0);
        Model.Check(Count, Print, model =>
        {
            var bytes = Bytes(model);
            Assert.Equal(Answer(bytes), Answer(bytes));
            Promises.Check(bytes);
            _ = Summarizer.Summarize(bytes).IsSuccess ? Interlocked.Increment(ref answered) : Interlocked.Increment(ref refused);
        });
        Assert.True(answered > refused / 2 && refused > answered / 9, $"{answered} of the models drawn were sound, {refused} were not.");
    }

    [Fact]
    public void The_totals_are_the_sum_of_the_weights_each_counted_once() => Model.Check(Count, Print, model =>
    {
        if (Summarizer.Summarize(Bytes(model)) is not { IsSuccess: true, Value: var summary }) return;
        // In the short form every entry is a layer of its own, so that none is in two rows.
        var weights = summary.Layers.SelectMany(row => row.Weights).ToList();
        Assert.Equal(Sum(weights), summary.Totals.Params);
        Assert.Equal(Sum(weights.Where(weight => weight.Trainable)), summary.Totals.Trainable);
        Assert.Equal(summary.Layers.Aggregate((Int128)0, (sum, row) => sum + row.Params), summary.Totals.Params);
    });

    [Fact]
    public void Text_and_JSON_agree_in_names_shapes_and_counts() => Model.Check(Count, Print, model =>
    {
        if (Summarizer.Summarize(Bytes(model)) is not { IsSuccess: true, Value: var summary }) return;
        var rows = Json(summary)["layers"]!.AsArray().Select(row => $"{row!["name"]} ({row["type"]}) {row["output_shape"]} {Int128.Parse(row["params"]!.ToJsonString()):N0}");
        Assert.Equal(rows, TableRows(Text(summary)));
    });

    /// <summary>The rows of a table whose lines are wide enough for all that stands in them: name, shape, count.</summary>
    private static IEnumerable<string> TableRows(string text) => text.Split('\n')
        .Where(line => line.StartsWith('│'))
        .Select(line => line.Split('│', StringSplitOptions.TrimEntries)[1..4])
        // What a layer is connected to may take more lines than one.
        .Where(cells => cells[0].Length > 0)
        .Select(cells => string.Join(' ', cells));

    private static string Text(ModelSummary summary)
    {
        var output = new ArrayBufferWriter<byte>();
        Assert.Null(TextRenderer.Write(summary, new TextOptions { LineLength = 400, TerminalColumns = 400 }, output));
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static JsonNode Json(ModelSummary summary)
    {
        var output = new ArrayBufferWriter<byte>();
        JsonRenderer.Write(summary, output);
        return JsonNode.Parse(output.WrittenSpan)!;
    }

    private static string Answer(byte[] model)
    {
        var outcome = Summarizer.Summarize(model);
        return outcome.IsSuccess
            ? Json(outcome.Value).ToJsonString() + Text(outcome.Value)
            : string.Join('\n', outcome.Report.Problems.Select(problem => $"{problem.Pointer} {Messages.Message(problem)} {problem.Received}"));
    }

    private static Int128 Sum(IEnumerable<LayerWeight> weights) =>
        weights.Aggregate((Int128)0, (sum, weight) => sum + weight.Axes.Aggregate((Int128)1, (product, axis) => product * axis.Size));

    private static string Print(JsonObject model) => model.ToJsonString();

    private static byte[] Bytes(JsonObject model) => Encoding.UTF8.GetBytes(model.ToJsonString());
}
