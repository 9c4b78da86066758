using System.Collections.Immutable;
using System.Globalization;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Models;

namespace SummaryService.Domain.Conversion;

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
            else if (!argument.Value.Exists && spelling.PresetOf(own.Name) is { } word)
                yield return argument with { Word = word };
            else if (!argument.Value.Exists && own.Default is { } preset && preset != argument.Description!.Default)
                yield return argument with { Preset = preset };
            else if (own.Kind == ArgumentKind.Choice && argument.Value.IsText)
                yield return argument with { Word = spelling.WordOf(argument.Value.Text) };
            else if (own.Kind == ArgumentKind.Activation && argument.Value.IsText && Activations.Find(argument.Value) is null)
                yield return argument with { OwnFunction = argument.Value.Text };
            else if (own.Kind == ArgumentKind.Borders && own.Length > 1 && argument.Value.ItemCount == 2 * own.Length)
                yield return argument with { Value = default, Parts = ItemsOf(argument.Value), IsPaired = true };
            else if (argument.Value.Exists && !(own.Kind == ArgumentKind.Shape && IsCode(argument.Value)))
                yield return own.Kind is ArgumentKind.Integer or ArgumentKind.Number ? argument with { Value = spelling.Plain(argument.Value) } : argument;
        }
    }

    private static ImmutableArray<Node> ItemsOf(Node list)
    {
        var items = ImmutableArray.CreateBuilder<Node>();
        foreach (var item in list.Items)
            items.Add(item);
        return items.ToImmutable();
    }

    /// <summary>Whether code works a shape out, which no other release could run: its name, or a list that begins with its bytes.</summary>
    private static bool IsCode(Node shape)
    {
        foreach (var item in shape.Items)
            return item.IsText;
        return shape.IsText;
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
