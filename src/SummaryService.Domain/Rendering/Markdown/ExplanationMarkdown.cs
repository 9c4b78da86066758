using System.Buffers;
using System.Text;
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
    /// <returns>Null, or that the text is too long; then nothing is written.</returns>
    public static Problem? Write(
        ModelSummary summary, ModelExplanation model, IBufferWriter<byte> output, bool expandNested = false, string language = "en")
    {
        var words = ExplanationWords.In(language);
        var text = new StringBuilder();
        Append(text, model, words);
        var walk = new RowWalk(summary.Layers, expandNested);
        while (walk.MoveNext())
        {
            if (text.Length > TextRenderer.MostBytes) return OptionProblems.TextTooLong();
            Append(text, walk.Current, Explainer.Explain(walk.Current, language), words);
        }

        Encoding.UTF8.GetBytes(text.ToString(), output);
        return null;
    }

    private static void Append(StringBuilder text, ModelExplanation model, ExplanationWords words)
    {
        text.Append($"\n## {words.Say("label.why")}\n\n{model.Summary}\n\n{model.Memory}\n\n");
        foreach (var optimizer in model.Optimizers)
            text.Append($"- **{optimizer.Name}:** {optimizer.Params} ({optimizer.Bytes} B){words.Say("label.stop")}{optimizer.Why}\n");
        foreach (var observation in model.Observations)
            text.Append($"- {Sentence(observation.Text)}\n");
    }

    private static void Append(StringBuilder text, LayerRow row, RowExplanation why, ExplanationWords words)
    {
        text.Append($"\n### {CodeSpan.Of(row.Name, inTable: false)} ({Sentence(row.Type)})\n\n{Sentence(why.Summary)}\n\n");
        if (row.Params > 0)
        {
            text.Append($"- {words.Say("label.params")}`{why.Params.Formula.Text}`\n");
            foreach (var part in why.Params.Parts)
                text.Append($"  - {CodeSpan.Of(part.Weight, inTable: false)}{words.Say("label.colon")}`{part.Formula.Text}`{words.Say("label.stop")}{Sentence(part.Meaning)}\n");
        }

        var label = why.Shape is [.., { Output: > 0 }] ? "label.output_axis" : "label.axis";
        foreach (var size in why.Shape)
            text.Append($"- {words.Say(label, ("output", size.Output), ("axis", size.Axis))}`{size.Formula.Text}`{words.Say("label.stop")}{size.Why}\n");
        if (why.Cost is not { } cost) return;
        text.Append($"- MACs{words.Say("label.colon")}`{cost.Macs.Text}`\n- FLOPs{words.Say("label.colon")}`{cost.Flops.Text}`{words.Say("label.stop")}{cost.Why}\n");
        if (cost.ReceptiveField is { } field) text.Append($"- {field}\n");
    }

    /// <summary>A sentence as it is, or as code where a name in it could be markup.</summary>
    private static string Sentence(string text) =>
        VisibleText.Of(text) is var visible && Markup().IsMatch(visible) ? CodeSpan.Of(visible, inTable: false) : visible;

    // Emphasis, links, HTML, mentions and addresses; an underscore between letters is none.
    [GeneratedRegex(@"[\\`*\[\]<>#|~&@!$]|(?<!\w)_|_(?!\w)|www\.|://", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}
