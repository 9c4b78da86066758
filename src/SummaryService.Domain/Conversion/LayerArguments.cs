using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Models;

namespace SummaryService.Domain.Conversion;

/// <summary>An argument of a layer under the name that Keras 3 gives it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value as it was written.</param>
/// <param name="Description">What the layer's definition says of it; null for one that it does not describe.</param>
internal readonly record struct LayerArgument(string Name, Node Value, ArgumentDescription? Description)
{
    /// <summary>The word that the value stands for in Keras 3, where it was another.</summary>
    public string? Word { get; init; }

    /// <summary>The values of an argument of several numbers that were written one by one.</summary>
    public ImmutableArray<Node> Parts { get; init; } = [];

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
        else if (Parts.IsEmpty)
        {
            json.WriteNode(Value);
        }
        else
        {
            json.WriteStartArray();
            foreach (var part in Parts)
                json.WriteNode(part);
            json.WriteEndArray();
        }
    }
}

/// <summary>The arguments that a layer was given, whatever the dialect calls them.</summary>
internal static class LayerArguments
{
    // What those write who write the layer.
    private static readonly string[] Written = ["type", "name", "trainable", "dtype"];

    // Where the layer's own definition does not know them, these belong to the model or to the call.
    private static readonly string[] Common = [.. CommonArguments.Names.Except(["activity_regularizer", "input_dim"])];

    public static IEnumerable<LayerArgument> Of(LayerNode layer) => layer.Spelling is { } spelling ? Respelled(layer, spelling) : AsWritten(layer);

    /// <summary>Whether a value is what the layer takes without it.</summary>
    public static bool IsDefault(LayerArgument argument)
    {
        var (value, preset) = (argument.Value, argument.Description?.Default);
        if (!value.Exists) return false;
        if (value.Kind == NodeKind.Null) return preset is null or "null";
        if (argument.Name.EndsWith("_initializer", StringComparison.Ordinal)) return IsUsual(argument.Name, value);
        return preset is not null && argument.Description!.Kind switch
        {
            ArgumentKind.Activation => value.TextIs(preset == "null" ? "linear" : preset.Trim('"')),
            ArgumentKind.Sizes => IsAll(value, preset),
            _ => IsSame(value, argument.Word, preset),
        };
    }

    private static List<LayerArgument> AsWritten(LayerNode layer)
    {
        var arguments = new List<LayerArgument>();
        foreach (var property in layer.Config.Properties)
        {
            var name = property.Name;
            if (Written.Contains(name)) continue;
            var description = layer.Definition?.Arguments.FirstOrDefault(known => known.Name == name);
            if (description is null && Common.Contains(name)) continue;
            arguments.Add(new(name, property.Value, description));
        }

        return arguments;
    }

    private static IEnumerable<LayerArgument> Respelled(LayerNode layer, Spelling spelling)
    {
        var current = LayerCatalogue.Find(layer.Type)?.Arguments ?? [];
        foreach (var own in layer.Definition?.Arguments ?? [])
        {
            var argument = new LayerArgument(own.Name, layer.Config[spelling.NameOf(own.Name)], current.FirstOrDefault(known => known.Name == own.Name) ?? own);
            if (spelling.PartsOf(own.Name) is { IsEmpty: false } parts)
                yield return argument with { Value = default, Parts = [.. parts.Select(part => layer.Config[part])] };
            else if (!argument.Value.Exists && own.Default is { } preset && preset != argument.Description!.Default)
                yield return argument with { Preset = preset };
            else if (own.Kind == ArgumentKind.Choice && argument.Value.IsText)
                yield return argument with { Word = spelling.WordOf(argument.Value.Text) };
            else if (argument.Value.Exists)
                yield return own.Kind is ArgumentKind.Integer or ArgumentKind.Number ? argument with { Value = spelling.Plain(argument.Value) } : argument;
        }
    }

    /// <summary>Whether weights begin as those of that name usually do; which leaves every shape and count as it is.</summary>
    private static bool IsUsual(string name, Node value)
    {
        var type = value["class_name"];
        if (!type.IsText || value["config"]["seed"].HasValue) return false;
        var usual = name switch
        {
            "bias_initializer" or "beta_initializer" or "moving_mean_initializer" or "alpha_initializer" => "Zeros",
            "gamma_initializer" or "moving_variance_initializer" => "Ones",
            "recurrent_initializer" => "Orthogonal",
            "embeddings_initializer" => "RandomUniform",
            _ => "GlorotUniform",
        };
        return type.TextIs(usual);
    }

    private static bool IsAll(Node value, string preset)
    {
        if (!value.IsArray) return IsSame(value, null, preset);
        foreach (var item in value.Items)
        {
            if (!IsSame(item, null, preset)) return false;
        }

        return true;
    }

    private static bool IsSame(Node value, string? word, string preset) => value.Kind switch
    {
        NodeKind.Text => string.Equals($"\"{word ?? value.Text}\"", preset, StringComparison.OrdinalIgnoreCase),
        NodeKind.Number => value.TryGetNumber(out var number) && double.TryParse(preset, NumberStyles.Float, CultureInfo.InvariantCulture, out var other) && number == other,
        _ => value.Json.SequenceEqual(System.Text.Encoding.UTF8.GetBytes(preset)),
    };
}
