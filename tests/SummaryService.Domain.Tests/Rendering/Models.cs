using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;
using Xunit;

namespace SummaryService.Domain.Tests.Rendering;

/// <summary>Small models, and their texts.</summary>
internal static class Models
{
    public static TensorSpec Tensor(params Dim[] dims) => new(new(dims), DType.Float32);

    public static LayerRow Dense(string name, params LayerCall[] calls) =>
        new() { Name = name, Type = "Dense", Output = Tensor(Dim.Unknown, 4), Params = 20, TrainableParams = 20, Calls = [.. calls] };

    public static ModelSummary Chain(params LayerRow[] layers) => new()
    {
        Name = "m",
        Type = "Sequential",
        Dialect = "simple",
        Inputs = [],
        Outputs = [],
        Layers = [.. layers],
        Totals = new(),
        IsChain = true,
    };

    public static ModelSummary Graph(params LayerRow[] layers) => Chain(layers) with { Type = "Functional", IsChain = false };

    /// <summary>A model nested in itself: twice a level, so that expanded it has more rows than there is memory.</summary>
    public static ModelSummary Doubling(int levels)
    {
        ImmutableArray<LayerRow> rows = [Dense("leaf"), Dense("leaf")];
        for (var level = 0; level < levels; level++)
        {
            var row = Dense($"level_{level}") with { Layers = rows };
            rows = [row, row];
        }

        return Chain([.. rows]);
    }

    public static string Text(ModelSummary summary, TextOptions options)
    {
        var output = new ArrayBufferWriter<byte>();
        Assert.Null(TextRenderer.Write(summary, options, output));
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static Problem Problem(ModelSummary summary, TextOptions options)
    {
        var output = new ArrayBufferWriter<byte>();
        var problem = TextRenderer.Write(summary, options, output);
        Assert.NotNull(problem);
        Assert.Equal(0, output.WrittenCount);
        return problem;
    }
}
