using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>The networks of <c>keras.applications</c>.</summary>
internal static class Applications
{
    /// <summary>A network by its name; null where there is none.</summary>
    public static Value? Find(string name, Session session) => null;
}
