using System.Text.Json;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Conversion;

/// <summary>Writes what the dialects have in common.</summary>
internal static class NodeWriting
{
    /// <summary>A value as it was posted.</summary>
    public static void WriteNode(this Utf8JsonWriter json, Node value)
    {
        if (value.Exists) json.WriteRawValue(value.Json, skipInputValidation: true);
        else json.WriteNullValue();
    }

    /// <summary>A shape; null stands for an unknown size.</summary>
    public static void WriteShape(this Utf8JsonWriter json, string name, TensorShape shape)
    {
        json.WritePropertyName(name);
        json.WriteShapeValue(shape);
    }

    /// <summary>A shape by itself.</summary>
    public static void WriteShapeValue(this Utf8JsonWriter json, TensorShape shape)
    {
        json.WriteStartArray();
        foreach (var size in shape.Dims)
        {
            if (size.IsKnown) json.WriteNumberValue(size.Size);
            else json.WriteNullValue();
        }

        json.WriteEndArray();
    }
}
