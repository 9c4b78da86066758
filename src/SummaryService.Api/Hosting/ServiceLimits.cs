using SummaryService.Domain;

namespace SummaryService.Api.Hosting;

/// <summary>How much the service takes on; set by the configuration section <c>Limits</c>.</summary>
internal sealed class ServiceLimits
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Limits";

    /// <summary>The longest body that is read, in bytes. The architectures of the largest published networks take less than 1 MB.</summary>
    public int MaxBodyBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How many levels a document may nest, 64 at most.</summary>
    public int MaxDepth { get; init; } = Limits.Default.Depth;

    /// <summary>How many layers a model may have, those of nested models included.</summary>
    public int MaxLayers { get; init; } = Limits.Default.Layers;

    /// <summary>How long a name may be, in UTF-16 code units.</summary>
    public int MaxNameLength { get; init; } = Limits.Default.NameLength;

    /// <summary>How many axes a shape may have.</summary>
    public int MaxRank { get; init; } = Limits.Default.Rank;

    /// <summary>How often nested models may be walked over, once for each distinct input.</summary>
    public int MaxModelVisits { get; init; } = Limits.Default.ModelVisits;

    /// <summary>How many tensors the layers may give together that give several each.</summary>
    public int MaxTensors { get; init; } = Limits.Default.Tensors;

    /// <summary>How often layers may be called and tensors referred to, together.</summary>
    public int MaxReferences { get; init; } = Limits.Default.References;

    /// <summary>The longest answer in bytes, 32 MiB at most: some hundred thousand lines of text.</summary>
    public int MaxAnswerBytes { get; init; } = MostAnswerBytes;

    /// <summary>
    /// The memory that requests hold together, in bytes: bodies, the work on them, answers that are not sent yet. Half of what the process may use,
    /// so that the collector has as much again to work with.
    /// </summary>
    public long MaxMemoryBytes { get; init; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    /// <summary>How long a body may take to arrive.</summary>
    public TimeSpan ArrivalTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the work on a request may take, once it has arrived. A model of 10,000 layers takes a twentieth of a second.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a request waits for room: for memory, and for its turn to be worked on.</summary>
    public TimeSpan RoomWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a caller may take to read an answer.</summary>
    public TimeSpan SendingTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a processor may be busy reading an HDF5 file. A usual one takes a few milliseconds.</summary>
    public TimeSpan FileTime { get; init; } = TimeSpan.FromSeconds(1.8);

    /// <summary>How long an HDF5 file may wait for its turn to be read, and then for a processor.</summary>
    public TimeSpan FileWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest value of <see cref="MaxAnswerBytes"/>: what the engine itself writes at most.</summary>
    internal const int MostAnswerBytes = Converter.MostBytes;

    private Limits? _ofEngine;

    private Limits OfEngine => _ofEngine ??= new()
    {
        Depth = MaxDepth,
        Layers = MaxLayers,
        NameLength = MaxNameLength,
        Rank = MaxRank,
        ModelVisits = MaxModelVisits,
        Tensors = MaxTensors,
        References = MaxReferences,
    };

    /// <summary>What the engine is to assume, held to these limits; the same object where they are the engine's own.</summary>
    public SummaryOptions Hold(SummaryOptions options) => OfEngine == options.Limits ? options : options with { Limits = OfEngine };
}
