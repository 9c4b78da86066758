using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Rendering.Json;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests;

/// <summary>What holds for whatever is posted: drawn at random, from the kinds and limits that the definitions themselves declare.</summary>
public sealed class PropertyTests
{
    private static readonly LayerDefinition[] Definitions = [.. LayerCatalogue.All.Where(layer => layer.Type != "InputLayer")];

    private static readonly Gen<JsonNode?> Size = Gen.Int[0, 9].Select(size => size == 0 ? null : (JsonNode?)JsonValue.Create(size));

    private static readonly Gen<JsonArray> Shape = Size.Array[1, 5].Select(sizes => new JsonArray([null, .. sizes.Select(size => size?.DeepClone())]));

    private static readonly Gen<JsonObject> Request =
        from definition in OneOf(Definitions)
        from arguments in Arguments(definition)
        from inputs in Shape
        select new JsonObject { ["layer"] = WithType(arguments, definition.Type), ["inputs"] = inputs };

    private static readonly Gen<JsonObject> Model =
        from input in Shape
        from layers in OneOf(Definitions).SelectMany(definition => Arguments(definition).Select(arguments => WithType(arguments, definition.Type))).Array[0, 6]
        select new JsonObject { ["input_shape"] = new JsonArray([.. input.Skip(1).Select(size => size?.DeepClone())]), ["layers"] = new JsonArray([.. layers]) };

    [Fact]
    public void A_count_is_the_sum_of_the_products_of_the_axes_and_the_formula_comes_to_it()
    {
        var answered = 0;
        Request.Sample(Holds, iter: 3_000);
        Assert.True(answered > 500, $"Only {answered} of the layers drawn were sound.");

        bool Holds(JsonObject request)
        {
            var outcome = Summarizer.SummarizeLayer(Bytes(request));
            if (!outcome.IsSuccess) return !outcome.Report.Problems.IsEmpty;
            Interlocked.Increment(ref answered);
            var row = outcome.Value;
            Int128 sum = 0;
            foreach (var weight in row.Weights)
                sum += weight.Axes.Aggregate((Int128)1, (product, axis) => product * axis.Size);
            var formula = (string)JsonNode.Parse(Json(row))!["formula"]!;
            return sum == row.Params && row.TrainableParams + row.NonTrainableParams == row.Params && Evaluate(formula.Split(" = ")[0]) == row.Params;
        }
    }

    [Fact]
    public void An_answer_is_the_same_twice_and_text_and_JSON_agree() => Model.Sample(
        model =>
        {
            var (first, second) = (Summarizer.Summarize(Bytes(model)), Summarizer.Summarize(Bytes(model)));
            if (!first.IsSuccess) return first.Report.Problems.Select(problem => problem.Key).SequenceEqual(second.Report!.Problems.Select(problem => problem.Key));
            var summary = first.Value;
            var totals = summary.Layers.Aggregate((Int128)0, (sum, row) => sum + row.Params);
            var text = new ArrayBufferWriter<byte>();
            var problem = TextRenderer.Write(summary, new TextOptions { TerminalColumns = 200 }, text);
            return problem is null
                && totals == summary.Totals.Params
                && Json(summary) == Json(second.Value!)
                && Encoding.UTF8.GetString(text.WrittenSpan).Contains($"Total params: {summary.Totals.Params:N0} ", StringComparison.Ordinal);
        },
        iter: 2_000);

    [Fact]
    public void A_layer_is_the_same_through_both_dialects() => Request.Sample(
        request =>
        {
            var written = Summarizer.SummarizeLayer(Bytes(request));
            if (!written.IsSuccess) return true;
            var arguments = request["layer"]!.DeepClone().AsObject();
            arguments.Remove("type");
            var serialized = new JsonObject
            {
                ["layer"] = new JsonObject { ["class_name"] = (string)request["layer"]!["type"]!, ["config"] = arguments },
                ["inputs"] = request["inputs"]!.DeepClone(),
            };
            return Json(written.Value) == Json(Summarizer.SummarizeLayer(Bytes(serialized)).Value!);
        },
        iter: 2_000);

