namespace SummaryService.Domain.Layers;

/// <summary>The operations of <c>keras.ops</c> and Python's operators, which stand as rows of their own in a model.</summary>
internal static class OperationCatalogue
{
    /// <summary>The operation of a class name such as <c>Matmul</c>, or null.</summary>
    public static LayerDefinition? Find(string type) => null;
}
