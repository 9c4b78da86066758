using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Sources.Code.Evaluation;
using SummaryService.Domain.Sources.Code.Keras;
using SummaryService.Domain.Sources.Code.Syntax;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Sources.Code;

/// <summary>Takes a model out of code, with what the code leaves open.</summary>
internal static class CodeModels
{
    /// <summary>Reads texts and takes the model that the request asks for: the one summarized last, or else the last one.</summary>
    /// <param name="texts">The texts, in the order in which they run.</param>
    /// <param name="dialect">What answers call them.</param>
    /// <param name="request">What the caller asks for.</param>
    public static Outcome<SourceReading> Take(IEnumerable<CodeText> texts, string dialect, SourceRequest request)
    {
        var session = new Session(request.Naming, new(request.Infer));
        var (defines, faults) = Defines.Read(request.Options.Define);
        if (!faults.IsEmpty) return new ProblemReport(ProblemKind.BadOption, faults);
        var reading = CodeReader.Read(texts, session, defines, request.Cancellation);
        var notes = new CodeNotes(reading);
        if (session.Models.Count == 0) return notes.NoModel();
        var chosen = request.Options.Model is { } name
            ? session.Models.LastOrDefault(model => model.Name == name)
            : session.Models.MaxBy(model => model.Summarized) is { Summarized: > 0 } last ? last : session.Models[^1];
        if (chosen is null) return notes.NoSuchModel(request.Options.Model!);
        var open = new List<OpenArgument>();
        Outcome<Document> document;
        try
        {
            document = ModelWriter.Write(chosen, request.Depth, open);
        }
        catch (BudgetException exceeded)
        {
            return CodeNotes.Exceeded(exceeded);
        }

        if (!document.IsSuccess) return document.Report;
        return new SourceReading(document.Value)
        {
            Dialect = dialect,
            Models = [.. session.Models.Select(model => new SourceModel(model.Name, model.Place.Line, model.Place.Cell))],
            Assumed = CodeNotes.Assumptions(open),
            Open = [.. open.Select(CodeNotes.OpenProblem)],
            Warnings = notes.Warnings(),
        };
    }
}
