using System.Collections.Immutable;
using SummaryService.Domain.Dialects;
using SummaryService.Domain.Dialects.Simple;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Inference;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Sources;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain;

/// <summary>The front door: an architecture's bytes in, its summary or its problems out.</summary>
/// <example>
/// <code>
/// var outcome = Summarizer.Summarize(File.ReadAllBytes("model.json"));
/// if (outcome.IsSuccess) Console.WriteLine(outcome.Value.Totals.Params);
/// else Console.WriteLine(Messages.Message(outcome.Report.Problems[0]));
/// </code>
/// </example>
/// <remarks>
/// Pure and safe to call from many threads. Whatever the bytes are, it returns and does not throw, unless it is cancelled: then it ends
/// with an <see cref="OperationCanceledException"/>, at the next layer.
/// </remarks>
public static class Summarizer
{
    /// <summary>Reads an architecture in any dialect, or the one in a <c>.keras</c> file, and summarizes it.</summary>
    /// <param name="architecture">The document: JSON in UTF-8, or in UTF-16 with a byte order mark; or the file. It is not kept.</param>
    /// <param name="options">What to assume and to allow; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static Outcome<ModelSummary> Summarize(ReadOnlyMemory<byte> architecture, SummaryOptions? options = null, CancellationToken cancellation = default)
    {
        var file = ModelFile.Open(architecture);
        return file.IsSuccess ? Summarize(file.Value, options, cancellation) : file.Report;
    }

    /// <summary>Summarizes the architecture in a file.</summary>
    /// <param name="file">The file. It is not kept.</param>
    /// <param name="options">What to assume and to allow; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static Outcome<ModelSummary> Summarize(ModelFile file, SummaryOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= SummaryOptions.Default;
        return Infer<ModelSummary>(
            file,
            options,
            (model, architecture, _) => Summarize(model, architecture, file, options, cancellation),
            cancellation);
    }

    /// <summary>Whether an architecture leaves open which weights some of its layers have, so that the shapes of those in the file would tell.</summary>
    /// <param name="file">The file. It is not kept.</param>
    /// <param name="options">What to assume and to allow; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static bool LeavesWeightsOpen(ModelFile file, SummaryOptions? options = null, CancellationToken cancellation = default)
    {
        var outcome = Summarize(file, (options ?? SummaryOptions.Default) with { Costs = false, Explain = false }, cancellation);
        return outcome.IsSuccess && outcome.Value.Totals.IsLowerBound;
    }

    private static ModelSummary Summarize(
        InferredModel model, Architecture architecture, ModelFile file, SummaryOptions options, CancellationToken cancellation)
    {
        var summary = SummaryBuilder.Build(model, file.Container ?? architecture.Name, file.KerasVersion, options, cancellation);
        return architecture.Reading.Dialect is null ? summary : summary with
        {
            Source = SourceReport.Of(model, architecture.Root, architecture.Reading),
            Warnings = ProblemPlaces.Add([.. architecture.Reading.Warnings, .. summary.Warnings], architecture.Root),
        };
    }

    /// <summary>Reads and infers the architecture in a file, and has something made of it while its document is open.</summary>
    internal static Outcome<T> Infer<T>(
        ModelFile file, SummaryOptions options, Func<InferredModel, Architecture, ReadContext, Outcome<T>> make, CancellationToken cancellation)
        where T : class
    {
        var request = new SourceRequest(options.Source, options.Limits.Depth, cancellation)
        {
            Naming = options.Era.Naming,
            Infer = document => Rows(document, options, cancellation) is { } rows ? rows : null,
        };
        var opened = Architecture.Open(file.Architecture, options.Sources, request, file.Release);
        if (!opened.IsSuccess) return opened.Report;
        using var architecture = opened.Value;
        var outcome = Infer(architecture, file, options, make, cancellation);
        return outcome.IsSuccess ? outcome : OpenNames.Explain(ProblemPlaces.Add(outcome.Report, architecture.Root), architecture.Reading.Open);
    }

    /// <summary>The rows of a part of a model, for a text that asks for shapes; null where it has faults.</summary>
    private static ImmutableArray<LayerRow>? Rows(Document document, SummaryOptions options, CancellationToken cancellation)
    {
        var context = new ReadContext(options.Limits, options.Era, cancellation);
        var plain = options with { Costs = false, Explain = false };
        try
        {
            if (SimpleModel.Read(document.Root, context) is not { } model) return null;
            var walk = new WalkContext(plain, context.Problems, cancellation);
            var inferred = GraphWalk.Run(model, GraphWalk.Bind(model, walk), [], walk);
            return context.Problems.IsEmpty ? SummaryBuilder.Build(inferred, "simple", null, plain, cancellation).Layers : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static Outcome<T> Infer<T>(
        Architecture architecture, ModelFile file, SummaryOptions options, Func<InferredModel, Architecture, ReadContext, Outcome<T>> make, CancellationToken cancellation)
        where T : class
    {
        var context = new ReadContext(options.Limits, options.Era, cancellation) { Release = file.Release };
        try
        {
            var model = architecture.Dialect.Read(architecture.Root, context);
            if (model is null || context.HasTooManyReferences) return Report(null, context, options, cancellation);
            model = ChainInput.Give(KeptWeights.Give(model, file.Weights), context);
            var walk = new WalkContext(options, context.Problems, cancellation);
            var inferred = GraphWalk.Run(model, GraphWalk.Bind(model, walk), [], walk);
            return context.Problems.IsEmpty ? make(inferred, architecture, context) : Report(inferred, context, options, cancellation);
        }
        catch (OverflowException)
        {
            return TooLarge(context);
        }
    }

    /// <summary>The faults of an architecture with the rows that are known all the same; what passes a limit has none.</summary>
    private static ProblemReport Report(InferredModel? model, ReadContext context, SummaryOptions options, CancellationToken cancellation)
    {
        var report = context.Problems.ToReport();
        return report.Kind == ProblemKind.Invalid
            ? new ArchitectureReport(report.Problems, model is null ? [] : SoundRows.Of(model, context.Problems, options, cancellation))
            : report;
    }

    /// <summary>Reads one layer and its inputs (<c>{"layer": …, "inputs": …}</c>) and gives the layer's row.</summary>
    /// <param name="layer">The document, UTF-8. It is not kept.</param>
    /// <param name="options">What to assume and to allow; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static Outcome<LayerRow> SummarizeLayer(ReadOnlyMemory<byte> layer, SummaryOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= SummaryOptions.Default;
        var read = DocumentReader.Read(layer, options.Limits.Depth);
        if (!read.IsSuccess) return read.Report;
        using (var document = read.Value)
        {
            var context = new ReadContext(options.Limits, options.Era, cancellation);
            try
            {
                if (LayerRequest.Read(document.Root, context) is not var (node, inputs, pointer)) return context.Problems.ToReport();
                var (inferred, work) = GraphWalk.Run(node, new(inputs, options.BatchSize), pointer, new(options, context.Problems, cancellation));
                return context.Problems.IsEmpty ? SummaryBuilder.Row(inferred, work, options) : context.Problems.ToReport();
            }
            catch (OverflowException)
            {
                return TooLarge(context);
            }
        }
    }

    /// <summary>What is read, and sums over a whole model, can pass what can be counted where no single layer does.</summary>
    private static ProblemReport TooLarge(ReadContext context)
    {
        context.Problems.Add(new Problem { Key = "too_large" });
        return context.Problems.ToReport();
    }
}
