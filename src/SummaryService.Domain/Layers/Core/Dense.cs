using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Core;

/// <summary>Dense: activation(x · kernel + bias), on the last axis; TernaryDense the same with kernel values of −1, 0 and 1.</summary>
/// <remarks>
/// Input    (batch, …, d), d known
/// Output   (batch, …, units)
/// Weights  kernel (d, units), bias (units)
/// Source   https://keras.io/api/layers/core_layers/dense/
/// </remarks>
internal static class Dense
{
    public static readonly LayerDefinition Definition = LayerDefinition.Of("Dense", Read, new(Output, Output), Weights, Work) with
    {
        Source = "https://keras.io/api/layers/core_layers/dense/",
        Sight = Sight.SamePosition,
        Mask = MaskRule.Keeps,
    };

    public static readonly LayerDefinition Ternary = LayerDefinition.Of("TernaryDense", ReadTernary, new(Output, Output), Weights, Work) with
    {
        Source = "https://keras.io/api/layers/core_layers/ternary_dense/",
        Sight = Sight.SamePosition,
        Mask = MaskRule.Keeps,
    };

    private sealed record Config(long Units, string? Activation, bool UseBias, KernelStorage Storage);

    private static Config Read(ConfigReader c)
    {
        var config = new Config(
            c.Positive("units"),
            c.Activation(),
            c.Flag("use_bias", orElse: true),
            KernelStorage.Read(c, "kernel_constraint", "int8", "int4", "float8", "ternary", "gptq", "awq"));
        c.Ignore("kernel_initializer", "bias_initializer", "kernel_regularizer", "bias_regularizer", "bias_constraint");
        return config;
    }

    private static Config ReadTernary(ConfigReader c)
    {
        var units = c.Positive("units");
        c.OptionalNumber("threshold", least: 0);
        var config = new Config(units, c.Activation(), c.Flag("use_bias", orElse: true), new(LoraRank: null, c.QuantizedBy("ternary")));
        c.Ignore("kernel_initializer", "bias_initializer", "kernel_regularizer", "bias_regularizer", "kernel_constraint", "bias_constraint");
        return config;
    }

    private static Shape<T> Output<T>(Config c, Shape<T> x)
        where T : ISize<T> =>
        x.AtLeastRank(2).With(^1, T.Named("units", c.Units).Because("units"));

    private static IEnumerable<Weight> Weights(Config c, TensorShape x) =>
        c.Storage.StoreWithBias(WeightRole.Kernel, "kernel", c.UseBias, new Axis("input features", x.Known(^1)), new Axis("units", c.Units));

    private static Work Work(Config c, TensorShape x, TensorShape y)
    {
        var elements = y.Elements();
        return new(elements * x[^1], (c.UseBias ? elements : 0L) + Layers.Work.Activation(c.Activation, elements));
    }
}
