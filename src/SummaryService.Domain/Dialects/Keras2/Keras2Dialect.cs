using SummaryService.Domain.Documents;
using SummaryService.Domain.Models;

namespace SummaryService.Domain.Dialects.Keras2;

/// <summary>What <c>model.to_json()</c> of Keras 2 and of tf.keras to 2.15 writes, or <c>model.get_config()</c> gives.</summary>
/// <remarks>Source: https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/Model#to_json</remarks>
internal sealed class Keras2Dialect : IDialect
{
    public string Name => "keras2";

    public bool Recognizes(Node root, string? release) => KerasReleases.Of(root, release) == KerasRelease.Keras2;

    public ModelGraph? Read(Node root, ReadContext context) =>
        new Keras2Reader(Keras2Vocabulary.Of(KerasReleases.VersionOf(root) ?? context.Release), context).Model(root);
}
