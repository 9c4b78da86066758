using System.Collections.Immutable;
using System.Text.Json;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Shapes;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Reconstruction;

/// <summary>Writes a rebuilt model in the short form, each value with the place of its row.</summary>
internal sealed class ArchitectureWriter(DocumentBuilder builder)
{
    private readonly ImmutableDictionary<string, ImmutableArray<SourceArgument>>.Builder _arguments = ImmutableDictionary.CreateBuilder<string, ImmutableArray<SourceArgument>>();

    /// <summary>How certain the arguments of each layer are, by its JSON Pointer.</summary>
    public ImmutableDictionary<string, ImmutableArray<SourceArgument>> Arguments => _arguments.ToImmutable();

    /// <summary>Writes the model as the whole document.</summary>
    public void Write(RebuiltModel model, TextPlace place)
    {
        builder.Object(place);
        if (model.Name is { } name) builder.Name("name").Text(name);
        WriteModel(model, "");
        builder.End();
    }

    // As deep as rows nest.
    private void WriteModel(RebuiltModel model, string pointer)
    {
        if (model.Input is { } input && !model.IsGraph) WriteInput(input);
        builder.Name("layers").Array();
        for (var i = 0; i < model.Layers.Length; i++)
            WriteLayer(model.Layers[i], $"{pointer}/layers/{i}");
        builder.End();
    }

    private void WriteInput(TensorShape shape)
    {
        var hasBatch = shape.Rank == 0 || shape[0].IsKnown;
        builder.Name(hasBatch ? "batch_input_shape" : "input_shape");
        WriteShape(hasBatch ? shape : shape[1..]);
    }

    private void WriteLayer(RebuiltLayer layer, string pointer)
    {
        builder.Object(layer.Place);
        if (layer.Model is { } model)
        {
            builder.Name("name").Text(layer.Name);
            WriteModel(model, pointer);
        }
        else
        {
            builder.Name("type").Text(layer.Type).Name("name").Text(layer.Name);
            if (layer.IsFrozen) builder.Name("trainable").Flag(false);
            if (layer.IsAsPrinted) WritePrinted(layer.Row);
            using var arguments = JsonDocument.Parse(layer.Json);
            foreach (var argument in arguments.RootElement.EnumerateObject())
            {
                builder.Name(argument.Name);
                WriteValue(argument.Value);
            }

            if (!layer.Arguments.IsEmpty) _arguments[pointer] = layer.Arguments;
        }

        WriteCalls(layer.Calls);
        builder.End();
    }

    private void WritePrinted(PrintedRow row)
    {
        builder.Name("printed").Object().Name("output_shape");
        if (row.Shape.IsTold)
        {
            builder.Array();
            foreach (var tensor in row.Shape.Tensors)
                WriteShape(tensor);
            builder.End();
        }
        else
        {
            builder.Null();
        }

        builder.Name("params");
        if (row.Params is { } count) builder.Integer(count);
        else builder.Null();
        builder.End();
    }

    private void WriteShape(TensorShape shape)
    {
        builder.Array();
        foreach (var dim in shape.Dims)
        {
            if (dim.IsKnown) builder.Integer(dim.Size);
            else builder.Null();
        }

        builder.End();
    }

    private void WriteCalls(ImmutableArray<ImmutableArray<string>> calls)
    {
        if (calls.IsEmpty) return;
        builder.Name(calls.Length == 1 ? "inputs" : "calls");
        if (calls.Length > 1) builder.Array();
        foreach (var call in calls)
        {
            if (call is [var only])
            {
                builder.Text(only);
                continue;
            }

            builder.Array();
            foreach (var reference in call)
                builder.Text(reference);
            builder.End();
        }

        if (calls.Length > 1) builder.End();
    }

    // As deep as proposals are: a layer in a layer's argument.
    private void WriteValue(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                builder.Object();
                foreach (var property in value.EnumerateObject())
                {
                    builder.Name(property.Name);
                    WriteValue(property.Value);
                }

                builder.End();
                break;
            case JsonValueKind.Array:
                builder.Array();
                foreach (var item in value.EnumerateArray())
                    WriteValue(item);
                builder.End();
                break;
            case JsonValueKind.String: builder.Text(value.GetString()!); break;
            case JsonValueKind.Number when value.TryGetInt64(out var number): builder.Integer(number); break;
            case JsonValueKind.Number: builder.Number(value.GetDouble()); break;
            case JsonValueKind.True or JsonValueKind.False: builder.Flag(value.GetBoolean()); break;
            default: builder.Null(); break;
        }
    }
}
