using System.Buffers;
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
        sink.Write($"\n{model.Summary}\n{model.Memory}\n");
        foreach (var optimizer in model.Optimizers)
            sink.Write($"{optimizer.Name}{words.Say("label.colon")}{words.Say("label.amount", ("params", optimizer.Params), ("bytes", optimizer.Bytes))}{words.Say("label.stop")}{optimizer.Why}\n");
        foreach (var observation in model.Observations)
            sink.Write($"* {observation.Text}\n");
    }

    private static void Write(LayerRow row, RowExplanation why, ExplanationWords words, ref Utf8Sink sink)
    {
        sink.Write($"\n{row.Name} ({row.Type})\n  {why.Summary}\n");
        if (row.Params > 0)
        {
            sink.Write($"  {words.Say("label.params")}{why.Params.Formula.Text}\n");
            foreach (var part in why.Params.Parts)
                sink.Write($"    {part.Weight}{words.Say("label.colon")}{part.Formula.Text}{words.Say("label.stop")}{part.Meaning}\n");
        }

        var label = why.Shape is [.., { Output: > 0 }] ? "label.output_axis" : "label.axis";
        foreach (var size in why.Shape)
            sink.Write($"  {words.Say(label, ("output", size.Output), ("axis", size.Axis))}{size.Formula.Text}  {size.Why}\n");
        if (why.Cost is { } cost) sink.Write($"  MACs{words.Say("label.colon")}{cost.Macs.Text}\n  FLOPs{words.Say("label.colon")}{cost.Flops.Text}  {cost.Why}\n");
        if (FieldToTell(row, why) is { } field) sink.Write($"  {field}\n");
    }

    /// <summary>The sentence on the receptive field; that there is none, only at the layer where it ends.</summary>
    internal static string? FieldToTell(LayerRow row, RowExplanation why) =>
        row.NoReceptiveField is { } none && none.Layer != row.Name ? null : why.ReceptiveField;
}
