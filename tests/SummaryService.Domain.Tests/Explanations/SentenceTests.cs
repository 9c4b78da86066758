using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SummaryService.Domain.Explanations;
using SummaryService.Domain.Tests.Layers;

namespace SummaryService.Domain.Tests.Explanations;

/// <summary>What is said of a layer's parameters, read against the weights that Keras has for it.</summary>
public sealed partial class SentenceTests
{
    /// <summary>A word that may stand in a sentence, and what must be true of the weights where it does.</summary>
    private sealed record Claim(string Word, Func<Weights, bool> Holds)
    {
        /// <summary>Whether the sentences must have the word where it holds.</summary>
        public bool IsDue { get; init; } = true;
    }

    // By the names that Keras gives the weights, which the sentences themselves do not look at.
    private static readonly Claim[] OfWhy =
    [
        new("bias", weights => weights.Any("bias", "carry_bias")) { IsDue = false },
        new("gates? and the candidate", weights => weights.Any("recurrent_kernel") && weights.HasGates),
        new("hidden state", weights => weights.Any("recurrent_kernel")),
        new("projection weights", weights => weights.HasPart("query")),
        new("projected", weights => !weights.HasPart("query") && weights.Any("scale", "concat_score_weight")) { IsDue = false },
        new("scale factor", weights => weights.Any("gamma", "variable") || (weights.Any("scale") && !weights.IsAttention)),
        new("shift", weights => weights.Any("beta")),
        new("moving (mean|variance)", weights => weights.Any("moving_mean")),
        new(@"adapt\(\)", weights => weights.Any("count")),
        new("singular", weights => weights.Any("vector_u")),
        new("has a vector", weights => weights.Any("embeddings")),
        new("slope", weights => weights.Any("alpha")),
        new("LoRA", weights => weights.Names.Any(name => name.StartsWith("lora_", StringComparison.Ordinal))),
        new("[Qq]uantized", weights => weights.Names.Any(name => name.EndsWith("_scale", StringComparison.Ordinal))),
        new("per input feature", weights => weights.Any("kernel") && !weights.Any("recurrent_kernel")) { IsDue = false },
        new("filter", weights => weights.All.Any(weight => weight.Axes > 2)) { IsDue = false },
        new("frozen", weights => weights.All.All(weight => !weight.IsTrainable)) { IsDue = false },
        new("not by gradients", weights => weights.Any("moving_mean")) { IsDue = false },
    ];

    private static readonly Claim[] OfMeaning =
    [
        new("bias", weights => weights.Any("bias")),
        new("non-trainable", weights => weights.All.All(weight => !weight.IsTrainable)),
        new("hidden state", weights => weights.Any("recurrent_kernel", "bias")) { IsDue = false },
        new("projection", weights => weights.HasPart("query") || weights.HasPart("key") || weights.HasPart("value") || weights.HasPart("gate") || weights.HasPart("attention_output")) { IsDue = false },
        new("scale factor", weights => weights.Any("gamma", "scale", "variable")) { IsDue = false },
        new("shift", weights => weights.Any("beta")),
        new("moving average", weights => weights.Names.All(name => name.StartsWith("moving_", StringComparison.Ordinal))),
        new("slope", weights => weights.Any("alpha")),
        new("vector for each", weights => weights.Any("embeddings")) { IsDue = false },
    ];

