using System.Collections.Immutable;
using System.Text.Json;
using SummaryService.Domain.Conversion;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Inference;
using SummaryService.Domain.Problems;

namespace SummaryService.Domain;

/// <summary>An architecture that was written in another dialect.</summary>
/// <param name="Json">It, UTF-8.</param>
/// <param name="Layers">How many layers it has, those of nested models not counted.</param>
public sealed record ConvertedModel(ReadOnlyMemory<byte> Json, int Layers);

/// <summary>Writes an architecture in another dialect: the same layers, shapes and counts.</summary>
/// <remarks>Pure and safe to call from many threads. Whatever the bytes are, it returns and does not throw.</remarks>
public static class Converter
{
    /// <summary>The dialects that are written.</summary>
    public static ImmutableArray<string> Targets { get; } = ["simple", "keras3", "keras2"];

    /// <summary>The longest result: 32 MiB, far above what a model needs that fits in a body.</summary>
    public const int MostBytes = 32 << 20;

    /// <summary>Converts the architecture in a file.</summary>
    /// <param name="file">The file. It is not kept.</param>
    /// <param name="to">One of <see cref="Targets"/>.</param>
    /// <param name="options">What to assume and to allow; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The architecture, or what is wrong with it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no dialect of that name to write.</exception>
    public static Outcome<ConvertedModel> Convert(ModelFile file, string to, SummaryOptions? options = null, CancellationToken cancellation = default) =>
        Summarizer.Infer(file, (options ?? SummaryOptions.Default) with { Costs = false }, (model, _, context) => Convert(model, to, context.Problems, cancellation), cancellation);

    private static Outcome<ConvertedModel> Convert(InferredModel model, string to, ProblemList problems, CancellationToken cancellation)
    {
        var json = Write(model, to, problems, cancellation);
        return problems.IsEmpty ? new ConvertedModel(json, model.Layers.Length) : problems.ToReport();
    }

    private static ReadOnlyMemory<byte> Write(InferredModel model, string to, ProblemList problems, CancellationToken cancellation)
    {
        var output = new LimitedOutput(MostBytes);
        try
        {
            using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JsonText.Encoder, Indented = true, SkipValidation = true });
            Writer(to, json, problems, cancellation).Write(model);
        }
        catch (OutputTooLongException)
        {
            problems.Add(new Problem { Key = to == "simple" ? "limit_exceeded.converted.simple" : "limit_exceeded.converted", Values = [new("limit", $"{MostBytes}")] });
        }

        return output.Written;
    }

    private static IModelWriter Writer(string to, Utf8JsonWriter json, ProblemList problems, CancellationToken cancellation) => to switch
    {
        "simple" => new SimpleWriter(json, problems, cancellation),
        "keras3" => new SerializedWriter(json, new Keras3Form(), problems, cancellation),
        "keras2" => new SerializedWriter(json, new Keras2Form(), problems, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(to), to, "There is no such dialect to write."),
    };
}
