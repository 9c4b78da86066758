using SummaryService.Domain.Sources.Code.Evaluation;
using SummaryService.Domain.Sources.Code.Keras;
using SummaryService.Domain.Sources.Code.Syntax;

namespace SummaryService.Domain.Sources.Code;

/// <summary>A text of code: a file, or a cell of a notebook.</summary>
/// <param name="Code">The code.</param>
/// <param name="Cell">The cell, from 1; null outside notebooks.</param>
internal sealed record CodeText(string Code, int? Cell = null);

/// <summary>What code builds.</summary>
/// <param name="Session">The session with the models.</param>
/// <param name="Modules">The texts as they were read.</param>
/// <param name="Evaluator">The evaluator, with what failed and what stayed open.</param>
/// <param name="Exceeded">The limit that ended the reading; null where none did.</param>
internal sealed record CodeReading(Session Session, IReadOnlyList<Module> Modules, Evaluator Evaluator, BudgetException? Exceeded);

/// <summary>Reads texts of code into the models that they build.</summary>
internal static class CodeReader
{
    /// <summary>Reads texts, one after the other in one session.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="session">The session.</param>
    /// <param name="defines">Values for names that the texts leave open.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static CodeReading Read(IEnumerable<CodeText> texts, Session session, IReadOnlyDictionary<string, Value> defines, CancellationToken cancellation)
    {
        var modules = new List<Module>();
        var evaluator = new Evaluator(new KerasWorld(session), defines);
        foreach (var text in texts)
        {
            cancellation.ThrowIfCancellationRequested();
            var module = Parser.Parse(text.Code, text.Cell);
            modules.Add(module);
            try
            {
                evaluator.Run(module);
            }
            catch (BudgetException exceeded)
            {
                return new(session, modules, evaluator, exceeded);
            }
        }

        return new(session, modules, evaluator, null);
    }
}
