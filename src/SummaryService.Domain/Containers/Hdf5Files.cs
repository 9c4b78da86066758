using System.Collections.Immutable;
using System.Text;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Containers;

/// <summary>
/// Legacy <c>.h5</c> files (HDF5), which need a library of their own to read: what a caller that has one found in a file
/// becomes a model's file here, or the problem that it is none.
/// </summary>
/// <remarks>Source: https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/saving/save_model</remarks>
public static class Hdf5Files
{
    /// <summary>The name that answers give it.</summary>
    public const string Name = "hdf5";

    /// <summary>How large an architecture may be, in bytes: as large as one that is posted by itself.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>A file with an architecture.</summary>
    /// <param name="modelConfig">The attribute <c>model_config</c>.</param>
    /// <param name="kerasVersion">The attribute <c>keras_version</c>; null where there is none.</param>
    /// <param name="weights">The weights that lie under <c>model_weights</c>, as far as they were looked at.</param>
    public static ModelFile Of(string modelConfig, string? kerasVersion, ImmutableArray<StoredWeights> weights) => new()
    {
        Architecture = Encoding.UTF8.GetBytes(modelConfig),
        Container = Name,
        Release = kerasVersion,
        // Keras 1 kept the gates of a recurrent layer one by one, which says nothing against their shapes.
        Weights = kerasVersion?.StartsWith("1.", StringComparison.Ordinal) == true ? [] : weights,
    };

    /// <summary>Why a file was not read.</summary>
    public static ProblemReport Refusal(Hdf5Fault fault) => fault switch
    {
        Hdf5Fault.NoArchitecture => Report(ProblemKind.UnknownDialect, "unknown_dialect.hdf5_weights"),
        Hdf5Fault.TooLarge => Report(ProblemKind.OverLimit, "limit_exceeded.hdf5_size"),
        Hdf5Fault.TooSlow => Report(ProblemKind.OverLimit, "limit_exceeded.hdf5_time"),
        _ => Report(ProblemKind.UnknownDialect, "unknown_dialect.hdf5_damaged"),
    };

    private static ProblemReport Report(ProblemKind kind, string key) =>
        new(kind, [new Problem { Key = key, Values = [new("limit", $"{MostBytes}")] }]);
}

/// <summary>Why an HDF5 file was not read.</summary>
public enum Hdf5Fault
{
    /// <summary>It is cut off, changed, or of a kind that the library does not know.</summary>
    Damaged = 10,

    /// <summary>It has no <c>model_config</c>: weights only, or no model at all.</summary>
    NoArchitecture = 11,

    /// <summary>Its architecture is larger than is read, or took more memory than there is for it.</summary>
    TooLarge = 12,

    /// <summary>It took longer to read than it may.</summary>
    TooSlow = 13,
}
