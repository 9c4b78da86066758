using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Inference;

/// <summary>Whole models, from the bytes that Keras writes to the rows, totals and texts that it gives.</summary>
public sealed class ModelCasesTests
{
    public static TheoryData<string> Models => new(ModelCases.Names);

    public static TheoryData<string, int, string> Texts
    {
        get
        {
            var rows = new TheoryData<string, int, string>();
            foreach (var name in ModelCases.Names)
            {
                var summaries = ModelCases.Get(name)["summaries"]!.AsArray();
                for (var i = 0; i < summaries.Count; i++)
                    rows.Add(name, i, (string)summaries[i]!["style"]!);
            }

            return rows;
        }
    }

    [Fact]
    public void Every_measured_model_is_made_of_layers_and_operations_that_are_known() => Assert.Empty(ModelCases.All.Keys.Except(ModelCases.Names));

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_gives_the_rows_and_totals_that_Keras_gives(string name)
    {
        var model = ModelCases.Get(name);
        Assert.Equal(ModelCases.Expected(model), ModelCases.Actual(Summarize(model), model));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_model_prints_what_the_release_prints(string name, int index, string style)
    {
        var model = ModelCases.Get(name);
        var expected = model["summaries"]![index]!;
        Assert.Equal((string)expected["text"]!, Text(Summarize(model), expected, style), ignoreLineEndingDifferences: false);
    }

    private static ModelSummary Summarize(JsonObject model)
    {
        var outcome = Summarizer.Summarize(Encoding.UTF8.GetBytes(model["model_json"]!.ToJsonString()));
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : Messages.Message(outcome.Report.Problems[0]));
        return outcome.Value;
    }

    private static string Text(ModelSummary summary, JsonNode expected, string style)
    {
        var options = expected["options"]!;
        if (options["layer_range"] is JsonArray range) summary = LayerRange.Apply(summary, (string)range[0]!, (string)range[1]!).Summary!;
        var output = new ArrayBufferWriter<byte>();
        var problem = TextRenderer.Write(summary, new TextOptions
        {
            Style = style,
            TerminalColumns = (int?)expected["terminal_columns"] ?? 80,
            LineLength = (int?)options["line_length"],
            Positions = [.. (options["positions"] ?? new JsonArray()).AsArray().Select(position => (double)position!)],
            ExpandNested = (bool?)options["expand_nested"] ?? false,
            ShowTrainable = (bool?)options["show_trainable"] ?? false,
        }, output);
        Assert.Null(problem);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
