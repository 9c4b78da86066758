using System.Collections.Immutable;
using System.Text.Json;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests.Rendering;

/// <summary>A model as a release saw it, and what it printed for it.</summary>
public sealed record TextCase(string Name, ModelSummary Summary, ImmutableArray<ExpectedText> Texts)
{
    public static TextCase Parse(string line)
    {
        using var document = JsonDocument.Parse(line, new() { MaxDepth = 256 });
        var model = document.RootElement;
        var summary = new ModelSummary
        {
            Name = model.GetProperty("name").GetString()!,
            Type = model.GetProperty("type").GetString()!,
            Dialect = "keras3",
            Inputs = [],
            Outputs = [],
            Layers = Rows(model),
            Totals = Totals(model.GetProperty("totals")),
            IsChain = model.GetProperty("chain").GetBoolean(),
        };
        return new(
            model.GetProperty("case").GetString()!,
            summary,
            [.. model.GetProperty("texts").EnumerateArray().Select(ExpectedText.Parse)]);
    }

    private static ImmutableArray<LayerRow> Rows(JsonElement model) =>
        model.TryGetProperty("layers", out var layers) ? [.. layers.EnumerateArray().Select(Row)] : [];

    private static LayerRow Row(JsonElement row)
    {
        var output = row.GetProperty("output") is { ValueKind: not JsonValueKind.Null } tree ? Tree(tree) : null;
        return new()
        {
            Name = row.GetProperty("name").GetString()!,
            Type = row.GetProperty("type").GetString()!,
            Output = output,
            ShapeText = row.TryGetProperty("shape_text", out var text) ? text.GetString() : null,
            IsBuilt = !row.TryGetProperty("built", out _),
            Trainable = !row.TryGetProperty("trainable", out _),
            Params = Number(row, "params"),
            TrainableParams = Number(row, "trainable_params"),
            Weights = row.TryGetProperty("weights", out _) ? [new("kernel", [], DType.Float32, WeightRole.Kernel, null, 0)] : [],
            Calls = row.TryGetProperty("calls", out var calls) ? [.. calls.EnumerateArray().Select(call => Call(call, output))] : [],
            Layers = Rows(row),
        };
    }

    private static LayerCall Call(JsonElement inputs, TensorTree? output) =>
        new([.. inputs.EnumerateArray().Select(Reference)], output);

    private static TensorReference Reference(JsonElement input) =>
        new(input[0].GetString()!, input[1].GetInt32(), input[2].GetInt32());

    private static TensorTree Tree(JsonElement tree)
    {
        if (tree.ValueKind == JsonValueKind.Array)
            return new TensorSpec(new([.. tree.EnumerateArray().Select(Size)]), DType.Float32);
        var kind = tree.EnumerateObject().Single();
        return kind.Name == "dict"
            ? new TensorMapping([.. kind.Value.EnumerateArray().Select(item => KeyValuePair.Create(item[0].GetString()!, Tree(item[1])))])
            : new TensorSequence([.. kind.Value.EnumerateArray().Select(Tree)], IsTuple: kind.Name == "tuple");
    }

    private static Dim Size(JsonElement size) => size.ValueKind == JsonValueKind.Null ? Dim.Unknown : size.GetInt64();

    private static ParameterTotals Totals(JsonElement totals) => new()
    {
        Trainable = Number(totals, "trainable"),
        NonTrainable = Number(totals, "non_trainable"),
        TrainableBytes = Number(totals, "trainable_bytes"),
        NonTrainableBytes = Number(totals, "non_trainable_bytes"),
        HasOptimizer = totals.TryGetProperty("optimizer", out _),
        Optimizer = Number(totals, "optimizer"),
        OptimizerBytes = Number(totals, "optimizer_bytes"),
    };

    private static Int128 Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var number) ? Int128.Parse(number.GetRawText()) : 0;
}

/// <summary>What a release printed with some options, or which problem it is to be where it printed nothing.</summary>
/// <param name="Options">The options.</param>
/// <param name="Rows">The first row and the one after the last, where the release was asked for a range.</param>
/// <param name="Text">The text; null where it printed nothing.</param>
/// <param name="Problem">The key of the problem; null where it printed a text.</param>
public sealed record ExpectedText(TextOptions Options, Range Rows, string? Text, string? Problem)
{
    public static ExpectedText Parse(JsonElement text)
    {
        var options = text.GetProperty("options");
        return new(
            new TextOptions
            {
                Style = text.GetProperty("style").GetString()!,
                LineLength = options.TryGetProperty("line_length", out var length) ? length.GetInt32() : null,
                Positions = options.TryGetProperty("positions", out var positions)
                    ? [.. positions.EnumerateArray().Select(position => position.GetDouble())]
                    : [],
                TerminalColumns = options.TryGetProperty("terminal_columns", out var columns) ? columns.GetInt32() : 80,
                ExpandNested = options.TryGetProperty("expand_nested", out var expand) && expand.GetBoolean(),
                ShowTrainable = options.TryGetProperty("show_trainable", out var show) && show.GetBoolean(),
            },
            text.TryGetProperty("rows", out var rows) ? rows[0].GetInt32()..rows[1].GetInt32() : Range.All,
            text.TryGetProperty("text", out var expected) ? expected.GetString() : null,
            text.TryGetProperty("problem", out var problem) ? problem.GetString() : null);
    }

    public override string ToString() =>
        $"{Options.Style} {Rows} line_length={Options.LineLength} positions={string.Join(',', Options.Positions)} "
        + $"terminal_columns={Options.TerminalColumns} expand_nested={Options.ExpandNested} show_trainable={Options.ShowTrainable}";
}
