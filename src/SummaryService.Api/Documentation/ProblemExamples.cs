using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Api.Problems;
using SummaryService.Api.QueryOptions;
using SummaryService.Domain;

namespace SummaryService.Api.Documentation;

/// <summary>The problem that each status stands for, as the service tells it.</summary>
internal sealed class ProblemExamples(ServiceLimits limits)
{
    private static readonly ReadOnlyMemory<byte> CutOff = """{ "layers": [ { "type": "Dense", "units": 10 }"""u8.ToArray();

    private static readonly ReadOnlyMemory<byte> Misspelt = """{ "input_shape": [784], "layers": [ { "type": "Dense", "unit": 10 } ] }"""u8.ToArray();

    /// <summary>An example of a problem with a status; null for a status that is not a problem.</summary>
    /// <param name="status">The status.</param>
    /// <param name="takesBody">Whether the call takes an architecture.</param>
    /// <param name="served">The forms in which the call answers.</param>
    /// <param name="notFound">What the call answers where what was asked for is not there.</param>
    public JsonNode? Of(int status, bool takesBody, ImmutableArray<MediaFormat> served, ProblemDocument? notFound)
    {
        var problem = status switch
        {
            StatusCodes.Status400BadRequest => takesBody ? Refused(CutOff) : WrongOption(KnownOptions.Lang, "de"),
            StatusCodes.Status401Unauthorized => Refusals.NoKey,
            StatusCodes.Status404NotFound => notFound,
            StatusCodes.Status406NotAcceptable => Refusals.NotAcceptable(served),
            StatusCodes.Status408RequestTimeout => Refusals.ArrivedTooSlowly(limits.ArrivalTime),
            StatusCodes.Status413PayloadTooLarge => Refusals.BodyTooLarge(limits.MaxBodyBytes),
            StatusCodes.Status415UnsupportedMediaType => Refusals.TypeNotRead,
            StatusCodes.Status422UnprocessableEntity => Refused(Misspelt),
            StatusCodes.Status429TooManyRequests => Refusals.TooFast(retryAfter: 1),
            StatusCodes.Status503ServiceUnavailable => Refusals.Busy,
            _ => null,
        };
        return problem is null ? null : ToNode(problem);
    }

    private static ProblemDocument Refused(ReadOnlyMemory<byte> architecture) =>
        Summarizer.Summarize(architecture).Report!.ToDocument(ProblemLanguage.All[0]);

    private static ProblemDocument WrongOption(QueryOption option, string value)
    {
        var fault = option.Check(value)!;
        return Refusals.Options([new ProblemItem("invalid_option", fault.Message) { Parameter = option.Name, Hint = fault.Hint, ReceivedText = value }]);
    }

    private static JsonNode? ToNode(ProblemDocument problem)
    {
        var bytes = new ArrayBufferWriter<byte>();
        ProblemWriter.Write(problem, ProblemLanguage.All[0], bytes);
        return JsonNode.Parse(bytes.WrittenSpan);
    }
}
