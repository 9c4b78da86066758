using SummaryService.Domain.Dialects.Keras2;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Models;

namespace SummaryService.Domain.Dialects.Keras1;

/// <summary>What <c>model.to_json()</c> of Keras 1 writes: the form of Keras 2 with other names for classes and arguments.</summary>
/// <remarks>Source: https://faroit.com/keras-docs/1.2.2/models/about-keras-models/</remarks>
internal sealed class Keras1Dialect : IDialect
{
    public string Name => "keras1";

    public bool Recognizes(Node root, string? release) => KerasReleases.Of(root, release) == KerasRelease.Keras1;

    public ModelGraph? Read(Node root, ReadContext context)
    {
        var isChannelsFirst = ImageOrdering.IsChannelsFirst(KerasReleases.ConfigOf(root), KerasReleases.VersionOf(root) ?? context.Release);
        return new Keras2Reader(isChannelsFirst ? Keras1Vocabulary.FindChannelsFirst : Keras1Vocabulary.Find, context).Model(root);
    }
}
