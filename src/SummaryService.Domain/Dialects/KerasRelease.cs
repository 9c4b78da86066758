using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Dialects;

/// <summary>Which release of Keras wrote a model, as far as the forms of its files differ.</summary>
internal enum KerasRelease
{
    /// <summary>None: the document is no model that Keras serialized.</summary>
    None,

    /// <summary>Keras 1.</summary>
    Keras1,

    /// <summary>Keras 2, and tf.keras to 2.15.</summary>
    Keras2,

    /// <summary>Keras 3.</summary>
    Keras3,
}

/// <summary>Tells the release by what a model's file says or, where it says nothing, by the form of its layers.</summary>
internal static class KerasReleases
{
    // What the layers of Keras 1 call arguments that later releases call otherwise.
    private static readonly string[] Keras1Arguments =
    [
        "nb_filter", "border_mode", "dim_ordering", "inner_activation", "pool_length", "W_regularizer", "W_constraint", "input_dtype", "p", "sigma",
    ];

    /// <summary>The release of a serialized model, or of the bare config of one.</summary>
    /// <param name="root">The model.</param>
    /// <param name="release">The release that the file around it tells; null where none does.</param>
    public static KerasRelease Of(Node root, string? release = null)
    {
        // Of a model without layers, the reader says that they are missing.
        if (!IsModel(root)) return root["config"].IsObject && IsModelClass(root["class_name"]) ? KerasRelease.Keras3 : KerasRelease.None;
        var version = VersionOf(root) ?? release ?? "";
        if (version is [var major, '.', ..] && major is '1' or '2') return major == '1' ? KerasRelease.Keras1 : KerasRelease.Keras2;
        var config = ConfigOf(root);
        if (OfLayers(config) is var told and not KerasRelease.None) return told;
        var isOld = config.IsArray || root["class_name"].TextIs("Model") || version.StartsWith("tfjs", StringComparison.Ordinal);
        return isOld || !version.StartsWith("3.", StringComparison.Ordinal) && !NamesModules(root) ? KerasRelease.Keras2 : KerasRelease.Keras3;
    }

    /// <summary>The release that a model names; null where it names none.</summary>
    public static string? VersionOf(Node root) => root["keras_version"] is { IsText: true } version ? version.Text : null;

    /// <summary>What holds the layers: the config of a serialized model, or the whole where it is a bare config.</summary>
    public static Node ConfigOf(Node root) => root["class_name"].Exists ? root["config"] : root;

    /// <summary>Whether a value is a serialized model: of a class, with layers in its config; or such a config by itself.</summary>
    public static bool IsModel(Node root)
    {
        if (root["class_name"].TextIs("Merge")) return false;
        var config = ConfigOf(root);
        var layers = config.IsArray ? config : config["layers"];
        if (!layers.IsArray || root["class_name"] is { Exists: true, IsText: false }) return false;
        // The first layer tells: a layer of the author's own may have an argument "layers", too.
        foreach (var first in layers.Items)
        {
            // A model in a list is no list of layers.
            if (root.IsArray && root.ItemCount == 1 && IsModel(first)) return false;
            return first["class_name"].IsText && (first["config"].IsObject || first["config"].IsArray);
        }

        return root["class_name"].Exists;
    }

    private static bool IsModelClass(Node type) => type.TextIs("Sequential") || type.TextIs("Functional") || type.TextIs("Model");

    /// <summary>What the layers tell; nothing, where they have the forms of several releases.</summary>
    private static KerasRelease OfLayers(Node config)
    {
        foreach (var entry in (config.IsArray ? config : config["layers"]).Items)
        {
            if (OfEntry(entry) is var told and not KerasRelease.None) return told;
        }

        return KerasRelease.None;
    }

    private static KerasRelease OfEntry(Node entry)
    {
        var config = entry["config"];
        // A Sequential model in this one, whose layers say more.
        if (config.IsArray || config["layers"].IsArray) return OfLayers(config) is var told and not KerasRelease.None ? told : config.IsArray ? KerasRelease.Keras2 : KerasRelease.None;
        foreach (var node in entry["inbound_nodes"].Items)
            return node.IsObject ? KerasRelease.Keras3 : Old(entry);
        if (config["batch_input_shape"].Exists) return Old(entry);
        if (config["batch_shape"].Exists || config["dtype"]["class_name"].TextIs("DTypePolicy")) return KerasRelease.Keras3;
        return Old(entry) == KerasRelease.Keras1 ? KerasRelease.Keras1 : KerasRelease.None;
    }

    /// <summary>Whether the model or one of its layers is written as all are since Keras 2.12: with its module and the name that it is registered by.</summary>
    private static bool NamesModules(Node root)
    {
        if (IsRegistered(root)) return true;
        var config = ConfigOf(root);
        var layers = config.IsArray ? config : config["layers"];
        foreach (var entry in layers.Items)
        {
            if (IsRegistered(entry)) return true;
        }

        return layers.ItemCount == 0;
    }

    private static bool IsRegistered(Node entry) => entry["module"].Exists || entry["registered_name"].Exists;

    private static KerasRelease Old(Node entry)
    {
        var config = entry["config"];
        foreach (var argument in Keras1Arguments)
        {
            if (config[argument].Exists) return KerasRelease.Keras1;
        }

        return config["output_dim"].Exists && !entry["class_name"].TextIs("Embedding") ? KerasRelease.Keras1 : KerasRelease.Keras2;
    }
}
