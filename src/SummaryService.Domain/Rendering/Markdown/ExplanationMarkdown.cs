using System.Buffers;
using System.Text.RegularExpressions;
using SummaryService.Domain.Explanations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Rendering.Tables;
using SummaryService.Domain.Rendering.Text;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Markdown;

/// <summary>Explanations as Markdown, to stand below the table.</summary>
/// <remarks>Whatever an architecture calls its layers, names stand as code and are never markup.</remarks>
public static partial class ExplanationMarkdown
{
    /// <summary>Writes what explains a model and each of its rows, as UTF-8.</summary>
    /// <param name="summary">The summary with the rows to explain.</param>
    /// <param name="model">The explanation of the whole.</param>
    /// <param name="output">Where to.</param>
    /// <param name="expandNested">Whether rows of nested models are explained, too.</param>
    /// <param name="language">The language.</param>
    /// <param name="cancellation">Ends the work where nobody waits for it any more.</param>
    /// <returns>Null, or that the text is too long; then what is written of it is of no use.</returns>
    public static Problem? Write(
        ModelSummary summary, ModelExplanation model, IBufferWriter<byte> output, bool expandNested = false, string language = "en",
        CancellationToken cancellation = default)
    {
        var words = ExplanationWords.In(language);
        scoped var sink = new Utf8Sink(output);
        Write(model, words, ref sink);
        var walk = new RowWalk(summary.Layers, expandNested, cancellation);
        while (walk.MoveNext())
        {
            if (sink.Written > TextRenderer.MostBytes) return OptionProblems.TextTooLong();
            Write(walk.Current, Explainer.Explain(walk.Current, language), words, ref sink);
        }

        sink.Flush();
        return null;
    }

    private static void Write(ModelExplanation model, ExplanationWords words, ref Utf8Sink sink)
    {
        sink.Write($"\n## {words.Say("label.why")}\n\n{model.Summary}\n\n{model.Memory}\n\n");
        foreach (var optimizer in model.Optimizers)
            sink.Write($"- **{optimizer.Name}**{words.Say("label.colon")}{words.Say("label.amount", ("params", optimizer.Params), ("bytes", optimizer.Bytes))}{words.Say("label.stop")}{optimizer.Why}\n");
        foreach (var observation in model.Observations)
            sink.Write($"- {Sentence(observation.Text)}\n");
    }

    private static void Write(LayerRow row, RowExplanation why, ExplanationWords words, ref Utf8Sink sink)
    {
        sink.Write($"\n### {CodeSpan.Of(row.Name, inTable: false)} ({Sentence(row.Type)})\n\n{Sentence(why.Summary)}\n\n");
        if (row.Params > 0)
        {
            sink.Write($"- {words.Say("label.params")}`{why.Params.Formula.Text}`\n");
            foreach (var part in why.Params.Parts)
                sink.Write($"  - {CodeSpan.Of(part.Weight, inTable: false)}{words.Say("label.colon")}`{part.Formula.Text}`{words.Say("label.stop")}{Sentence(part.Meaning)}\n");
        }

        var label = why.Shape is [.., { Output: > 0 }] ? "label.output_axis" : "label.axis";
        foreach (var size in why.Shape)
            sink.Write($"- {words.Say(label, ("output", size.Output), ("axis", size.Axis))}`{size.Formula.Text}`{words.Say("label.stop")}{size.Why}\n");
        if (why.Cost is { } cost)
            sink.Write($"- MACs{words.Say("label.colon")}`{cost.Macs.Text}`\n- FLOPs{words.Say("label.colon")}`{cost.Flops.Text}`{words.Say("label.stop")}{cost.Why}\n");
        if (ExplanationText.FieldToTell(row, why) is { } field) sink.Write($"- {Sentence(field)}\n");
    }

    /// <summary>A sentence as it is, or as code where a name in it could be markup.</summary>
    private static string Sentence(string text) =>
        VisibleText.Of(text) is var visible && Markup().IsMatch(visible) ? CodeSpan.Of(visible, inTable: false) : visible;

    // Emphasis, links, HTML, mentions and addresses; an underscore between letters is none.
    [GeneratedRegex(@"[\\`*\[\]<>#|~&@!$]|(?<!\w)_|_(?!\w)|www\.|://", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}
