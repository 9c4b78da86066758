using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SummaryService.Domain.Explanations;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Rendering.Json;

/// <summary>A layer's row as JSON.</summary>
internal static class RowJson
{
    private const int MostStackCharacters = 128;

    public static void Write(Utf8JsonWriter json, LayerRow row, bool expandNested, string? explainIn = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        json.WriteStartObject();
        json.WriteString(Names.Name, row.Name);
        json.WriteString(Names.Type, row.Type);
        json.WriteBoolean(Names.Trainable, row.Trainable);
        json.WriteString(Names.OutputShape, ShapeText.Of(row.Output));
        WriteOutputs(json, row.Output);
        json.WriteCount(Names.Params, row.Params);
        json.WriteCount(Names.TrainableParams, row.TrainableParams);
        json.WriteCount(Names.NonTrainableParams, row.NonTrainableParams);
        json.WriteStartArray(Names.ConnectedTo);
        foreach (var call in row.Calls)
            WriteReferences(json, call);

        json.WriteEndArray();
        WriteCalls(json, row);
        WriteWeights(json, row);
        WriteCost(json, row.Cost, row.ReceptiveField);
        // Without a cost to stand in, since a size is unknown, the field stands by itself.
        if (row is { Cost: null, ReceptiveField: not null }) WriteField(json, row.ReceptiveField);
        // Only where it is so: a reader who does not know the field loses nothing.
        if (row.HasUnknownWeights) json.WriteBoolean(Names.ParamsUnknown, true);
        json.WriteString(Names.Formula, ParameterFormula.WithNumbers(row.Weights, row.Params));
        if (explainIn is not null) ExplanationJson.Write(json, Explainer.Explain(row, explainIn));
        if (expandNested && !row.Layers.IsEmpty)
        {
            json.WriteStartArray(Names.Layers);
            foreach (var nested in row.Layers)
                Write(json, nested, expandNested, explainIn, cancellation);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a tensor's shape and dtype into an object that is open.</summary>
    public static void WriteTensorProperties(Utf8JsonWriter json, TensorSpec tensor)
    {
        json.WriteStartArray(Names.Shape);
        foreach (var dim in tensor.Shape.Dims)
        {
            if (dim.IsKnown) json.WriteNumberValue(dim.Size);
            else json.WriteNullValue();
        }

        json.WriteEndArray();
        json.WriteString(Names.DType, tensor.DType.Name);
    }

    private static void WriteOutputs(Utf8JsonWriter json, TensorTree? output)
    {
        json.WriteStartArray(Names.Outputs);
        if (output is TensorSpec single)
        {
            WriteTensor(json, single);
        }
        else if (output is not null)
        {
            foreach (var tensor in output.Flatten())
                WriteTensor(json, tensor);
        }

        json.WriteEndArray();
    }

    private static void WriteTensor(Utf8JsonWriter json, TensorSpec tensor)
    {
        json.WriteStartObject();
        WriteTensorProperties(json, tensor);
        json.WriteEndObject();
    }

    private static void WriteReferences(Utf8JsonWriter json, LayerCall call)
    {
        Span<char> text = stackalloc char[MostStackCharacters];
        foreach (var source in call.Inputs)
        {
            if (text.TryWrite(CultureInfo.InvariantCulture, $"{source.Layer}[{source.Call}][{source.Tensor}]", out var length)) json.WriteStringValue(text[..length]);
            else json.WriteStringValue(source.ToString());
        }
    }

    private static void WriteCalls(Utf8JsonWriter json, LayerRow row)
    {
        json.WriteStartArray(Names.Calls);
        foreach (var call in row.Calls)
        {
            json.WriteStartObject();
            json.WriteStartArray(Names.Inputs);
            WriteReferences(json, call);
            json.WriteEndArray();
            WriteOutputs(json, call.Output);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteWeights(Utf8JsonWriter json, LayerRow row)
    {
        json.WriteStartArray(Names.Weights);
        foreach (var weight in row.Weights)
        {
            json.WriteStartObject();
            json.WriteString(Names.Name, weight.Name);
            json.WriteStartArray(Names.Shape);
            foreach (var axis in weight.Axes)
                json.WriteNumberValue(axis.Size);
            json.WriteEndArray();
            json.WriteString(Names.DType, weight.DType.Name);
            json.WriteBoolean(Names.Trainable, weight.Trainable);
            json.WriteCount(Names.Params, weight.Params);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCost(Utf8JsonWriter json, Cost? cost, ReceptiveField? field)
    {
        if (cost is null)
        {
            json.WriteNull(Names.Cost);
            return;
        }

        json.WriteStartObject(Names.Cost);
        json.WriteCount(Names.Macs, cost.Macs);
        json.WriteCount(Names.Flops, cost.Flops);
        json.WriteCount(Names.ActivationBytes, cost.ActivationBytes);
        WriteField(json, field);
        json.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter json, ReceptiveField? field)
    {
        if (field is null)
        {
            json.WriteNull(Names.ReceptiveField);
            return;
        }

        json.WriteStartObject(Names.ReceptiveField);
        json.WriteStartArray(Names.Size);
        foreach (var size in field.Size)
            json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray(Names.Stride);
        foreach (var stride in field.Stride)
        {
            if (stride.Denominator == 1) json.WriteNumberValue(stride.Numerator);
            else json.WriteNumberValue(stride.Approximate);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
