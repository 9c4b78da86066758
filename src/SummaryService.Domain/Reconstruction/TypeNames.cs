using SummaryService.Domain.Layers;

namespace SummaryService.Domain.Reconstruction;

/// <summary>Which types a printed name can stand for: names of old releases, and names that were cut.</summary>
internal static class TypeNames
{
    private const int MostCandidates = 12;

    // Whose names are cut most often; the rest follows in the catalogue's order.
    private static readonly string[] Often = ["Conv2D", "BatchNormalization", "Activation", "MaxPooling2D", "Concatenate", "Bidirectional", "GlobalAveragePooling2D", "SeparableConv2D", "ZeroPadding2D", "UpSampling2D", "Dropout", "Flatten"];

    /// <summary>Whether a name stands for a model.</summary>
    public static bool IsModel(string type) => type is "Functional" or "Sequential" or "Model";

    /// <summary>The name as Keras 3 has it.</summary>
    public static string Current(string type) => type switch
    {
        "Model" => "Functional",
        "Input" => "InputLayer",
        "UnifiedLSTM" or "CuDNNLSTM" => "LSTM",
        "UnifiedGRU" or "CuDNNGRU" => "GRU",
        _ when type.Length > 2 && type[^2] == 'V' && char.IsAsciiDigit(type[^1]) && LayerCatalogue.Find(type[..^2]) is { } versioned => versioned.Type,
        _ => LayerCatalogue.Find(type)?.Type ?? type,
    };

    /// <summary>The types that a row's can be, the likeliest first.</summary>
    public static IEnumerable<LayerDefinition> Candidates(PrintedRow row)
    {
        var exact = LayerCatalogue.Find(Current(row.Type));
        if (!row.IsTypeCut) return exact is null ? [] : [exact];
        var stem = row.Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('_');
        var others = LayerCatalogue.All
            .Where(layer => layer != exact && (row.Type.Length > 0 ? layer.Type.StartsWith(row.Type, StringComparison.Ordinal) : IsNamed(layer, stem)))
            .OrderBy(layer => IsNamed(layer, stem) ? 0 : 1)
            .ThenBy(layer => Array.IndexOf(Often, layer.Type) is >= 0 and var at ? at : Often.Length);
        return (exact is null ? others : others.Prepend(exact)).Take(MostCandidates);
    }

    private static bool IsNamed(LayerDefinition layer, string stem) => stem == layer.AutomaticName || stem == layer.EarlyAutomaticName;
}
