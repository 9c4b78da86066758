using SummaryService.Domain.Documents;
using SummaryService.Domain.Models;

namespace SummaryService.Domain.Dialects.Keras3;

/// <summary>What <c>model.to_json()</c> of Keras 3 writes, or <c>model.get_config()</c> gives.</summary>
/// <remarks>Source: https://keras.io/api/models/model_saving_apis/model_config_serialization/</remarks>
internal sealed class Keras3Dialect : IDialect
{
    public string Name => "keras3";

    public bool Recognizes(Node root, string? release) => KerasReleases.Of(root, release) == KerasRelease.Keras3;

    public ModelGraph? Read(Node root, ReadContext context) => Keras3Model.Read(root, context);
}
