using System.Collections.Immutable;
using System.Text;
using SummaryService.Domain.Explanations;

namespace SummaryService.Domain.Tests.Explanations;

/// <summary>Each rule speaks where its numbers say so, and is silent where they do not.</summary>
public sealed class ObservationTests
{
    [Theory]
    [InlineData(
        "dense_after_flatten", "it would need (32 + 1) × 64 = 2112 (0.2% of that)",
        """{"type":"Conv2D","filters":32,"kernel_size":3},{"type":"Flatten"},{"type":"Dense","units":64}""")]
    [InlineData(
        "dominant_layer", "dense holds 90% of all parameters (90)",
        """{"type":"GlobalMaxPooling2D"},{"type":"Dense","units":90,"use_bias":false},{"type":"Reshape","target_shape":[9, 10]},{"type":"Dense","units":1,"use_bias":false}""")]
    [InlineData(
        "bias_before_normalization", "The 8 biases of conv2d have no effect",
        """{"type":"Conv2D","filters":8,"kernel_size":3},{"type":"BatchNormalization"}""")]
    [InlineData("nothing_trained", "all 80 parameters", """{"type":"Conv2D","filters":8,"kernel_size":3,"trainable":false}""")]
    [InlineData(
        "largest_output", "The outputs of up_sampling2d take 99.7% of the memory of all layer outputs (1,254,400 bytes)",
        """{"type":"ReLU"},{"type":"UpSampling2D","size":20},{"type":"GlobalMaxPooling2D"},{"type":"Dense","units":1},{"type":"Dense","units":1}""")]
    public void A_rule_tells_what_stands_out(string rule, string text, string layers)
    {
        var found = Assert.Single(Observe(layers), observation => observation.Rule == rule);
        Assert.Contains(text, found.Text);
    }

    [Theory]
    [InlineData("""{"type":"Conv2D","filters":8,"kernel_size":3,"activation":"relu"},{"type":"BatchNormalization"}""")]
    [InlineData("""{"type":"Conv2D","filters":8,"kernel_size":3,"use_bias":false},{"type":"BatchNormalization"}""")]
    [InlineData("""{"type":"Conv2D","filters":8,"kernel_size":3},{"type":"BatchNormalization","axis":1}""")]
    public void A_bias_that_matters_is_left_in_peace(string layers) =>
        Assert.DoesNotContain(Observe(layers), observation => observation.Rule == "bias_before_normalization");

    private static ImmutableArray<Observation> Observe(string layers)
    {
        var outcome = Summarizer.Summarize(Encoding.UTF8.GetBytes($$"""{"input_shape":[28,28,1],"layers":[{{layers}}]}"""), new() { Explain = true });
        Assert.True(outcome.IsSuccess);
        return Explainer.Explain(outcome.Value).Observations;
    }
}
