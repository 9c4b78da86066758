using System.Collections.Immutable;
using System.Text.Json;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;

namespace SummaryService.Domain.Conversion;

/// <summary>An argument of a layer under the name that Keras 3 gives it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value as it was written.</param>
/// <param name="Description">What the layer's definition says of it; null for one that it does not describe.</param>
internal readonly record struct LayerArgument(string Name, Node Value, ArgumentDescription? Description)
{
    /// <summary>Whether the value is a layer, or several.</summary>
    public bool HoldsLayers => Description?.Kind is ArgumentKind.Layer or ArgumentKind.Layers
        || (Description?.Kind == ArgumentKind.Activation && Value.IsObject && Activations.IsLayer(Value));

    /// <summary>The word that the value stands for in Keras 3, where it was another.</summary>
    public string? Word { get; init; }

    /// <summary>The values of an argument of several numbers that were written one by one.</summary>
    public ImmutableArray<Node> Parts { get; init; } = [];

    /// <summary>Whether those are the two ends of one axis after the other.</summary>
    public bool IsPaired { get; init; }

    /// <summary>The name of a function of the author's own, which an old release wrote as it writes Keras's own.</summary>
    public string? OwnFunction { get; init; }

    /// <summary>What the release took where nothing was written and Keras 3 takes something else, as JSON.</summary>
    public string? Preset { get; init; }

    /// <summary>Writes the value as Keras 3 would.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        if (Preset is not null)
        {
            json.WriteRawValue(Preset);
        }
        else if (Word is not null)
        {
            json.WriteStringValue(Word);
        }
        else if (OwnFunction is not null)
        {
            json.WriteStartObject();
            json.WriteString("module", "builtins");
            json.WriteString("class_name", "function");
            json.WriteString("config", OwnFunction);
            json.WriteString("registered_name", "function");
            json.WriteEndObject();
        }
        else if (Parts.IsEmpty)
        {
            json.WriteNode(Value);
        }
        else
        {
            WriteParts(json);
        }
    }

    private void WriteParts(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        for (var i = 0; i < Parts.Length; i++)
        {
            if (IsPaired && i % 2 == 0) json.WriteStartArray();
            json.WriteNode(Parts[i]);
            if (IsPaired && i % 2 == 1) json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
