using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Core;

/// <summary>EinsumDense: activation(einsum(equation, x, kernel) + bias), which multiplies and sums along the axes that an equation names.</summary>
/// <remarks>
/// Input    one axis for each letter before the comma of the equation; <c>...</c> for any further ones
/// Output   the batch and the output shape, the axes after the arrow
/// Weights  kernel, one axis for each letter after the comma; bias along the output axes that bias_axes names
/// Source   https://keras.io/api/layers/core_layers/einsum_dense/
/// </remarks>
internal static class EinsumDense
{
    public static readonly LayerDefinition Definition = LayerDefinition.Of("EinsumDense", Read, new(Output, Output), Weights, Work) with
    {
        Source = "https://keras.io/api/layers/core_layers/einsum_dense/",
    };

    private sealed record Config(
        EinsumEquation Equation, ImmutableArray<Dim> OutputShape, string? Activation, string? BiasAxes, KernelStorage Storage);

    private static Config Read(ConfigReader c)
    {
        var text = c.Text("equation");
        var equation = text is null ? null : EinsumEquation.Parse(text);
        if (text is not null && equation is null) c.Report("equation", "wrong_kind.equation");
        if (equation?.FindOrphan() is { } letter) c.Report("equation", "incompatible_shapes.einsum_letter", ("letter", letter));
        var outputShape = c.Shape("output_shape");
        var activation = c.Activation();
        var biasAxes = c.OptionalText("bias_axes");
        if (equation is not null && biasAxes is not null && (biasAxes.Length == 0 || biasAxes.Any(axis => !equation.Output.Contains(axis))))
            c.Report("bias_axes", "wrong_kind.bias_axes", ("output", equation.Output));
        var storage = KernelStorage.Read(c, "kernel_constraint", "int8", "int4", "float8", "gptq", "awq");
        c.Ignore(
            "kernel_initializer", "bias_initializer", "kernel_regularizer", "bias_regularizer", "bias_constraint", "gptq_unpacked_column_size");
        return new(equation!, outputShape, activation, biasAxes, storage);
    }

    private static Shape<T> Output<T>(Config c, Shape<T> x)
        where T : ISize<T>
    {
        var shapes = c.Equation.Apply(x.Counted(), c.OutputShape);
        var first = c.Equation.IsLeftOpen ? shapes.OpenAxes : 0;
        return new([.. shapes.Output.Dims.ToArray().Select(Size)]);

        T Size(Dim size, int axis)
        {
            var letter = axis - first;
            if (axis == 0) return T.Of(size).Because(size.IsKnown ? "batch.known" : "batch.unknown");
            return letter >= 0 && letter < c.Equation.Output.Length && !c.Equation.Input.Contains(c.Equation.Output[letter])
                ? T.Named("output size", size).Because("einsum")
                : T.Of(size).Because(size.IsKnown ? "kept" : "kept.unknown");
        }
    }

    private static IEnumerable<Weight> Weights(Config c, TensorShape x)
    {
        var shapes = c.Equation.Apply(x, c.OutputShape);
        Axis[] kernel = [.. c.Equation.Kernel.Select(shapes.KernelAxis)];
        IEnumerable<Weight> stored = c.Storage.Quantization is { } how
            ? QuantizedKernel.Store(how, WeightRole.EinsumKernel, "kernel", kernel, Matrix(shapes, kernel, how))
            : [c.Storage.AsItIs(WeightRole.EinsumKernel, "kernel", kernel)];
        foreach (var weight in c.Storage.AddLora("kernel", kernel, stored))
            yield return weight;
        if (c.BiasAxes is { } letters) yield return new(WeightRole.Bias, "bias", [.. Bias(shapes, letters)]);
    }

    /// <summary>The axes from the first that the bias depends on; those that it does not depend on have size 1.</summary>
    private static IEnumerable<Axis> Bias(EinsumShapes shapes, string letters)
    {
        var axes = shapes.Equation.Output.SkipWhile(letter => !letters.Contains(letter))
            .Select(letter => letters.Contains(letter) ? shapes.OutputAxis(letter) : EinsumShapes.Single(letter));
        return shapes.Equation.IsRightOpen ? axes.Concat(shapes.OpenSingles) : axes;
    }

    private static KernelMatrix Matrix(EinsumShapes shapes, Axis[] kernel, Quantization how)
    {
        if (how.Mode is "gptq" or "awq") return CalibratedMatrix(shapes, kernel, how);
        var equation = shapes.Equation;
        // The scale of each output, shaped to be multiplied with them.
        var scale = equation.Output.Select(letter => equation.Kernel.Contains(letter) ? shapes.OutputAxis(letter) : EinsumShapes.Single(letter));
        var (summed, kept) = (1L, 1L);
        foreach (var (letter, axis) in equation.Kernel.Zip(kernel))
        {
            if (equation.Output.Contains(letter)) kept *= axis.Size;
            else summed *= axis.Size;
        }

        return new(
            new("summed axes", summed),
            new("output axes", kept),
            [.. equation.IsLeftOpen ? shapes.OpenSingles.Concat(scale) : scale.Concat(shapes.OpenSingles)]);
    }

    /// <summary>The matrix that Keras sees for calibration: the larger side of an attention's projection decides which axes belong together.</summary>
    private static KernelMatrix CalibratedMatrix(EinsumShapes shapes, Axis[] kernel, Quantization how) => kernel switch
    {
        [var rows, var columns] => Of(rows.Size, columns.Size),
        [var a, var b, var c] when a.Size >= b.Size && a.Size >= c.Size => Of(a.Size, b.Size * c.Size),
        [var a, var b, var c] => Of(a.Size * b.Size, c.Size),
        _ => throw RuleBrokenException.In("equation", "wrong_rank.quantized_kernel",
            ("mode", how.Mode), ("equation", shapes.Equation.Text), ("received", kernel.Length)),
    };

    private static KernelMatrix Of(long rows, long columns) =>
        new(new("summed axes", rows), new("output axes", columns), []) { ZeroName = "zero_point" };

    private static Work Work(Config c, TensorShape x, TensorShape y)
    {
        var elements = y.Elements();
        return new(elements * c.Equation.Apply(x, c.OutputShape).ProductsPerElement, (c.BiasAxes is null ? 0L : elements) + Layers.Work.Activation(c.Activation, elements));
    }
}
