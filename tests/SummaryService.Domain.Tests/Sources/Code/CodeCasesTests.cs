using System.Text;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Sources;
using SummaryService.Domain.Sources.Code;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Sources.Code;

/// <summary>Code in the manner of lessons, notebooks and documentation, each text with the rows that it builds.</summary>
public sealed class CodeCasesTests
{
    // Code is not taken from callers until its evaluator is bounded: see src/docs/decisions.
    private static readonly SummaryOptions WithCode = SummaryOptions.Default with { Sources = [.. SourceCatalogue.All, new CodeSource()] };

    public static TheoryData<string> Names => new(Directory.GetFiles(Cases.Path("code"), "*.py").Select(path => Path.GetFileNameWithoutExtension(path)).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Code_builds_its_rows(string name)
    {
        var outcome = Summarizer.Summarize(File.ReadAllBytes(Cases.Path($"code/{name}.py")), WithCode);
        Assert.True(outcome.IsSuccess, outcome.IsSuccess ? "" : string.Join('\n', outcome.Report.Problems.Select(problem => $"{problem.Position?.Line}: {Messages.Message(problem)}")));
        Assert.Equal("python", outcome.Value.Dialect);
        Assert.Equal(File.ReadAllText(Cases.Path($"code/{name}.rows")), Written(outcome.Value));
    }

    internal static string Written(ModelSummary model)
    {
        var text = new StringBuilder();
        foreach (var row in model.Layers)
        {
            var shape = row.Output is null ? "?" : ShapeText.Of(row.Output);
            text.Append($"{row.Name} {row.Type} {shape} {row.Params} {string.Join(", ", row.ConnectedTo)}".TrimEnd()).Append('\n');
        }

        text.Append($"{model.Name} {model.Totals.Params} {model.Totals.Trainable}\n");
        foreach (var warning in model.Warnings)
            text.Append($"! {warning.Position?.Line}:{warning.Position?.Column} {warning.Code}\n");
        return text.ToString();
    }
}
