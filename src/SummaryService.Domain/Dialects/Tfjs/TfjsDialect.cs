using SummaryService.Domain.Dialects.Keras2;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Models;

namespace SummaryService.Domain.Dialects.Tfjs;

/// <summary>
/// The <c>model.json</c> of a layers model of TensorFlow.js: an architecture of Keras in <c>modelTopology</c>, and
/// <c>weightsManifest</c> with the shape of every weight; or the topology by itself.
/// </summary>
/// <remarks>Source: https://www.tensorflow.org/js/guide/save_load</remarks>
internal sealed class TfjsDialect : IDialect
{
    public string Name => "tfjs";

    public bool Recognizes(Node root, string? release) => KerasReleases.IsModel(ModelOf(root)) && (root["modelTopology"].Exists || root["model_config"].Exists);

    public ModelGraph? Read(Node root, ReadContext context) =>
        new Keras2Reader(TfjsVocabulary.Find, context).Model(ModelOf(root)) is { } model ? WeightsManifest.Read(root["weightsManifest"]).Give(model) : null;

    private static Node ModelOf(Node root)
    {
        var topology = root["modelTopology"].Exists ? root["modelTopology"] : root;
        return topology["model_config"].Exists ? topology["model_config"] : topology;
    }
}
