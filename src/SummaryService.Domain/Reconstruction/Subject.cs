using System.Collections.Immutable;
using System.Text;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Reconstruction;

/// <summary>What a layer gives for its arguments and inputs: the tensors and the count of its row.</summary>
/// <param name="Tensors">The tensors in order.</param>
/// <param name="Output">The same in their nesting.</param>
/// <param name="Params">The count; null where nobody can tell it.</param>
internal sealed record Effect(IReadOnlyList<TensorSpec> Tensors, TensorTree Output, Int128? Params)
{
    /// <summary>How many of the parameters training leaves alone.</summary>
    public Int128 Fixed { get; init; }
}

/// <summary>A layer type whose arguments are looked for, perhaps with a type in its argument for a layer.</summary>
internal sealed class Subject
{
    private const char Inside = '.';

    private readonly ConfigReader _reader = new();
    private readonly StringBuilder _json = new();
    private readonly string? _layerArgument;

    private Subject(LayerDefinition definition, string? layerArgument, LayerDefinition? inner)
    {
        (Definition, _layerArgument, Inner) = (definition, layerArgument, inner);
        Arguments = inner is null
            ? definition.Arguments
            : [.. definition.Arguments.Where(argument => argument.Kind is not (ArgumentKind.Layer or ArgumentKind.Layers)),
                .. inner.Arguments.Select(argument => argument with { Name = $"{layerArgument}{Inside}{argument.Name}" })];
        _reader.ReadNested = ReadNested;
    }

    /// <summary>The layer type.</summary>
    public LayerDefinition Definition { get; }

    /// <summary>The type in its argument for a layer; null where it has none.</summary>
    public LayerDefinition? Inner { get; }

    /// <summary>What can be set.</summary>
    public ImmutableArray<ArgumentDescription> Arguments { get; }

    /// <summary>How often a rule was asked.</summary>
    public int Trials { get; private set; }

    public static Subject Of(LayerDefinition definition) => new(definition, null, null);

    public static Subject Around(LayerDefinition definition, LayerDefinition inner) => new(definition, definition.LayerArguments[0], inner);

    /// <summary>What the definition's own rule gives; null where it refuses the arguments or the inputs.</summary>
    public Effect? Run(ReadOnlySpan<Setting> settings, TensorTree inputs)
    {
        Trials++;
        using var document = DocumentReader.Read(Encoding.UTF8.GetBytes(Json(settings))).Value;
        if (document is null) return null;
        _reader.Open(document.Root, DTypePolicy.Float32, null, null);
        var bound = Definition.Bind(_reader);
        if (bound is null || _reader.HasFaults || _reader.HasUnsoundLayer) return null;
        try
        {
            var effect = bound.Apply(new CallInputs(inputs, 0));
            var tensors = effect.Output.Flatten();
            foreach (var tensor in tensors)
            {
                if (tensor.Shape.Rank > Limits.Default.Rank) return null;
            }

            var (count, untrained) = Count(effect.Weights);
            return new(tensors, effect.Output, effect.HasUnknownWeights ? null : count) { Fixed = untrained };
        }
        catch (RuleBrokenException)
        {
        }
        catch (OverflowException)
        {
        }

        return null;
    }

    /// <summary>The arguments as JSON, as the short form writes them beside the type.</summary>
    public string Json(ReadOnlySpan<Setting> settings)
    {
        _json.Clear().Append('{');
        foreach (var setting in settings)
        {
            if (!setting.Argument.Contains(Inside, StringComparison.Ordinal)) Append(setting.Argument, setting.Json);
        }

        if (Inner is not null)
        {
            if (_json.Length > 1) _json.Append(',');
            _json.Append('"').Append(_layerArgument).Append("\":{\"type\":\"").Append(Inner.Type).Append('"');
            foreach (var setting in settings)
            {
                var dot = setting.Argument.IndexOf(Inside, StringComparison.Ordinal);
                if (dot >= 0) Append(setting.Argument[(dot + 1)..], setting.Json);
            }

            _json.Append('}');
        }

        return _json.Append('}').ToString();
    }

    private void Append(string name, string json)
    {
        if (_json[^1] != '{') _json.Append(',');
        _json.Append('"').Append(name).Append("\":").Append(json);
    }

    private static NestedLayer? ReadNested(Node node)
    {
        if (LayerCatalogue.Find(node["type"]) is not { } definition) return null;
        var reader = new ConfigReader(node, DTypePolicy.Float32) { ReadNested = ReadNested };
        return definition.Bind(reader) is { } bound && !reader.HasFaults ? new(definition.AutomaticName, definition.Type, bound) : null;
    }

    private static (Int128 Count, Int128 Fixed) Count(ImmutableArray<Weight> weights)
    {
        checked
        {
            Int128 sum = 0, untrained = 0;
            foreach (var weight in weights)
            {
                Int128 product = 1;
                foreach (var axis in weight.Axes)
                    product *= axis.Size;
                sum += product;
                if (weight.Fixed is not null) untrained += product;
            }

            return (sum, untrained);
        }
    }
}
