using SummaryService.Domain.Shapes;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>The dtypes of TensorFlow and NumPy, which stand for their names.</summary>
internal static class DTypes
{
    /// <summary>The name of a dtype; null where it is none.</summary>
    public static Value? Find(string name) => DType.Find(name) is { } type ? new Str(type.Name) : null;
}
