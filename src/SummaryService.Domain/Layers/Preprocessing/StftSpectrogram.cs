using System.Numerics;
using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Preprocessing;

/// <summary>STFTSpectrogram: the frequencies in each stretch of a signal, found by a convolution with waves.</summary>
/// <remarks>
/// Input    (batch, time, channels), or (batch, channels, time) with channels first
/// Output   (batch, frames, frequencies × channels), or the two apart with expand_dims; twice as many with the mode stft
/// Weights  real_kernel and imag_kernel (frame length, 1, frequencies), which are trained unless the layer is frozen; one of them with the modes real and imag
/// Source   https://keras.io/api/layers/preprocessing_layers/audio_preprocessing/
/// </remarks>
internal static class StftSpectrogram
{
    public static readonly LayerDefinition Definition = LayerDefinition.Of("STFTSpectrogram", Read, new(Output, Output), Weights, Work) with
    {
        Source = "https://keras.io/api/layers/preprocessing_layers/audio_preprocessing/",
    };

    private sealed record Config(string Mode, SpatialWindows Frames, long? FftLength, bool IsExpanded)
    {
        /// <summary>By default the next power of two.</summary>
        public long Frequencies => ((FftLength ?? checked((long)BitOperations.RoundUpToPowerOf2((ulong)Frames.Sizes[0]))) / 2) + 1;
    }

    private static Config Read(ConfigReader c)
    {
        var mode = c.Choice("mode", "log", "magnitude", "psd", "real", "imag", "angle", "stft");
        var length = c.Positive("frame_length", orElse: 256);
        var step = c.OptionalPositive("frame_step");
        var fftLength = c.OptionalPositive("fft_length");
        c.Ignore("window");
        c.Flag("periodic", orElse: false);
        c.Choice("scaling", "density", "spectrum");
        var padding = Paddings.Parse(c.Choice("padding", "valid", "same"));
        var isExpanded = c.Flag("expand_dims", orElse: false);
        c.CheckNotAbove("frame_step", step, "frame_length", length);
        c.CheckNotAbove("frame_length", length, "fft_length", fftLength);
        if (step is null && length == 1) c.Report("frame_step", "missing_argument");
        return new(mode, new([length], [step ?? Math.Max(1, length / 2)], [1], padding, c.ChannelsFirst(), "frame_length"), fftLength, isExpanded);
    }

    private static Shape<T> Output<T>(Config c, Shape<T> x)
        where T : ISize<T>
    {
        var frequencies = T.Named("frequencies", c.Frequencies);
        if (c.Mode == "stft") frequencies = 2 * frequencies;
        var channels = x.OfRank(3)[c.Frames.ChannelAxis];
        var together = channels.Size == 1 ? frequencies : channels.As("input channels") * frequencies;
        var slid = c.Frames.Slide(x, together.Because("stft"));
        if (!c.IsExpanded) return slid;
        frequencies = frequencies.Because("stft");
        return c.Frames.ChannelsFirst ? new(x[0], channels, slid[2], frequencies) : new(x[0], slid[1], frequencies, channels);
    }

    private static IEnumerable<Weight> Weights(Config c, TensorShape x)
    {
        Axis[] axes = [new("frame length", c.Frames.Sizes[0]), new("one channel", 1), new("frequencies", c.Frequencies)];
        if (c.Mode != "imag") yield return new(WeightRole.RealWaves, "real_kernel", axes);
        if (c.Mode != "real") yield return new(WeightRole.ImaginaryWaves, "imag_kernel", axes);
    }

    // Each kernel is a convolution of every channel; then two parts are joined, and a root and a logarithm may follow.
    private static Work Work(Config c, TensorShape x, TensorShape y)
    {
        var kernels = c.Mode is "real" or "imag" ? 1L : 2L;
        var elements = y.Elements() / (c.Mode == "stft" ? 2L : 1L);
        var functions = c.Mode switch
        {
            "angle" or "psd" => 1L,
            "magnitude" => 2L,
            "log" => 3L,
            _ => 0L,
        };
        return new(elements * kernels * c.Frames.Volume, elements * functions);
    }
}
