using System.Globalization;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Models;

namespace SummaryService.Domain.Conversion;

/// <summary>An argument of a layer under the name that Keras 3 gives it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value as it was written.</param>
/// <param name="Description">What the layer's definition says of it; null for one that it does not describe.</param>
/// <param name="Word">The word that the value stands for in Keras 3, where it was another.</param>
internal readonly record struct LayerArgument(string Name, Node Value, ArgumentDescription? Description, string? Word = null);

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
        foreach (var description in layer.Definition?.Arguments ?? [])
        {
            var value = layer.Config[spelling.NameOf(description.Name)];
            if (!value.Exists) continue;
            if (description.Kind is ArgumentKind.Integer or ArgumentKind.Number) value = spelling.Plain(value);
            var word = description.Kind == ArgumentKind.Choice && value.IsText ? spelling.WordOf(value.Text) : null;
            yield return new(description.Name, value, description, word);
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
