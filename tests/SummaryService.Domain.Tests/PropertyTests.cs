using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using SummaryService.Domain.Rendering.Json;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Tests;

/// <summary>What holds for whatever is posted: drawn at random, from the kinds and limits that the definitions themselves declare.</summary>
public sealed class PropertyTests
{
    private static readonly Gen<JsonNode?> Size = Gen.Int[0, 9].Select(size => size == 0 ? null : (JsonNode?)JsonValue.Create(size));

    private static readonly Gen<JsonArray> Shape = Size.Array[1, 5].Select(sizes => new JsonArray([null, .. sizes.Select(size => size?.DeepClone())]));

    private static readonly Gen<JsonObject> Request =
        from layer in RandomLayers.Any
        from inputs in Shape
        select new JsonObject { ["layer"] = layer, ["inputs"] = inputs };

    private static readonly Gen<JsonObject> Model =
        from input in Shape
        from layers in RandomLayers.Any.Array[0, 6]
        select new JsonObject { ["input_shape"] = new JsonArray([.. input.Skip(1).Select(size => size?.DeepClone())]), ["layers"] = new JsonArray([.. layers]) };

    [Fact]
    public void A_count_is_the_sum_of_the_products_of_the_axes_and_the_formula_comes_to_it()
    {
        var (answered, refused) = (0, 0);
        Request.Check(3_000, Print, request =>
        {
            var outcome = Summarizer.SummarizeLayer(Bytes(request));
            if (!outcome.IsSuccess)
            {
                Assert.NotEmpty(outcome.Report.Problems);
                Interlocked.Increment(ref refused);
                return;
            }

            Interlocked.Increment(ref answered);
            var row = outcome.Value;
            Int128 sum = 0;
            foreach (var weight in row.Weights)
                sum += weight.Axes.Aggregate((Int128)1, (product, axis) => product * axis.Size);
            var formula = (string)JsonNode.Parse(Json(row))!["formula"]!;
            Assert.Equal(sum, row.Params);
            Assert.Equal(row.Params, row.TrainableParams + row.NonTrainableParams);
            Assert.Equal(row.Params, Evaluate(formula.Split(" = ")[0]));
        });
        Assert.True(answered > refused / 5, $"Only {answered} of the layers drawn were sound, {refused} were not.");
    }

    [Fact]
    public void An_answer_is_the_same_twice_and_text_and_JSON_agree() => Model.Check(2_000, Print, model =>
    {
        var (first, second) = (Summarizer.Summarize(Bytes(model)), Summarizer.Summarize(Bytes(model)));
        if (!first.IsSuccess)
        {
            Assert.Equal(first.Report.Problems.Select(problem => problem.Key), second.Report!.Problems.Select(problem => problem.Key));
            return;
        }

        var summary = first.Value;
        var text = new ArrayBufferWriter<byte>();
        Assert.Null(TextRenderer.Write(summary, new TextOptions { TerminalColumns = 200 }, text));
        Assert.Equal(summary.Totals.Params, summary.Layers.Aggregate((Int128)0, (sum, row) => sum + row.Params));
        Assert.Equal(Json(summary), Json(second.Value!));
        Assert.Contains($"Total params: {summary.Totals.Params:N0} ", Encoding.UTF8.GetString(text.WrittenSpan));
    });

    [Fact]
    public void A_layer_is_the_same_through_both_dialects() => Request.Check(2_000, Print, request =>
    {
        var written = Summarizer.SummarizeLayer(Bytes(request));
        if (!written.IsSuccess) return;
        var arguments = request["layer"]!.DeepClone().AsObject();
        arguments.Remove("type");
        var serialized = new JsonObject
        {
            ["layer"] = new JsonObject { ["class_name"] = (string)request["layer"]!["type"]!, ["config"] = arguments },
            ["inputs"] = request["inputs"]!.DeepClone(),
        };
        Assert.Equal(Json(written.Value), Json(Summarizer.SummarizeLayer(Bytes(serialized)).Value!));
    });

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

    private static string Print(JsonObject request) => request.ToJsonString();

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
