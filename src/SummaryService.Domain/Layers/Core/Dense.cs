using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Core;

/// <summary>Dense: activation(x · kernel + bias), on the last axis.</summary>
/// <remarks>
/// Input    (batch, …, d), d known
/// Output   (batch, …, units)
/// Weights  kernel (d, units), bias (units)
/// Source   https://keras.io/api/layers/core_layers/dense/
/// </remarks>
internal static class Dense
{
    public static readonly LayerDefinition Definition = LayerDefinition.Of("Dense", Read, Output, Weights, Work) with
    {
        Source = "https://keras.io/api/layers/core_layers/dense/",
    };

    private sealed record Config(long Units, string? Activation, bool UseBias, KernelStorage Storage);

    private static Config Read(ConfigReader c)
    {
        var config = new Config(c.Positive("units"), c.Activation(), c.Flag("use_bias", orElse: true), KernelStorage.Read(c, isQuantizable: true));
        c.Ignore("kernel_initializer", "bias_initializer", "kernel_regularizer", "bias_regularizer", "bias_constraint");
        return config;
    }

    private static TensorShape Output(Config c, TensorShape x) => x.AtLeastRank(2).With(^1, c.Units);

    private static IEnumerable<Weight> Weights(Config c, TensorShape x)
    {
        var (features, units) = (new Axis("input features", x.Known(^1)), new Axis("units", c.Units));
        foreach (var weight in c.Storage.Store("kernel", features, units))
            yield return weight;
        if (c.UseBias) yield return new("bias", units);
    }

    private static Work Work(Config c, TensorShape x, TensorShape y)
    {
        var elements = y.Elements();
        return new(elements * x[^1], (c.UseBias ? elements : 0L) + Layers.Work.Activation(c.Activation, elements));
    }
}
