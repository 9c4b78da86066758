using SummaryService.Domain.Formulas;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Preprocessing;

/// <summary>MelSpectrogram: the frequencies in each stretch of a signal, on the scale of human hearing.</summary>
/// <remarks>
/// Input    (batch, time) or (time)
/// Output   (batch, mel bins, frames): ⌊(time + stride + 1) / stride⌋ frames
/// Weights  none; the matrix that sums frequencies into bins is a constant
/// Source   https://keras.io/api/layers/preprocessing_layers/audio_preprocessing/mel_spectrogram/
/// </remarks>
internal static class MelSpectrogram
{
    public static readonly LayerDefinition Definition = LayerDefinition.Of("MelSpectrogram", Read, new(Output, Output), work: Work) with
    {
        Source = "https://keras.io/api/layers/preprocessing_layers/audio_preprocessing/mel_spectrogram/",
        ComputesInPolicy = true,
    };

    private sealed record Config(long FftLength, long Stride, long Bins);

    private static Config Read(ConfigReader c)
    {
        var fftLength = c.Positive("fft_length", orElse: 2048);
        var stride = c.Positive("sequence_stride", orElse: 512);
        var length = c.OptionalPositive("sequence_length");
        c.Ignore("window");
        c.Number("sampling_rate", orElse: 16000);
        var bins = c.Positive("num_mel_bins", orElse: 128);
        c.Number("min_freq", orElse: 20);
        c.OptionalNumber("max_freq");
        c.Flag("power_to_db", orElse: true);
        c.Number("top_db", orElse: 80);
        c.Number("mag_exp", orElse: 2);
        c.Number("min_power", orElse: 1e-10);
        c.Number("ref_power", orElse: 1);
        c.CheckNotAbove("sequence_length", length, "fft_length", fftLength);
        return new(fftLength, stride, bins);
    }

    private static Shape<T> Output<T>(Config c, Shape<T> x)
        where T : ISize<T>
    {
        var stride = T.Named("stride", c.Stride);
        var bins = T.Named("mel bins", c.Bins).Because("mel");
        var frames = ((x.RankBetween(1, 2)[^1].As("input size") + stride + 1) / stride).Because("mel.frames");
        return x.Rank == 1 ? new(bins, frames) : new(x[0], bins, frames);
    }

    // Only the product with the matrix is told: how a Fourier transform is computed is the backend's affair.
    private static Work Work(Config c, TensorShape x, TensorShape y) => new(y.Elements() * ((c.FftLength / 2) + 1), 0L);
}
