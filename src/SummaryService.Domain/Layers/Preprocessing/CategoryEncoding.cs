using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Preprocessing;

/// <summary>CategoryEncoding: whole numbers become vectors with one place for each category.</summary>
/// <remarks>
/// Input    (batch, …)
/// Output   (batch, …, categories): for each element with one_hot, else for all along the last axis
/// Weights  none
/// Source   https://keras.io/api/layers/preprocessing_layers/categorical/category_encoding/
/// </remarks>
internal static class CategoryEncoding
{
    public static readonly LayerDefinition Definition = LayerDefinition.Of("CategoryEncoding", Read, new(Output, Output)) with
    {
        Source = "https://keras.io/api/layers/preprocessing_layers/categorical/category_encoding/",
        ComputesInPolicy = true,
    };

    private sealed record Config(long Tokens, bool IsOneHot);

    private static Config Read(ConfigReader c)
    {
        var tokens = c.OptionalPositive("num_tokens");
        if (tokens is null) c.Report("num_tokens", "missing_argument");
        var mode = c.Choice("output_mode", "multi_hot", "one_hot", "count", "binary");
        c.Flag("sparse", orElse: false);
        return new(tokens ?? 1, mode == "one_hot");
    }

    private static Shape<T> Output<T>(Config c, Shape<T> x)
        where T : ISize<T>
    {
        var tokens = T.Named("tokens", c.Tokens).Because("categories");
        return c.IsOneHot ? Encoding.OneHot(x, tokens) : Encoding.Gathered(x, tokens);
    }
}
