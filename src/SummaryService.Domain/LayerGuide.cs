using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using SummaryService.Domain.Descriptions;
using SummaryService.Domain.Layers;

namespace SummaryService.Domain;

/// <summary>The catalogue's pages: every layer type described, with an example at work.</summary>
/// <remarks>Nothing of a layer is written here a second time: the arguments come from its definition, the example's row from the engine.</remarks>
public static class LayerGuide
{
    // Made when somebody first asks: it runs an example of every layer.
    private static readonly FrozenDictionary<string, Lazy<ImmutableArray<LayerDescription>>> Pages =
        Words.Known.ToFrozenDictionary(language => language, language => new Lazy<ImmutableArray<LayerDescription>>(() => Describe(Words.In(language))));

    /// <summary>Every layer type, family by family.</summary>
    /// <param name="language">The language to describe them in.</param>
    public static IEnumerable<LayerDescription> All(string language = "en") => Pages[Words.In(language).Language].Value;

    /// <summary>What may stand in any layer beside its own arguments.</summary>
    /// <param name="language">The language to describe it in.</param>
    public static IEnumerable<DescribedArgument> OfAnyLayer(string language = "en")
    {
        var words = Words.In(language);
        return CommonArguments.All.Select(argument => new DescribedArgument(argument, words.Argument(Words.AnyLayer, argument.Name)));
    }

    /// <summary>The layer type of a name or an alias; null where there is none.</summary>
    /// <param name="type">The name.</param>
    /// <param name="language">The language to describe it in.</param>
    public static LayerDescription? Find(string type, string language = "en") =>
        LayerCatalogue.Find(type) is { } definition ? All(language).First(page => page.Definition.Type == definition.Type) : null;

    private static ImmutableArray<LayerDescription> Describe(Words words) =>
        [.. LayerCatalogue.Families.SelectMany(family => family.Layers.Select(definition => Describe(definition, words.Family(family.Name), words)))];

    private static LayerDescription Describe(LayerDefinition definition, string family, Words words)
    {
        var (summary, input, output) = words.Layer(definition.Type);
        return new()
        {
            Definition = definition,
            Family = family,
            Summary = summary,
            Input = input,
            Output = output,
            Arguments = [.. definition.Arguments.Select(argument => new DescribedArgument(argument, words.Argument(definition.Type, argument.Name)))],
            Example = Example(definition.Type),
        };
    }

    private static LayerExample? Example(string type)
    {
        if (Examples.Find(type) is not var (layer, inputs)) return null;
        var request = inputs is null ? $$"""{"layer":{{layer}}}""" : $$"""{"layer":{{layer}},"inputs":{{inputs}}}""";
        var outcome = Summarizer.SummarizeLayer(Encoding.UTF8.GetBytes(request));
        return outcome.IsSuccess ? new(layer, inputs, outcome.Value) : null;
    }
}
