using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <content>Layers that stand in an argument.</content>
public sealed partial class ConfigReader
{
    /// <summary>Reads a layer, serialized or as a person writes it; null, with its problems told, where it is not sound.</summary>
    internal Func<Node, NestedLayer?>? ReadNested { get; set; }

    /// <summary>A layer, which must be given; null where it is missing or not sound.</summary>
    internal NestedLayer? Layer(string name)
    {
        _record?.Add(new(name, ArgumentKind.Layer, IsRequired: true));
        if (_record is not null) return Placeholder;
        var value = Required(name);
        return value.Exists ? Nested(name, value) : null;
    }

    /// <summary>A layer, or nothing.</summary>
    internal NestedLayer? OptionalLayer(string name)
    {
        _record?.Add(new(name, ArgumentKind.Layer, IsRequired: false));
        var value = Take(name);
        return value.Exists ? Nested(name, value) : null;
    }

    /// <summary>A list of layers, or one in the place of a list; none where it is missing or not sound.</summary>
    internal ImmutableArray<NestedLayer> Layers(string name)
    {
        _record?.Add(new(name, ArgumentKind.Layers, IsRequired: true));
        if (_record is not null) return [Placeholder];
        var value = Required(name);
        if (!value.Exists) return [];
        if (!value.IsArray) return Nested(name, value) is { } only ? [only] : [];
        var layers = ImmutableArray.CreateBuilder<NestedLayer>();
        foreach (var item in value.Items)
        {
            if (Nested(name, item) is { } layer) layers.Add(layer);
        }

        return layers.ToImmutable();
    }

    private static NestedLayer Placeholder { get; } = new("layer", "Layer", new Identity());

    private NestedLayer? Nested(string name, Node value)
    {
        if (!value.IsObject)
        {
            Report(name, "wrong_kind.layer_argument");
            return null;
        }

        var nested = ReadNested?.Invoke(value);
        HasUnsoundLayer |= nested is null;
        return nested;
    }

    /// <summary>Whether a layer inside is not sound; its own problems are told already.</summary>
    internal bool HasUnsoundLayer { get; private set; }

    private sealed class Identity : BoundLayer
    {
        public override LayerEffect Apply(CallInputs inputs) => new(inputs.Single(), [], Work.None);
    }
}
