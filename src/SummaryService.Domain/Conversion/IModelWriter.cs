using SummaryService.Domain.Inference;

namespace SummaryService.Domain.Conversion;

/// <summary>Writes a model in a dialect.</summary>
internal interface IModelWriter
{
    /// <summary>Writes the model; what the dialect has no words for becomes a problem, and then the result is of no use.</summary>
    void Write(InferredModel model);
}
