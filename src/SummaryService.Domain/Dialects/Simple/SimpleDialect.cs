using SummaryService.Domain.Documents;
using SummaryService.Domain.Models;

namespace SummaryService.Domain.Dialects.Simple;

/// <summary>The short form: a list of layers, each its type and the arguments of the Keras constructor.</summary>
internal sealed class SimpleDialect : IDialect
{
    public string Name => "simple";

    public bool Recognizes(Node root, string? release) => root.IsObject && root["layers"].IsArray;

    public ModelGraph? Read(Node root, ReadContext context) => SimpleModel.Read(root, context);
}
