using System.Text;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Tests.Inference;

/// <summary>Whole models: rows, totals and tensors as Keras has them.</summary>
public sealed class ModelCasesTests
{
    public static TheoryData<string> Models => new(ModelCases.Names);

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_gives_the_rows_and_totals_that_Keras_gives(string name)
    {
        var model = ModelCases.Get(name);
        var outcome = Summarizer.Summarize(Encoding.UTF8.GetBytes(model["model_json"]!.ToJsonString()));
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : Messages.Message(outcome.Report.Problems[0]));
        Assert.Equal(ModelCases.Expected(model), ModelCases.Actual(outcome.Value, model));
    }
}
