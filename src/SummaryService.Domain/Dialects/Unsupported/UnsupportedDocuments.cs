using System.Collections.Immutable;
using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Dialects.Unsupported;

/// <summary>JSON documents that are no architecture and yet known: what other programs write beside one, or instead of one.</summary>
internal static class UnsupportedDocuments
{
    private static readonly string[] PackageKeys = ["scripts", "dependencies", "devDependencies", "main", "license"];

    private static readonly ImmutableArray<(string Key, Func<Node, bool> Is)> All =
    [
        ("unknown_dialect.graph_model", root => root["format"].TextIs("graph-model") || root["modelTopology"]["node"].IsArray),
        ("unknown_dialect.deeplearning", root => root["confs"].IsArray || root["vertexInputs"].IsObject || root["@class"].IsText),
        ("unknown_dialect.tokenizer", root => root["class_name"].TextIs("Tokenizer") || root["added_tokens"].IsArray),
        ("unknown_dialect.keras_object", root => root["class_name"].IsText && !LooksLikeLayer(root)),
        ("unknown_dialect.layer", root => root["class_name"].IsText || root["type"].IsText || root["layer"].IsObject),
        ("unknown_dialect.onnx", root => root["irVersion"].Exists || root["ir_version"].Exists || root["opsetImport"].Exists || root["opset_import"].Exists),
        ("unknown_dialect.saved_model", root => root["savedModelSchemaVersion"].Exists || root["saved_model_schema_version"].Exists || root["metaGraphs"].Exists),
        ("unknown_dialect.pytorch", root => root["state_dict"].Exists || root["architectures"].IsArray || root["_target_"].Exists || root["torch_dtype"].Exists),
        ("unknown_dialect.package", root => root["name"].IsText && root["version"].IsText && PackageKeys.Any(key => root[key].Exists)),
        ("unknown_dialect.notebook", root => root["cells"].IsArray && root["nbformat"].Exists),
        ("unknown_dialect.metadata", root => root["keras_version"].Exists && root["date_saved"].Exists),
        ("unknown_dialect.weights", root => root["weights"].IsArray || root["weightsManifest"].IsArray || First(root)["paths"].IsArray || First(root)["weights"].IsArray),
        ("unknown_dialect.documentation", root => First(root) is { IsObject: true } first && first["name"].IsText && (first["category"].IsText || first["attributes"].IsArray)),
        ("unknown_dialect.array", root => root.IsArray),
        ("unknown_dialect.scalar", root => !root.IsObject),
        ("unknown_dialect.layers", root => root["layers"].Exists),
    ];

    /// <summary>The message for a document that no dialect recognizes.</summary>
    public static string Find(Node root)
    {
        foreach (var (key, isIt) in All)
        {
            if (isIt(root)) return key;
        }

        return "unknown_dialect.object";
    }

    /// <summary>Whether a serialized object is of a class that is a layer's; others have a config, too.</summary>
    private static bool LooksLikeLayer(Node root) => Layers.Legacy.LegacyCatalogue.Find(root["class_name"].Text) is not null;

    private static Node First(Node list)
    {
        foreach (var item in list.Items)
            return item;
        return default;
    }
}
