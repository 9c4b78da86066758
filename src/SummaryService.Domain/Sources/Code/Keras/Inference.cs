using SummaryService.Domain.Documents;
using SummaryService.Domain.Summaries;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>Asks the engine what the layers of a model give, for code that asks for a tensor's shape.</summary>
/// <param name="model">A model in the short form.</param>
/// <returns>Its rows; null where the model has faults.</returns>
internal delegate IReadOnlyList<LayerRow>? Inference(Document model);
