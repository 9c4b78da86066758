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
internal readonly record struct Window(long Size, long Stride, long Dilation, Padding Padding)
{
    /// <summary>How many steps it makes; 0 or less where it does not fit.</summary>
    public Dim Steps(Dim input) => Padding == Padding.Valid
        ? (input - (Dilation * (Size - 1)) - 1) / Stride + 1
        : (input - 1) / Stride + 1;

    /// <summary>How many positions a transposed convolution makes of an input, whose elements it spreads a stride apart.</summary>
    /// <param name="input">The size that goes in.</param>
    /// <param name="outputPadding">What is added at the end; null for what makes the sizes fit those of a convolution.</param>
    public Dim Spread(Dim input, long? outputPadding)
    {
        var extent = (Dilation * (Size - 1)) + 1;
        if (Padding == Padding.Valid)
            return ((input - 1) * Stride) + (outputPadding is { } added ? extent + added : Math.Max(extent, Stride));
        return outputPadding is { } more ? ((input - 1) * Stride) + (extent % 2) + more : input * Stride;
    }

    /// <summary>The largest window that fits an input without padding.</summary>
    public long LargestFor(long input) => (input - 1) / Dilation + 1;
}
