using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Explanations;
using SummaryService.Domain.Summaries;
using SummaryService.Domain.Tests.Inference;
using SummaryService.Domain.Tests.Layers;

namespace SummaryService.Domain.Tests.Explanations;

/// <summary>Every formula of every layer gives the number that it explains, by what a reader sees of it.</summary>
public sealed class DerivationTests
{
    private static readonly SummaryOptions Explained = new() { Explain = true };

    public static TheoryData<string, int, string> Layers
    {
        get
        {
            var rows = new TheoryData<string, int, string>();
            foreach (var file in (string[])["keras-tests", "sweep", "oddities-accepted", .. LayerCases.Derived])
            {
                foreach (var (line, row) in LayerCases.Known(file).Concat(LayerCases.ForeignInside(file)).Where(entry => entry.Row["error"] is null))
                    rows.Add(file, line, LayerCases.TypeOf(row));
            }

            return rows;
        }
    }

    public static TheoryData<string> Models => new(ModelCases.Names);

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_layer_is_explained_by_formulas_that_give_its_numbers(string file, int line, string type)
    {
        var row = LayerCases.Get(file, line);
        var request = row["layer"] is null ? LayerCases.Written(row) : LayerCases.Serialized(row);
        var outcome = Summarizer.SummarizeLayer(Encoding.UTF8.GetBytes(request.ToJsonString()), Explained);
        // Some of the odd ones are refused; that they are with a reason is another test's matter.
        if (!outcome.IsSuccess && file == "oddities-accepted") return;
        Assert.True(outcome.IsSuccess, type);
        AssertAgrees(outcome.Value);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_is_explained_by_formulas_that_give_its_numbers(string name)
    {
        var model = ModelCases.Get(name);
        var outcome = Summarizer.Summarize(Encoding.UTF8.GetBytes(model["model_json"]!.ToJsonString()), Explained);
        Assert.True(outcome.IsSuccess);
        foreach (var row in outcome.Value.Layers)
            AssertWithNested(row);
        foreach (var language in Explainer.Languages)
            Assert.NotEmpty(Explainer.Explain(outcome.Value, 1, language).Summary);
    }

    [Fact]
    public void Without_being_asked_nothing_is_kept_to_explain()
    {
        var outcome = Summarizer.Summarize("""{"input_shape":[4],"layers":[{"type":"Dense","units":2}]}"""u8.ToArray());
        Assert.Null(outcome.Value!.Layers[0].Derivation);
        Assert.Empty(Explainer.Explain(outcome.Value.Layers[0]).Shape);
    }

    private static void AssertWithNested(LayerRow row)
    {
        AssertAgrees(row);
        foreach (var nested in row.Layers)
            AssertWithNested(nested);
    }

    private static void AssertAgrees(LayerRow row)
    {
        foreach (var language in Explainer.Languages)
        {
            var explanation = Explainer.Explain(row, language);
            Assert.NotEmpty(explanation.Summary);
            AssertGives(explanation.Params.Formula, row.Params);
            Assert.Equal(row.Params, explanation.Params.Result);
            Assert.Equal(ParameterFormula.WithNumbers(row.Weights, row.Params), explanation.Params.Formula.Numbers);
            foreach (var (weight, part) in row.Weights.Zip(explanation.Params.Parts))
            {
                AssertGives(part.Formula, weight.Params);
                Assert.Equal((weight.Name, weight.Trainable), (part.Weight, part.IsTrained));
                Assert.DoesNotContain('{', part.Meaning);
            }

            AssertShape(row, explanation);
            if (row.Cost is not { } cost) continue;
            AssertGives(explanation.Cost!.Macs, cost.Macs);
            AssertGives(explanation.Cost.Flops, cost.Flops);
        }
    }

    private static void AssertShape(LayerRow row, RowExplanation explanation)
    {
        var tensors = row.Output?.Flatten() ?? [];
        var expected = tensors.SelectMany((tensor, output) => tensor.Shape.Dims.ToArray().Select((size, axis) => (output, axis, size.IsKnown ? size.Size : (long?)null)));
        Assert.Equal(expected, explanation.Shape.Select(size => (size.Output, size.Axis, size.Size)));
        foreach (var size in explanation.Shape)
        {
            AssertGives(size.Formula, size.Size);
            Assert.NotEmpty(size.Why);
        }
    }

    private static void AssertGives(ShownFormula formula, Int128? expected)
    {
        Assert.Equal($"{expected}", $"{FormulaEvaluator.Evaluate(formula.Symbolic, formula.Terms)}");
        foreach (var side in formula.Numbers.Split(" = "))
            Assert.Equal($"{expected}", $"{FormulaEvaluator.Evaluate(side)}");
        Assert.Equal(formula.Latex.Count(c => c == '{'), formula.Latex.Count(c => c == '}'));
        Assert.Equal(formula.Terms.Length, formula.Terms.Select(term => term.Key).Distinct().Count());
    }
}
