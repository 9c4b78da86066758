using System.Collections.Immutable;
using SummaryService.Domain.Containers;

namespace SummaryService.Domain;

/// <summary>A file that holds a model: its architecture as JSON, and what else the file tells of it. Of weights only the shapes are ever read.</summary>
public sealed record ModelFile
{
    /// <summary>The architecture, UTF-8 JSON in any dialect. For a file that is JSON itself these are the file's own bytes.</summary>
    public required ReadOnlyMemory<byte> Architecture { get; init; }

    /// <summary>What the architecture was packed in: <c>keras-archive</c>, <c>hdf5</c>; null for a file that is JSON itself.</summary>
    public string? Container { get; init; }

    /// <summary>The release of Keras whose text is the file's default, such as <c>3.0.4</c>; null where the file does not tell.</summary>
    public string? KerasVersion { get; init; }

    /// <summary>The release of Keras that wrote the architecture, as what it is packed in tells, such as <c>2.2.4-tf</c>; null where nothing does.</summary>
    public string? Release { get; init; }

    /// <summary>The weights that lie in the file, by their shapes; empty where nobody looked.</summary>
    public ImmutableArray<StoredWeights> Weights { get; init; } = [];

    /// <summary>Takes the weights out of the file; null where it has none, or none that can be unpacked.</summary>
    internal Func<byte[]?>? Unpack { get; init; }

    /// <summary>The HDF5 file of weights that lies in a <c>.keras</c> file; null where there is none, or none that can be unpacked.</summary>
    /// <remarks>
    /// HDF5 needs a library of its own and is left to the caller, who gives what it finds as <see cref="Weights"/>. Only where
    /// <see cref="Summarizer.LeavesWeightsOpen"/> is that worth the trouble.
    /// </remarks>
    public byte[]? UnpackWeights() => Unpack?.Invoke();

    /// <summary>Finds out by its first bytes whether a file is a <c>.keras</c> file, and takes the architecture out of it.</summary>
    /// <param name="file">The file. JSON is not copied, so the bytes must stay as long as the result is used.</param>
    /// <returns>The file, or the problem that it holds no architecture, is damaged, or is over a limit; any other file as it is.</returns>
    /// <remarks>
    /// HDF5 needs a library of its own and is left to the caller: see <see cref="IsHdf5"/> and <see cref="Hdf5Files"/>.
    /// </remarks>
    public static Outcome<ModelFile> Open(ReadOnlyMemory<byte> file) =>
        FileSignature.IsZip(file.Span) ? KerasArchive.Open(file) : new ModelFile { Architecture = file };

    /// <summary>Whether a file is HDF5, by its first bytes.</summary>
    public static bool IsHdf5(ReadOnlySpan<byte> file) => FileSignature.IsHdf5(file);
}

/// <summary>The weights that a file keeps for a layer.</summary>
/// <param name="Layer">The layer's name; in a file of Keras 3 that does not tell it, its place: <c>layers/dense_1</c> is the second of class Dense.</param>
/// <param name="Weights">Each weight's name and shape.</param>
public sealed record StoredWeights(string Layer, ImmutableArray<StoredWeight> Weights);

/// <summary>A weight that lies in a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its sizes.</param>
public sealed record StoredWeight(string Name, ImmutableArray<long> Shape);
