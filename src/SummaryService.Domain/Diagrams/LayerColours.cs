using System.Collections.Frozen;
using SummaryService.Domain.Layers;

namespace SummaryService.Domain.Diagrams;

/// <summary>Which layers have a colour in common: those of a family.</summary>
internal static class LayerColours
{
    private const string Other = "other";

    private static readonly FrozenDictionary<string, string> Classes = Families()
        .SelectMany(family => family.Types.Select(type => KeyValuePair.Create(type, family.Class)))
        .ToFrozenDictionary();

    /// <summary>The class, in the sense of a style sheet, of a layer type.</summary>
    public static string ClassOf(string type) => Classes.GetValueOrDefault(type, Other);

    private static IEnumerable<(string Class, IEnumerable<string> Types)> Families()
    {
        foreach (var family in LayerCatalogue.Families)
        {
            var types = family.Layers.Select(layer => layer.Type);
            if (family.Name == "Core")
            {
                yield return ("input", types.Where(type => type == "InputLayer"));
                yield return ("dense", types.Where(type => type.Contains("Dense", StringComparison.Ordinal) || type.Contains("Embedding", StringComparison.Ordinal)));
            }
            else
            {
                yield return (ClassOfFamily(family.Name), types);
            }
        }
    }

    private static string ClassOfFamily(string family) => family switch
    {
        "Convolution" => "conv",
        "Pooling" => "pool",
        "Recurrent" => "recurrent",
        "Normalization" => "norm",
        "Attention" => "attention",
        "Merging" => "merge",
        "Regularization" => "dropout",
        "Activation" => "activation",
        _ => Other,
    };
}