    private static Gen<JsonObject> Arguments(LayerDefinition definition)
    {
        var all = Gen.Const(new JsonObject());
        foreach (var argument in definition.Arguments)
        {
            all =
                from rest in all
                from isGiven in argument.IsRequired ? Gen.Const(true) : Gen.Bool
                from value in isGiven ? Value(argument) : Gen.Int[0, 0].Select(_ => (JsonNode?)null)
                select isGiven && value is not null ? With(rest, argument.Name, value) : rest;
        }

        return all;
    }

    private static Gen<JsonNode?> Value(ArgumentDescription argument) => argument.Kind switch
    {
        ArgumentKind.Integer => Gen.Int[(int)Math.Max(argument.Minimum ?? -3, -3), 12].Select(Node),
        ArgumentKind.Number => Gen.Double[Math.Max(argument.Minimum ?? -2, -2), Math.Min(argument.Maximum ?? 2, 2)].Select(number => (JsonNode?)JsonValue.Create(Math.Round(number, 3))),
        ArgumentKind.Flag => Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)),
        ArgumentKind.Choice when !argument.Choices.IsEmpty => OneOf([.. argument.Choices]).Select(choice => (JsonNode?)JsonValue.Create(choice)),
        ArgumentKind.Sizes => Gen.Int[(int)(argument.Minimum ?? 1), 4].Select(Node),
        ArgumentKind.Shape => Gen.Int[1, 6].Array[1, 3].Select(sizes => (JsonNode?)new JsonArray([.. sizes.Select(Node)])),
        ArgumentKind.Axes => Gen.Int[-2, 2].Select(Node),
        ArgumentKind.Activation => OneOf("relu", "softmax", "linear").Select(name => (JsonNode?)JsonValue.Create(name)),
        ArgumentKind.Layer => OneOf(
            """{"type":"LSTM","units":3}""", """{"type":"Dense","units":2}""", """{"type":"Flatten"}""").Select(layer => JsonNode.Parse(layer)),
        ArgumentKind.Layers => Gen.Const(0).Select(_ => JsonNode.Parse("""[{"type":"LSTMCell","units":3}]""")),
        _ => Gen.Int[0, 0].Select(_ => (JsonNode?)null),
    };

    private static Gen<T> OneOf<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(index => items[index]);

    private static JsonNode? Node(int number) => JsonValue.Create(number);

    private static JsonObject With(JsonObject arguments, string name, JsonNode value)
    {
        var copy = arguments.DeepClone().AsObject();
        copy[name] = value.DeepClone();
        return copy;
    }

    private static JsonObject WithType(JsonObject arguments, string type)
    {
        var layer = new JsonObject { ["type"] = type };
        foreach (var (name, value) in arguments)
            layer[name] = value?.DeepClone();
        return layer;
    }

    /// <summary>The value of a sum of products with brackets, such as <c>(3 × 3 × 1 + 1) × 32</c>.</summary>
    private static Int128 Evaluate(string formula)
    {
        var rest = formula.Replace(" ", "", StringComparison.Ordinal).AsSpan();
        var value = Sum(ref rest);
        Assert.True(rest.IsEmpty, formula);
        return value;

        static Int128 Sum(ref ReadOnlySpan<char> rest)
        {
            var sum = Product(ref rest);
            while (rest.StartsWith("+"))
            {
                rest = rest[1..];
                sum += Product(ref rest);
            }

            return sum;
        }

        static Int128 Product(ref ReadOnlySpan<char> rest)
        {
            var product = Factor(ref rest);
            while (rest.StartsWith("×"))
            {
                rest = rest[1..];
                product *= Factor(ref rest);
            }

            return product;
        }

        static Int128 Factor(ref ReadOnlySpan<char> rest)
        {
            if (rest.StartsWith("("))
            {
                rest = rest[1..];
                var inner = Sum(ref rest);
                rest = rest[1..];
                return inner;
            }

            var end = rest.IndexOfAnyExceptInRange('0', '9');
            var digits = end < 0 ? rest : rest[..end];
            rest = rest[digits.Length..];
            return Int128.Parse(digits);
        }
    }

    private static byte[] Bytes(JsonObject request) => Encoding.UTF8.GetBytes(request.ToJsonString());

    private static string Json(LayerRow row)
    {
        var output = new ArrayBufferWriter<byte>();
        JsonRenderer.Write(row, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static string Json(ModelSummary summary)
    {
        var output = new ArrayBufferWriter<byte>();
        JsonRenderer.Write(summary, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
