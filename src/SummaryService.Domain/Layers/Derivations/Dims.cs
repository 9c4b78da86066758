using System.Collections.Immutable;
using SummaryService.Domain.Formulas;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Derivations;

/// <summary>Rules that many layers share for the sizes of their outputs.</summary>
internal static class Dims
{
    /// <summary>The number of examples.</summary>
    public static DimRule Batch(Dim size) => new(size.IsKnown ? "batch.known" : "batch.unknown", size);

    /// <summary>A size that stays as it came in.</summary>
    public static DimRule Kept(Dim size) => new(size.IsKnown ? "kept" : "kept.unknown", size);

    /// <summary>A size that an argument says.</summary>
    /// <param name="reason">Why it is so.</param>
    /// <param name="meaning">What the argument is called.</param>
    /// <param name="size">What it says.</param>
    public static DimRule Argument(string reason, string meaning, Dim size) => new(reason, Formula.Named(meaning, size));

    /// <summary>The sizes of an input as formulas, which say that they stay wherever a rule lets them.</summary>
    public static Shape<Formula> Given(TensorShape x) => new([.. Kept(x).Select(rule => rule.Size.Because(rule.Reason))]);

    /// <summary>A rule for each size of an output that was computed with formulas.</summary>
    public static DimRule[] Rules(this Shape<Formula> y) => Array.ConvertAll(
        y.Sizes, size => new DimRule(size.Reason ?? throw new InvalidOperationException("A size has no reason."), size) { Ends = size.Ends });

    /// <summary>Sizes that all stay, the batch first.</summary>
    public static DimRule[] Kept(TensorShape x)
    {
        var rules = new DimRule[x.Rank];
        for (var i = 0; i < rules.Length; i++)
            rules[i] = i == 0 ? Batch(x[0]) : Kept(x[i]);
        return rules;
    }

    /// <summary>The rules with another one for one axis.</summary>
    public static DimRule[] With(this DimRule[] rules, Index axis, DimRule rule)
    {
        DimRule[] changed = [.. rules];
        changed[axis] = rule;
        return changed;
    }

    /// <summary>The rules with another one put in between.</summary>
    public static DimRule[] Inserted(this DimRule[] rules, int axis, DimRule rule) => [.. rules[..axis], rule, .. rules[axis..]];

    /// <summary>A rule for each axis of an output.</summary>
    public static DimRule[] Each(TensorShape y, Func<int, DimRule> rule) => [.. Enumerable.Range(0, y.Rank).Select(rule)];

    /// <summary>What shapes make together that are aligned at the last axis and stretched to each other.</summary>
    public static DimRule[] Broadcast(TensorShape y, params ImmutableArray<TensorShape> shapes) => Each(y, axis =>
    {
        var fromEnd = y.Rank - axis;
        var sizes = shapes.Where(shape => shape.Rank >= fromEnd).Select(shape => shape[^fromEnd]).Distinct().ToArray();
        return sizes is [var left, var right] && left.IsKnown && right.IsKnown
                ? new("broadcast", y[axis] == 0 ? y[axis] : new Larger(left, right))
            : sizes is [_] ? axis == 0 ? Batch(y[0]) : Kept(y[axis])
            : new("broadcast.unknown", y[axis]);
    });

    /// <summary>Sizes that are told by what was posted and follow from nothing.</summary>
    public static DimRule[] Told(string reason, TensorShape y)
    {
        var rules = new DimRule[y.Rank];
        for (var i = 0; i < rules.Length; i++)
            rules[i] = new(reason, y[i]);
        return rules;
    }

    /// <summary>Each tensor that comes out as the tensor in its place that goes in; null where one is not.</summary>
    public static DimRule[][]? Unchanged(IReadOnlyList<TensorSpec> inputs, IReadOnlyList<TensorSpec> outputs)
    {
        if (inputs.Count < outputs.Count) return null;
        var rules = new DimRule[outputs.Count][];
        for (var i = 0; i < rules.Length; i++)
        {
            if (!inputs[i].Shape.Equals(outputs[i].Shape)) return null;
            rules[i] = Kept(outputs[i].Shape);
        }

        return rules;
    }

    /// <summary>The product of all sizes, or the size itself where there is only one.</summary>
    public static Formula Product(TensorShape x) => x.Rank switch
    {
        0 => 1,
        1 => x[0],
        _ => new Product([.. x.Dims.ToArray().Select(size => (Formula)size)]),
    };

    /// <summary>The product of sizes that arguments give.</summary>
    public static Formula Product(ImmutableArray<long> sizes) => Product(new TensorShape([.. sizes.Select(size => (Dim)size)]));

    /// <summary>What shapes make where tensors are put side by side along an axis.</summary>
    public static DimRule[] SideBySide(ImmutableArray<TensorShape> shapes, int axis) =>
        Kept(shapes[0]).With(axis, new("concatenated", shapes.Length == 1 ? shapes[0][axis] : new Sum([.. shapes.Select(shape => (Formula)shape[axis])])));
}
