using System.Collections.Immutable;
using System.Text.Json;
using SummaryService.Domain.Explanations;

namespace SummaryService.Domain.Rendering.Json;

/// <summary>Explanations as JSON, in the names of the HTTP contract.</summary>
internal static class ExplanationJson
{
    private static readonly JsonEncodedText Explanation = JsonEncodedText.Encode("explanation");

    /// <summary>Writes a row's explanation into its object.</summary>
    public static void Write(Utf8JsonWriter json, RowExplanation explanation)
    {
        json.WriteStartObject(Explanation);
        json.WriteString("summary", explanation.Summary);
        WriteParams(json, explanation.Params);
        json.WriteStartArray("shape");
        foreach (var size in explanation.Shape)
            WriteSize(json, size);
        json.WriteEndArray();
        WriteCost(json, explanation.Cost);
        if (explanation is { Cost: null, ReceptiveField: { } field }) json.WriteString(Names.ReceptiveField, field);
        json.WriteString("source", explanation.Source);
        if (explanation.Pointer is { } pointer) json.WriteString("pointer", pointer);
        json.WriteEndObject();
    }

    /// <summary>Writes a model's explanation into its object.</summary>
    public static void Write(Utf8JsonWriter json, ModelExplanation explanation)
    {
        json.WriteStartObject(Explanation);
        json.WriteString("summary", explanation.Summary);
        json.WriteStartArray("shares");
        foreach (var (layer, type, count, share) in explanation.Shares)
        {
            json.WriteStartObject();
            json.WriteString("layer", layer);
            json.WriteString(Names.Type, type);
            json.WriteCount(Names.Params, count);
            json.WriteNumber("share", share);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("memory", explanation.Memory);
        json.WriteStartArray("optimizers");
        foreach (var (name, count, bytes, why) in explanation.Optimizers)
        {
            json.WriteStartObject();
            json.WriteString(Names.Name, name);
            json.WriteCount(Names.Params, count);
            json.WriteCount(Names.Bytes, bytes);
            json.WriteString("why", why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("observations");
        foreach (var (rule, layer, text) in explanation.Observations)
        {
            json.WriteStartObject();
            json.WriteString("rule", rule);
            json.WriteString("layer", layer);
            json.WriteString("text", text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteParams(Utf8JsonWriter json, ParameterExplanation parameters)
    {
        json.WriteStartObject(Names.Params);
        WriteFormula(json, parameters.Formula);
        json.WriteCount(Result, parameters.Result);
        json.WriteStartArray("parts");
        foreach (var part in parameters.Parts)
        {
            json.WriteStartObject();
            json.WriteString("weight", part.Weight);
            WriteFormula(json, part.Formula);
            json.WriteCount(Result, part.Params);
            json.WriteBoolean(Names.Trainable, part.IsTrained);
            json.WriteString("meaning", part.Meaning);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("why", parameters.Why);
        json.WriteEndObject();
    }

    private static readonly JsonEncodedText Result = JsonEncodedText.Encode("result");

    private static void WriteSize(Utf8JsonWriter json, SizeExplanation size)
    {
        json.WriteStartObject();
        json.WriteNumber("output", size.Output);
        json.WriteNumber("axis", size.Axis);
        WriteFormula(json, size.Formula);
        json.WriteCount(Result, size.Size);
        json.WriteString("why", size.Why);
        json.WriteEndObject();
    }

    private static void WriteCost(Utf8JsonWriter json, CostExplanation? cost)
    {
        if (cost is null)
        {
            json.WriteNull(Names.Cost);
            return;
        }

        json.WriteStartObject(Names.Cost);
        json.WriteStartObject(Names.Macs);
        WriteFormula(json, cost.Macs);
        json.WriteEndObject();
        json.WriteStartObject(Names.Flops);
        WriteFormula(json, cost.Flops);
        json.WriteEndObject();
        json.WriteString("why", cost.Why);
        json.WriteString(Names.ReceptiveField, cost.ReceptiveField);
        json.WriteEndObject();
    }

    private static void WriteFormula(Utf8JsonWriter json, ShownFormula formula)
    {
        json.WriteString(Names.Formula, formula.Symbolic);
        json.WriteString("numbers", formula.Numbers);
        json.WriteString("latex", formula.Latex);
        WriteTerms(json, formula.Terms);
    }

    private static void WriteTerms(Utf8JsonWriter json, ImmutableArray<KeyValuePair<string, Int128?>> terms)
    {
        json.WriteStartObject("terms");
        foreach (var (name, number) in terms)
            json.WriteCount(JsonEncodedText.Encode(name, Documents.JsonText.Encoder), number);
        json.WriteEndObject();
    }
}
