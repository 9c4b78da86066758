using System.Buffers;
using System.Text;
using SummaryService.Domain.Explanations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Text;

/// <summary>Explanations as text, to stand below the table.</summary>
public static class ExplanationText
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
        Append(text, model);
        var walk = new RowWalk(summary.Layers, expandNested);
        while (walk.MoveNext())
        {
            if (text.Length > TextRenderer.MostBytes) return OptionProblems.TextTooLong();
            Append(text, walk.Current, Explainer.Explain(walk.Current, language), words);
        }

        Encoding.UTF8.GetBytes(text.ToString(), output);
        return null;
    }

    private static void Append(StringBuilder text, ModelExplanation model)
    {
        text.Append('\n').Append(model.Summary).Append('\n').Append(model.Memory).Append('\n');
        foreach (var optimizer in model.Optimizers)
            text.Append($"{optimizer.Name}: {optimizer.Params} ({optimizer.Bytes} B). {optimizer.Why}\n");
        foreach (var observation in model.Observations)
            text.Append($"* {observation.Text}\n");
    }

    private static void Append(StringBuilder text, LayerRow row, RowExplanation why, ExplanationWords words)
    {
        text.Append($"\n{row.Name} ({row.Type})\n  {why.Summary}\n");
        if (row.Params > 0)
        {
            text.Append($"  {words.Say("label.params")}{why.Params.Formula.Text}\n");
            foreach (var part in why.Params.Parts)
                text.Append($"    {part.Weight}: {part.Formula.Text} ({part.Meaning})\n");
        }

        var label = why.Shape is [.., { Output: > 0 }] ? "label.output_axis" : "label.axis";
        foreach (var size in why.Shape)
            text.Append($"  {words.Say(label, ("output", size.Output), ("axis", size.Axis))}{size.Formula.Text}  {size.Why}\n");
        if (why.Cost is not { } cost) return;
        text.Append($"  MACs: {cost.Macs.Text}\n  FLOPs: {cost.Flops.Text}  {cost.Why}\n");
        if (cost.ReceptiveField is { } field) text.Append($"  {field}\n");
    }
}
