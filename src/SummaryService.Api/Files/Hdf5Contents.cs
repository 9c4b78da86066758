using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PureHDF;
using SummaryService.Domain;
using SummaryService.Domain.Containers;

namespace SummaryService.Api.Files;

/// <summary>What is of interest in an HDF5 file.</summary>
/// <param name="ModelConfig">The attribute <c>model_config</c>; null in a file of weights alone, as Keras 3 writes it.</param>
/// <param name="KerasVersion">The attribute <c>keras_version</c>.</param>
/// <param name="Weights">The shapes of the weights, layer by layer.</param>
internal sealed record Hdf5Contents(string? ModelConfig, string? KerasVersion, ImmutableArray<StoredWeights> Weights)
{
    private const int MostNames = 20_000;

    /// <summary>Reads a file. Whatever the library throws means that the file is damaged.</summary>
    /// <returns>What is of interest; null where there is neither an architecture nor weights as Keras 3 keeps them.</returns>
    /// <exception cref="Hdf5TooLargeException">The architecture is too large.</exception>
    public static Hdf5Contents? Read(byte[] bytes)
    {
        using var file = H5File.Open(new MemoryStream(bytes, writable: false));
        if (!file.AttributeExists("model_config")) return ReadWeights(file);
        var config = Text(file.Attribute("model_config"));
        if (config.Length > Hdf5Files.MostBytes) throw new Hdf5TooLargeException();
        var contents = new Hdf5Contents(config, file.AttributeExists("keras_version") ? Text(file.Attribute("keras_version")) : null, []);
        return MayWalk(contents) ? contents with { Weights = WeightsIn(file) } : contents;
    }

    private static Hdf5Contents? ReadWeights(IH5Group file)
    {
        var contents = new Hdf5Contents(null, null, []);
        return MayWalk(contents) && Keras3Weights.In(file) is { IsEmpty: false } weights ? contents with { Weights = weights } : null;
    }

    /// <summary>Whether the way to the weights may be gone: no attribute leads out of the file, but a link may.</summary>
    private static bool MayWalk(Hdf5Contents contents)
    {
        // What is written once can be written without more files.
        JsonSerializer.Serialize(Stream.Null, contents, Hdf5Json.Contents);
        return ProcessLimits.ForbidFiles(typeof(H5File).Assembly);
    }

    private static string Text(IH5Attribute attribute) => attribute.Space.Dimensions.Any(size => size != 1) || attribute.Type.Size > Hdf5Files.MostBytes
        ? throw new Hdf5TooLargeException()
        : attribute.Space.Rank == 0 ? attribute.Read<string>() : attribute.Read<string[]>()[0];

    /// <summary>The weights' shapes; none where the file keeps them otherwise, since they are only to compare with.</summary>
    private static ImmutableArray<StoredWeights> WeightsIn(IH5Group file)
    {
        try
        {
            var weights = file.Group("model_weights");
            return [.. Names(weights, "layer_names").Select(layer => new StoredWeights(layer, ShapesIn(weights.Group(layer))))];
        }
        catch (Exception other) when (other is not OutOfMemoryException)
        {
            return [];
        }
    }

    private static ImmutableArray<StoredWeight> ShapesIn(IH5Group layer) =>
        [.. Names(layer, "weight_names").Select(name => new StoredWeight(name, [.. layer.Dataset(name).Space.Dimensions.Select(size => checked((long)size))]))];

    private static string[] Names(IH5Group group, string name)
    {
        // A long list is cut into several, which are not worth the trouble.
        var attribute = group.Attribute(name);
        // A layer without weights has a list of no numbers.
        if (attribute.Space.Dimensions is not [> 0 and <= MostNames]) return [];
        return attribute.Type.Class is H5DataTypeClass.String or H5DataTypeClass.VariableLength ? attribute.Read<string[]>() : [];
    }
}

/// <summary>Thrown where an architecture is larger than is read.</summary>
internal sealed class Hdf5TooLargeException : Exception;

/// <summary>How the contents go from one process to another.</summary>
[JsonSerializable(typeof(Hdf5Contents))]
internal sealed partial class Hdf5Json : JsonSerializerContext
{
    /// <summary>The contents without more escapes than JSON needs: an architecture is full of quotes.</summary>
    public static JsonTypeInfo<Hdf5Contents> Contents { get; } =
        new Hdf5Json(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Hdf5Contents;
}
