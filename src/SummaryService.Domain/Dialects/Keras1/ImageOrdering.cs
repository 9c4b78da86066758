using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Dialects.Keras1;

/// <summary>Whether channels come first in a file of Keras 1: the layers that pad, crop and repeat do not write what they go by.</summary>
/// <remarks>Source: https://faroit.com/keras-docs/1.0.8/backend/, https://faroit.com/keras-docs/1.1.0/backend/ (<c>image_dim_ordering</c>)</remarks>
internal static class ImageOrdering
{
    private static readonly Version TensorFlowsByDefault = new(1, 1);

    /// <summary>What the layers that write it go by or, where none does, what the release did that wrote the file.</summary>
    /// <param name="model">What holds the layers.</param>
    /// <param name="release">The release; null where nobody tells it.</param>
    public static bool IsChannelsFirst(Node model, string? release) =>
        Written(model) ?? (Version.TryParse(release, out var version) && version < TensorFlowsByDefault);

    private static bool? Written(Node model)
    {
        foreach (var entry in (model.IsArray ? model : model["layers"]).Items)
        {
            var config = entry["config"];
            var ordering = config["dim_ordering"];
            if (ordering.TextIs("th")) return true;
            if (ordering.TextIs("tf")) return false;
            if ((Written(config) ?? Written(config["layer"]["config"])) is { } inside) return inside;
            if (config["layer"]["config"]["dim_ordering"] is { IsText: true } wrapped) return wrapped.TextIs("th");
        }

        return null;
    }
}
