using System.Collections.Immutable;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Reductions: one value of all that stand along some axes.</summary>
/// <remarks>
/// Input    any shape
/// Output   without the reduced axes, or with a 1 in their place; without named axes all are reduced
/// Source   https://keras.io/api/ops/numpy/
/// </remarks>
internal static class Reductions
{
    private static readonly ImmutableArray<string> X = ["x"];

    private readonly record struct Config(ImmutableArray<long>? Axes, bool Keep, DType? DType);

    /// <summary>A reduction of one tensor.</summary>
    /// <param name="type">The class.</param>
    /// <param name="result">The dtype that comes out.</param>
    /// <param name="keeps">Whether <c>keepdims</c> is an argument.</param>
    /// <param name="hasDType">Whether the dtype that comes out can be chosen.</param>
    /// <param name="arguments">Arguments that change nothing.</param>
    /// <param name="operands">Its operands, if not <c>x</c> alone.</param>
    public static LayerDefinition Of(
        string type,
        Func<DType, DType> result,
        bool keeps = true,
        bool hasDType = false,
        ImmutableArray<string> arguments = default,
        ImmutableArray<string> operands = default) => Operation.Of(
        type,
        operands.IsDefault ? X : operands,
        c => Read(c, keeps, hasDType, arguments),
        (c, o) =>
        {
            var x = o.Tensor("x");
            return Operation.Gives(x.Shape.Reduced("axis", c.Axes, c.Keep), c.DType ?? result(x.DType), o.Elements(x.Shape));
        },
        (c, o, _, _) => Sizes.Reduced(o.Tensor("x").Shape, c.Axes, c.Keep));

    /// <summary>A quantile, or several in a row, along with their shares <c>q</c>.</summary>
    /// <param name="type">The class.</param>
    /// <param name="singleInListStays">Whether one share in a list makes an axis of its own.</param>
    public static LayerDefinition Quantile(string type, bool singleInListStays) => Operation.Of(
        type,
        ["x", "q"],
        c => Read(c, keeps: true, hasDType: false, ["method"]),
        (c, o) =>
        {
            var (x, q) = (o.Tensor("x"), o.Tensor("q"));
            var shape = x.Shape.Reduced("axis", c.Axes, c.Keep);
            var isAxis = q.Shape.Rank > 0 && (singleInListStays || !o.Constant("q").IsArray || q.Shape[0] != 1);
            return Operation.Gives(isAxis ? shape.Inserted(0, q.Shape[0]) : shape, ResultTypes.Float(x.DType), o.Elements(x.Shape));
        },
        (c, o, y, _) =>
        {
            var rules = Sizes.Reduced(o.Tensor("x").Shape, c.Axes, c.Keep);
            return rules.Length == y.Rank ? rules : [new("quantiles", y[0]), .. rules];
        });

    /// <summary>Average: a mean in which elements may weigh differently.</summary>
    public static readonly LayerDefinition Average = Operation.Of("Average", ["x", "weights"], c => Read(c, keeps: false, hasDType: false, default), (c, o) =>
    {
        var (x, weights) = (o.Tensor("x"), o.Optional("weights"));
        var shape = x.Shape.Reduced("axis", c.Axes);
        if (weights is not null && Operation.Differ(weights.Shape, x.Shape)
            && (c.Axes is not [var axis] || Operation.Differ(weights.Shape, new(x.Shape[x.Shape.Axis("axis", axis)]))))
        {
            throw RuleBrokenException.InInput("incompatible_shapes.operands", ("left", x.Shape), ("right", weights.Shape));
        }

        var type = Operation.Promote(x.DType, weights?.DType ?? DTypePromotion.PythonFloat, DTypePromotion.PythonFloat);
        return Operation.Gives(shape, type, o.Elements(x.Shape) * (weights is null ? 1L : 2L));
    }, (c, o, _, _) => Sizes.Reduced(o.Tensor("x").Shape, c.Axes));

    /// <summary>Moments: mean and variance.</summary>
    public static readonly LayerDefinition Moments = Operation.Of(
        "Moments",
        X,
        c =>
        {
            c.Ignore("synchronized");
            return (Axes: c.Integers("axes"), Keep: c.Flag("keepdims", orElse: false));
        },
        (c, o) =>
        {
            var x = o.Tensor("x");
            var moment = x with { Shape = x.Shape.Reduced("axes", c.Axes, c.Keep) };
            return Operation.Gives(o.Elements(x.Shape) * 2L, moment, moment);
        },
        (c, o, _, _) => Sizes.Reduced(o.Tensor("x").Shape, c.Axes, c.Keep));

    /// <summary>Trapezoid: the area under a curve along an axis.</summary>
    public static readonly LayerDefinition Trapezoid = Operation.Of(
        "Trapezoid",
        ["y"],
        c =>
        {
            c.Ignore("x", "dx");
            return c.Integer("axis", orElse: -1);
        },
        (axis, o) =>
        {
            var y = o.Tensor("y");
            return Operation.Gives(y.Shape.Reduced("axis", [axis]), Operation.Promote(y.DType, DTypePromotion.PythonFloat), o.Elements(y.Shape));
        },
        (axis, o, _, _) => Sizes.Reduced(o.Tensor("y").Shape, [axis]));

    /// <summary>Norm: the length of vectors, or the size of matrices.</summary>
    public static readonly LayerDefinition Norm = Operation.Of(
        "Norm",
        X,
        c =>
        {
            var order = c.Anything("ord");
            var config = Read(c, keeps: true, hasDType: false, default);
            if (config.Axes?.Length == 1 && order.IsText && order.Text is "fro" or "nuc") c.Report("ord", "conflicting_arguments.vector_norm");
            return config;
        },
        (c, o) =>
        {
            var x = o.Tensor("x");
            return Operation.Gives(x.Shape.Reduced("axis", c.Axes, c.Keep), ResultTypes.Float(x.DType), o.Elements(x.Shape));
        },
        (c, o, _, _) => Sizes.Reduced(o.Tensor("x").Shape, c.Axes, c.Keep));

    private static Config Read(ConfigReader c, bool keeps, bool hasDType, ImmutableArray<string> arguments)
    {
        if (!arguments.IsDefault) c.Ignore(arguments.AsSpan());
        return new(c.AxesOrAll("axis"), keeps && c.Flag("keepdims", orElse: false), hasDType ? c.OptionalDType("dtype") : null);
    }
}
