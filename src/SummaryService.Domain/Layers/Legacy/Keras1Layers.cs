using System.Collections.Immutable;
using SummaryService.Domain.Layers.Convolutional;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Legacy;

/// <summary>Layers that only Keras 1 had.</summary>
/// <remarks>
/// Input    (batch, …, d), d known
/// Output   (batch, …, units); the same for a highway and for activations
/// Weights  kernels (d, units) and biases (units), as many as the layer has branches; for activations a number an element
/// Source   https://faroit.com/keras-docs/1.2.2/
/// </remarks>
internal static class Keras1Layers
{
    private const string Page = "https://faroit.com/keras-docs/1.2.2/";

    /// <summary>A Dense for each step.</summary>
    public static readonly LayerDefinition TimeDistributedDense = LayerDefinition.Of(
        "TimeDistributedDense", ReadDense, DenseOutput(rank: 3), DenseWeights, (c, x, y) => DenseWork(c, x, y, branches: 1)) with
    { Source = Page, Sight = Sight.SamePosition };

    /// <summary>The largest of several Dense layers.</summary>
    public static readonly LayerDefinition MaxoutDense = LayerDefinition.Of(
        "MaxoutDense", ReadMaxout, DenseOutput(rank: 2), MaxoutWeights, (c, x, y) => DenseWork(c, x, y, c.Branches)) with
    { Source = Page };

    /// <summary>A Dense, and another that decides how much of it and how much of the input goes on.</summary>
    public static readonly LayerDefinition Highway = LayerDefinition.KeepingShape(
        "Highway", c => c.Flag("use_bias", orElse: true), HighwayWeights, (_, x, y) => new(y.Elements() * x[^1] * 2L, y.Elements() * 5L), (_, x) => x.OfRank(2)) with
    { Source = Page };

    public static readonly LayerDefinition ParametricSoftplus = Learned("ParametricSoftplus", "alpha", "beta");

    public static readonly LayerDefinition SReLU = Learned("SReLU", "t_left", "a_left", "t_right", "a_right");

    /// <summary>A transposed convolution whose output's size is given.</summary>
    public static readonly LayerDefinition Deconvolution2D = LayerDefinition.Of(
        "Conv2DTranspose", ReadDeconvolution, new(DeconvolutionOutput, DeconvolutionOutput), DeconvolutionWeights, DeconvolutionWork) with
    { Source = Page };

    private sealed record DenseConfig(long Units, long Branches, bool UseBias);

    private sealed record Deconvolution(
        long Filters, ImmutableArray<long> Kernel, ImmutableArray<Dim> Output, bool ChannelsFirst, bool UseBias, string? Activation);

    private static DenseConfig ReadDense(ConfigReader c) => new(c.Positive("units"), 1, c.Flag("use_bias", orElse: true));

    private static DenseConfig ReadMaxout(ConfigReader c) => ReadDense(c) with { Branches = c.Positive("nb_feature", orElse: 4) };

    private static ShapeRule<DenseConfig> DenseOutput(int rank)
    {
        return new(Output, Output);

        Shape<T> Output<T>(DenseConfig c, Shape<T> x)
            where T : ISize<T> =>
            x.OfRank(rank).With(^1, T.Named("units", c.Units).Because("units"));
    }

    private static IEnumerable<Weight> DenseWeights(DenseConfig c, TensorShape x)
    {
        var units = new Axis("units", c.Units);
        yield return new(WeightRole.Kernel, "kernel", new Axis("input features", x.Known(^1)), units);
        if (c.UseBias) yield return new(WeightRole.Bias, "bias", units);
    }

    private static IEnumerable<Weight> MaxoutWeights(DenseConfig c, TensorShape x)
    {
        var branches = new Axis("branches", c.Branches);
        return DenseWeights(c, x).Select(weight => weight with { Role = weight.Role == WeightRole.Kernel ? WeightRole.BranchKernel : weight.Role, Axes = [branches, .. weight.Axes] });
    }

    private static Work DenseWork(DenseConfig c, TensorShape x, TensorShape y, long branches)
    {
        var sums = y.Elements() * branches;
        return new(sums * x[^1], c.UseBias ? sums : 0L);
    }

    private static IEnumerable<Weight> HighwayWeights(bool useBias, TensorShape x)
    {
        var (from, to) = (new Axis("input features", x.Known(^1)), new Axis("units", x.Known(^1)));
        yield return new(WeightRole.Kernel, "kernel", from, to);
        yield return new(WeightRole.CarryKernel, "carry_kernel", from, to);
        if (!useBias) yield break;
        yield return new(WeightRole.Bias, "bias", to);
        yield return new(WeightRole.Bias, "carry_bias", to);
    }

    private static LayerDefinition Learned(string type, params string[] weights) => LayerDefinition.KeepingShape(
        type, c => c.OptionalAxes("shared_axes") ?? [], LearnedWeights(weights), (_, _, y) => new(0L, y.Elements() * weights.Length), (_, x) => x.AtLeastRank(2)) with
    { Source = Page, Sight = Sight.SamePosition };

    private static Func<ImmutableArray<long>, TensorShape, IEnumerable<Weight>> LearnedWeights(string[] names) => (shared, x) =>
    {
        var isShared = shared.Select(axis => x.Axis("shared_axes", axis)).ToHashSet();
        Axis[] axes = [.. Enumerable.Range(1, x.Rank - 1).Select(axis => isShared.Contains(axis) ? new("shared", 1) : x.Feature(axis))];
        return names.Select(name => new Weight(WeightRole.ActivationParameter, name, axes));
    };

    private static Deconvolution ReadDeconvolution(ConfigReader c)
    {
        var config = new Deconvolution(
            c.Positive("filters"), c.Sizes("kernel_size", rank: 2), c.Shape("output_shape"), c.ChannelsFirst(),
            c.Flag("use_bias", orElse: true), c.Activation());
        if (config.Output.Length != 4 && !c.HasFaults) c.Report("output_shape", "wrong_kind.sizes", ("count", 4));
        return config;
    }

    private static Shape<T> DeconvolutionOutput<T>(Deconvolution c, Shape<T> x)
        where T : ISize<T> =>
        x.OfRank(4)
            .Change(1, 3, (_, i) => T.Of(c.Output[i + 1]).Because("argument"))
            .With(c.ChannelsFirst ? 1 : ^1, T.Named("filters", c.Filters).Because("filters"));

    private static IEnumerable<Weight> DeconvolutionWeights(Deconvolution c, TensorShape x)
    {
        var filters = new Axis("filters", c.Filters);
        yield return new(WeightRole.Filters, "kernel", [.. KernelAxes.Of(c.Kernel), filters, new("input channels", x.Known(c.ChannelsFirst ? 1 : ^1))]);
        if (c.UseBias) yield return new(WeightRole.Bias, "bias", filters);
    }

    private static Work DeconvolutionWork(Deconvolution c, TensorShape x, TensorShape y) => new(
        x.Elements() * c.Kernel[0] * c.Kernel[1] * c.Filters,
        (c.UseBias ? y.Elements() : 0L) + Work.Activation(c.Activation, y.Elements()));
}