    public static TheoryData<string, int, string> Layers
    {
        get
        {
            var rows = new TheoryData<string, int, string>();
            foreach (var file in (string[])["keras-tests", "sweep", .. LayerCases.Derived])
            {
                foreach (var (line, row) in LayerCases.Known(file).Where(entry => entry.Row["error"] is null))
                    rows.Add(file, line, LayerCases.TypeOf(row));
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_sentence_is_true_of_the_weights(string file, int line, string type)
    {
        var row = LayerCases.Get(file, line);
        var explanation = Explain(row["layer"] is null ? LayerCases.Written(row) : LayerCases.Serialized(row));
        var weights = Weights.Of(explanation, type);
        if (weights.All.Length == 0) Assert.Matches("no parameters|parameters are unknown", explanation.Params.Why);
        else if (explanation.Params.Why != General) AssertClaims(OfWhy, explanation.Params.Why, weights);
        foreach (var part in explanation.Params.Parts)
            AssertClaims(OfMeaning, part.Meaning, Weights.Of([part], type));
        AssertReadable(explanation.Params.Why);
    }

    [Theory]
    [InlineData("""{"type":"TimeDistributed","layer":{"type":"Dense","units":8}}""", "[null,10,16]", "Each unit has one weight per input feature, plus one bias. All time steps share these weights.")]
    [InlineData("""{"type":"TimeDistributed","layer":{"type":"Dense","units":8,"use_bias":false}}""", "[null,10,16]", "Each unit has one weight per input feature. All time steps share these weights.")]
    [InlineData("""{"type":"SimpleRNN","units":8}""", "[null,10,16]", "Each unit has weights for the input and for the previous hidden state, plus one bias. All time steps share them, so the sequence length does not matter.")]
    [InlineData("""{"type":"GRU","units":8,"use_bias":false}""", "[null,10,16]", "The 2 gates and the candidate state each have weights for the input and for the previous hidden state. All time steps share them, so the sequence length does not matter.")]
    [InlineData("""{"type":"BatchNormalization","scale":false}""", "[null,16]", "There is one shift for each channel. The moving mean and the moving variance of each channel are updated from batch statistics, not by gradients.")]
    [InlineData("""{"type":"BatchNormalization","center":false,"scale":false}""", "[null,16]", "The moving mean and the moving variance of each channel are updated from batch statistics, not by gradients.")]
    [InlineData("""{"type":"BatchNormalization","trainable":false}""", "[null,16]", "There is one scale factor and one shift for each channel. The moving mean and the moving variance of each channel stay as they are while the layer is frozen. The layer is frozen (trainable=False), so none of its parameters is trainable.")]
    [InlineData("""{"type":"Attention","use_scale":true}""", "[[null,4,8],[null,4,8]]", "The inputs are not projected: the only parameters are factors in computing the attention scores.")]
    [InlineData("""{"type":"PReLU","shared_axes":[1,2]}""", "[null,4,4,8]", "There is one slope for negative inputs for each channel.")]
    [InlineData("""{"type":"PReLU","shared_axes":[1,2,3]}""", "[null,4,4,8]", "There is one slope for all negative inputs.")]
    [InlineData("""{"type":"Normalization","axis":null}""", "[null,4]", "adapt() computes one mean and one variance of all values before training, and counts the samples.")]
    [InlineData("""{"type":"MaxPooling1D"}""", "[null,4,8]", "Pooling has no parameters: it outputs the maximum of each window.")]
    [InlineData("""{"type":"SpectralNormalization","layer":{"type":"Conv2D","filters":2,"kernel_size":3}}""", "[null,4,4,8]", "In training, the kernel is divided by its largest singular value, which power iteration with one further vector estimates.")]
    public void Why_a_layer_has_its_parameters_follows_from_their_roles(string layer, string inputs, string why) =>
        Assert.Contains(why, Explain(new() { ["layer"] = JsonNode.Parse(layer), ["inputs"] = JsonNode.Parse(inputs) }).Params.Why, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"type":"Attention","use_scale":true}""", "[[null,4,8],[null,4,8]]", "one factor for all attention scores")]
    [InlineData("""{"type":"PReLU","shared_axes":[1,2]}""", "[null,4,4,8]", "one slope for negative inputs for each channel")]
    [InlineData("""{"type":"PReLU"}""", "[null,4,4,8]", "one slope for negative inputs for each row, column and channel")]
    [InlineData("""{"type":"Dense","units":3,"trainable":false}""", "[null,4]", "one weight for each pair of input feature and unit; non-trainable, because its layer is frozen")]
    [InlineData("""{"type":"Conv2DTranspose","filters":3,"kernel_size":2}""", "[null,4,4,8]", "for each filter, one weight per kernel position and input channel")]
    [InlineData("""{"type":"Bidirectional","layer":{"type":"SimpleRNN","units":3,"trainable":false}}""", "[null,4,8]", "weights from the input to each unit; non-trainable, because its layer is frozen")]
    public void A_weight_is_told_by_its_role(string layer, string inputs, string meaning) =>
        Assert.Equal(meaning, Explain(new() { ["layer"] = JsonNode.Parse(layer), ["inputs"] = JsonNode.Parse(inputs) }).Params.Parts[0].Meaning);

    private const string General = "The count is the sum over all weight tensors; each has the product of its axes as its number of elements.";

    private static RowExplanation Explain(JsonObject request)
    {
        var outcome = Summarizer.SummarizeLayer(Encoding.UTF8.GetBytes(request.ToJsonString()), new() { Explain = true });
        Assert.True(outcome.IsSuccess, request.ToJsonString());
        return Explainer.Explain(outcome.Value);
    }

    private static void AssertClaims(Claim[] claims, string text, Weights weights)
    {
        foreach (var claim in claims)
        {
            var (isSaid, isTrue) = (Regex.IsMatch(text, $@"\b{claim.Word}"), claim.Holds(weights));
            if (isSaid) Assert.True(isTrue, $"'{claim.Word}' is not true: {text}");
            else if (claim.IsDue) Assert.False(isTrue, $"'{claim.Word}' is missing: {text}");
        }
    }

    // An empty value leaves two spaces, a comma before a full stop, or an "each" that counts nothing.
    private static void AssertReadable(string text)
    {
        Assert.DoesNotMatch(Broken(), text);
        Assert.EndsWith(".", text);
    }

    [GeneratedRegex(@"  |each(\.| and | all)| 0 gates|,\.|\.\.")]
    private static partial Regex Broken();

    /// <summary>A layer's weights as Keras names them.</summary>
    private sealed record Weights(string Type, (string Path, int Axes, bool IsTrainable)[] All)
    {
        public IEnumerable<string> Names => All.Select(weight => weight.Path[(weight.Path.LastIndexOf('/') + 1)..]);

        public bool HasGates => !Type.Contains("SimpleRNN", StringComparison.Ordinal) && All.Any(weight => !weight.Path.Contains("simple_rnn", StringComparison.Ordinal));

        public bool IsAttention => Type is "Attention" or "AdditiveAttention";

        public bool Any(params string[] names) => Names.Any(names.Contains);

        public bool HasPart(string part) => All.Any(weight => weight.Path.Split('/').SkipLast(1).Contains(part));

        public static Weights Of(RowExplanation explanation, string type) => Of(explanation.Params.Parts, type);

        public static Weights Of(IEnumerable<WeightExplanation> parts, string type) =>
            new(type, [.. parts.Select(part => (part.Weight, part.Formula.Numbers.Split(" = ")[0].Split(" × ").Length, part.IsTrained))]);
    }
}
