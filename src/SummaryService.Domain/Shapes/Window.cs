namespace SummaryService.Domain.Shapes;

/// <summary>What a window does at the edges of its input.</summary>
internal enum Padding
{
    /// <summary>It stays inside, so that the output shrinks.</summary>
    Valid,

    /// <summary>The input is padded on both sides, so that the size of the output depends on the stride alone.</summary>
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
    /// <summary>Whether positions that padding adds are left out of the result, as in pooling; else they are zeros.</summary>
    public bool IgnoresPadding { get; init; }

    /// <summary>How many steps it makes; 0 or less where it does not fit.</summary>
    public T Steps<T>(T input)
        where T : ISize<T>
    {
        var (size, stride) = (input.As("input size"), T.Named("stride", Stride));
        var steps = Padding switch
        {
            Padding.Same or Padding.Causal => T.Ceiling(size, stride),
            _ when Dilation == 1 => (size - T.Named(Term, Size)) / stride + 1,
            _ => (size - Reach<T>() - 1) / stride + 1,
        };
        return T.Explains ? Explained(steps, input.Size) : steps;
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
            (Padding.Valid, { } added) => (last + extent + T.Named("output padding", added)).Because("spread.valid.added"),
            (_, { } added) => (last + extent - (2 * (extent / 2)) + T.Named("output padding", added)).Because("spread.same.added"),
            _ => (size * stride).Because("spread.same"),
        };
    }

    /// <summary>How many positions padding adds to an input: as evenly as can be, and an odd one at the end.</summary>
    /// <returns>The positions; null where they depend on a size that is unknown.</returns>
    public Ends? Padded(Dim input)
    {
        var extent = ((Int128)Dilation * (Size - 1)) + 1;
        if (Padding != Padding.Same) return Padding == Padding.Causal ? new(extent - 1, 0) : new(0, 0);
        // With a stride of 1 the last window begins at the last position, wherever that is.
        if (Stride > 1 && !input.IsKnown) return null;
        var reach = Stride == 1 ? extent - 1 : ((Int128)(Steps<Dim>(input).Size - 1) * Stride) + extent - input.Size;
        var added = Int128.Max(0, reach);
        return new(added / 2, added - (added / 2));
    }

    /// <summary>The largest window that fits an input without padding.</summary>
    public long LargestFor(long input) => (input - 1) / Dilation + 1;

    private T Explained<T>(T steps, Dim input)
        where T : ISize<T>
    {
        var ends = Padded(input);
        return (Padding, IgnoresPadding, ends) switch
        {
            (Padding.Causal, _, { } added) => steps.Because("window.causal", added),
            (Padding.Same, false, null) => steps.Because("window.same"),
            (Padding.Same, false, { } added) => steps.Because("window.same.counted", added),
            (Padding.Same, true, null) => steps.Because("window.ignored"),
            (Padding.Same, true, { } added) => steps.Because("window.ignored.counted", added),
            // A window of one position that moves by one leaves the size as it is.
            _ => steps.Because(Size > 1 || (input.IsKnown && steps.Size.Size < input.Size) ? "window.valid" : "window.valid.kept"),
        };
    }

    /// <summary>How far apart the first and the last element are under a dilated window.</summary>
    private T Reach<T>()
        where T : ISize<T> =>
        T.Named("dilation", Dilation) * (T.Named(Term, Size) - 1);
}
