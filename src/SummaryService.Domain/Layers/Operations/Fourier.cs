using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Operations;

/// <summary>Fourier transforms: complex numbers are two tensors, of real and of imaginary parts.</summary>
/// <remarks>
/// Input    (…, length), or two of them
/// Output   the transform along the last axis, or the last two
/// Cost     not counted: it depends on the algorithm
/// Source   https://keras.io/api/ops/fft/
/// </remarks>
internal static class Fourier
{
    private readonly record struct Frames(long Length, long Stride, long Transform, long? Output, bool IsCentred)
    {
        public long Border => IsCentred ? Transform / 2 * 2 : 0;
    }

    /// <summary>A transform of complex numbers, over so many of the last axes.</summary>
    public static LayerDefinition Complex(string type, int axes) => Operation.Of(type, ["x"], c => c, (_, o) =>
    {
        var (real, imaginary) = Parts(o, axes);
        for (var axis = 1; axis <= axes; axis++)
            real.Shape.Known(^axis);
        return Operation.Gives(0L, real, imaginary);
    }, (_, _, y, _) => Dims.Kept(y));

    public static readonly LayerDefinition Rfft = Operation.Of("RFFT", ["x"], c => c.OptionalPositive("fft_length"), (length, o) =>
    {
        var x = o.Tensor("x");
        var size = x.Shape.AtLeastRank(1)[^1];
        if (length is { } given) size = given;
        return Twice(x.Shape.With(^1, size / 2 + 1), x.DType);
    }, (length, o, y, _) => Dims.Kept(y).With(^1, Frequencies(length is { } given ? given : o.Tensor("x").Shape[^1])));

    public static readonly LayerDefinition Irfft = Operation.Of("IRFFT", ["x"], c => c.OptionalPositive("fft_length"), (length, o) =>
    {
        var (real, _) = Parts(o, 1);
        var size = length is { } given ? given : ((real.Shape[^1] - 1) * 2).NotNegative("fft_length", real.Shape);
        return Operation.Gives(real.Shape.With(^1, size), real.DType);
    }, (length, o, y, _) => Dims.Kept(y).With(^1, length is { } given
        ? Dims.Argument("transform.length", "transform length", given)
        : new("signal.frequencies", ((Formula)o.All[0].Shape[^1] - 1) * 2)));

    public static readonly LayerDefinition Stft = Operation.Of("STFT", ["x"], c => Read(c, hasLength: false), (c, o) =>
    {
        var x = o.Tensor("x");
        var steps = ((x.Shape.AtLeastRank(1)[^1] + c.Border - c.Transform) / c.Stride + 1).NotNegative("fft_length", x.Shape);
        return Twice(x.Shape[..^1].Concat(steps, (c.Transform / 2) + 1), x.DType);
    }, (c, o, y, _) => Dims.Kept(y).With(^2, Steps(o.Tensor("x").Shape[^1], c.Border, "transform length", c.Transform, c.Stride)).With(^1, Frequencies(c.Transform)));

    public static readonly LayerDefinition Istft = Operation.Of("ISTFT", ["x"], c => Read(c, hasLength: true), (c, o) =>
    {
        var (real, _) = Parts(o, 2);
        var size = c.Output is { } given ? given : ((real.Shape[^2] - 1) * c.Stride + c.Transform - c.Border).NotNegative("sequence_stride", real.Shape);
        return Operation.Gives(real.Shape[..^2].Concat(size), real.DType);
    }, (c, o, y, _) => Dims.Kept(y).With(^1, c.Output is { } given
        ? Dims.Argument("transform.length", "output size", given)
        : new("signal.frames", ((Formula)o.All[0].Shape[^2] - 1) * Formula.Named("stride", c.Stride) + Formula.Named("transform length", c.Transform) - c.Border)));

    public static readonly LayerDefinition ExtractSequences = Operation.Of(
        "ExtractSequences",
        ["x"],
        c => (Length: c.Positive("sequence_length"), Stride: c.Positive("sequence_stride")),
        (c, o) =>
        {
            var x = o.Tensor("x");
            var steps = ((x.Shape.AtLeastRank(1)[^1] - c.Length) / c.Stride + 1).NotNegative("sequence_length", x.Shape);
            return Operation.Gives(x.Shape[..^1].Concat(steps, c.Length), x.DType);
        },
        (c, o, y, _) => Dims.Kept(y)
            .With(^2, Steps(o.Tensor("x").Shape[^1], 0, "sequence length", c.Length, c.Stride))
            .With(^1, Dims.Argument("frame", "sequence length", c.Length)));

    private static DimRule Frequencies(Dim size) => new("frequencies", new Quotient(Formula.Named("transform length", size), 2) + 1);

    private static DimRule Steps(Dim size, long border, string meaning, long length, long stride)
    {
        var whole = Formula.Named("input size", size);
        if (border > 0) whole += Formula.Named("added elements", border);
        return new("frames", new Quotient(whole - Formula.Named(meaning, length), Formula.Named("stride", stride)) + 1);
    }

    private static Frames Read(ConfigReader c, bool hasLength)
    {
        c.Ignore("window");
        return new(
            c.Positive("sequence_length"), c.Positive("sequence_stride"), c.Positive("fft_length"),
            hasLength ? c.OptionalPositive("length") : null, c.Flag("center", orElse: true));
    }

    private static (TensorSpec Real, TensorSpec Imaginary) Parts(Operands o, int rank)
    {
        if (o.All is not [var real, var imaginary])
            throw RuleBrokenException.InInput("wrong_input_count.complex", ("received", o.All.Count));
        real.Shape.AtLeastRank(rank);
        return real.Shape.Equals(imaginary.Shape)
            ? (real, imaginary)
            : throw RuleBrokenException.InInput("incompatible_shapes.operands", ("left", real.Shape), ("right", imaginary.Shape));
    }

    private static LayerEffect Twice(TensorShape shape, DType type) =>
        Operation.Gives(0L, new TensorSpec(shape, type), new TensorSpec(shape, type));
}
