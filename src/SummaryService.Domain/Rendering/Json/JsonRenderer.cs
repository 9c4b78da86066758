using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Explanations;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Json;

/// <summary>The summary as JSON, in the names of the HTTP contract.</summary>
public static class JsonRenderer
{
    // The writer writes what the types declare; checking its order again at run time costs a tenth of the time.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JsonText.Encoder,
        SkipValidation = true,
    };

    /// <summary>Writes a model's summary as UTF-8 JSON.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="output">Where to.</param>
    /// <param name="expandNested">Whether rows of nested models are written inside theirs.</param>
    /// <param name="language">The language of the warnings and of explanations.</param>
    /// <param name="explanation">What explains the whole, and asks for each row to be explained; null without.</param>
    /// <param name="cancellation">Ends the work where nobody waits for it any more.</param>
    public static void Write(
        ModelSummary summary, IBufferWriter<byte> output, bool expandNested = false, string language = "en", ModelExplanation? explanation = null,
        CancellationToken cancellation = default)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString(Names.Name, summary.Name);
        json.WriteString(Names.Type, summary.Type);
        json.WriteString(Names.Dialect, summary.Dialect);
        WriteTensors(json, Names.Inputs, summary.Inputs);
        WriteTensors(json, Names.Outputs, summary.Outputs);
        json.WriteStartArray(Names.Layers);
        foreach (var row in summary.Layers)
            RowJson.Write(json, row, expandNested, explanation is null ? null : language, cancellation);
        json.WriteEndArray();
        WriteTotals(json, summary.Totals);
        if (explanation is not null) ExplanationJson.Write(json, explanation);
        if (summary.Source is not null) SourceJson.Write(json, summary.Source, language);
        WriteWarnings(json, summary, language);
        json.WriteEndObject();
    }

    /// <summary>Writes one layer's row as UTF-8 JSON.</summary>
    /// <param name="row">The row.</param>
    /// <param name="output">Where to.</param>
    /// <param name="explainIn">The language to explain it in; null without an explanation.</param>
    /// <param name="cancellation">Ends the work where nobody waits for it any more.</param>
    public static void Write(LayerRow row, IBufferWriter<byte> output, string? explainIn = null, CancellationToken cancellation = default)
    {
        using var json = new Utf8JsonWriter(output, Options);
        RowJson.Write(json, row, expandNested: true, explainIn, cancellation);
    }

    /// <summary>Writes the rows that are known of an architecture that is not valid, as <c>{ "layers": [ … ] }</c>.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="json">Where to.</param>
    public static void Write(ImmutableArray<LayerRow> rows, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray(Names.Layers);
        foreach (var row in rows)
            RowJson.Write(json, row, expandNested: false, explainIn: null);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTensors(Utf8JsonWriter json, JsonEncodedText name, IEnumerable<NamedTensor> tensors)
    {
        json.WriteStartArray(name);
        foreach (var tensor in tensors)
        {
            json.WriteStartObject();
            json.WriteString(Names.Name, tensor.Name);
            RowJson.WriteTensorProperties(json, tensor.Tensor);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTotals(Utf8JsonWriter json, ParameterTotals totals)
    {
        json.WriteStartObject(Names.Totals);
        json.WriteCount(Names.Params, totals.Params);
        json.WriteCount(Names.TrainableParams, totals.Trainable);
        json.WriteCount(Names.NonTrainableParams, totals.NonTrainable);
        json.WriteCount(Names.OptimizerParams, totals.Optimizer);
        json.WriteCount(Names.Bytes, totals.Bytes);
        json.WriteCount(Names.TrainableBytes, totals.TrainableBytes);
        json.WriteCount(Names.NonTrainableBytes, totals.NonTrainableBytes);
        json.WriteCount(Names.Macs, totals.Cost?.Macs);
        json.WriteCount(Names.Flops, totals.Cost?.Flops);
        json.WriteCount(Names.ActivationBytes, totals.Cost?.ActivationBytes);
        if (totals.IsLowerBound) json.WriteBoolean(Names.LowerBound, true);
        json.WriteEndObject();
    }

    private static void WriteWarnings(Utf8JsonWriter json, ModelSummary summary, string language)
    {
        json.WriteStartArray(Names.Warnings);
        foreach (var warning in summary.Warnings)
            ProblemJson.Write(json, warning, language);
        json.WriteEndArray();
    }
}
