namespace SummaryService.Domain.Shapes;

/// <summary>What a window does at the edges of its input.</summary>
internal enum Padding
{
    /// <summary>It stays inside, so that the output shrinks.</summary>
    Valid,

    /// <summary>Zeros are added on both sides, so that only the stride shrinks the output.</summary>
    Same,

    /// <summary>Zeros are added in front alone, so that no output sees what comes later.</summary>
    Causal,
}

/// <summary>A window that slides along one axis: of a convolution or a pooling.</summary>
/// <param name="Size">How many elements it sees.</param>
/// <param name="Stride">How far it moves at a step.</param>
/// <param name="Dilation">How far apart the elements are that it sees; 1 for neighbours.</param>
/// <param name="Padding">What it does at the edges.</param>
/// <param name="Term">What its size is called in formulas: <c>kernel size</c>.</param>
internal readonly record struct Window(long Size, long Stride, long Dilation, Padding Padding, string Term)
{
    /// <summary>How many steps it makes; 0 or less where it does not fit.</summary>
    public T Steps<T>(T input)
        where T : ISize<T>
    {
        var (size, stride) = (input.As("input size"), T.Named("stride", Stride));
        return Padding switch
        {
            Padding.Same => T.Ceiling(size, stride).Because("window.same"),
            Padding.Causal => T.Ceiling(size, stride).Because("window.causal"),
            _ when Dilation == 1 => ((size - T.Named(Term, Size)) / stride + 1).Because("window.valid"),
            _ => ((size - Reach<T>() - 1) / stride + 1).Because("window.valid"),
        };
    }

    /// <summary>How many positions a transposed convolution makes of an input, whose elements it spreads a stride apart.</summary>
    /// <param name="input">The size that goes in.</param>
    /// <param name="outputPadding">What is added at the end; null for what makes the sizes fit those of a convolution.</param>
    public T Spread<T>(T input, long? outputPadding)
        where T : ISize<T>
    {
        var (size, stride) = (input.As("input size"), T.Named("stride", Stride));
        var extent = Dilation == 1 ? T.Named(Term, Size) : Reach<T>() + 1;
        var last = (size - 1) * stride;
        return (Padding, outputPadding) switch
        {
            (Padding.Valid, null) => (last + T.Max(extent, stride)).Because("spread.valid"),
            (Padding.Valid, { } added) => (last + extent + T.Named("output padding", added)).Because("spread.valid"),
            (_, { } added) => (last + extent % 2 + T.Named("output padding", added)).Because("spread.same"),
            _ => (size * stride).Because("spread.same"),
        };
    }

    /// <summary>The largest window that fits an input without padding.</summary>
    public long LargestFor(long input) => (input - 1) / Dilation + 1;

    /// <summary>How far apart the first and the last element are under a dilated window.</summary>
    private T Reach<T>()
        where T : ISize<T> =>
        T.Named("dilation", Dilation) * (T.Named(Term, Size) - 1);
}
