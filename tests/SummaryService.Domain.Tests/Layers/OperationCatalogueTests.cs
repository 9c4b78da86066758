using System.Text.Json.Nodes;
using SummaryService.Domain.Layers;

namespace SummaryService.Domain.Tests.Layers;

/// <summary>Every operation that Keras has is known, by its functions, its operands and its arguments.</summary>
public sealed class OperationCatalogueTests
{
    private static readonly Dictionary<string, JsonNode> Keras = Cases.Lines("operations/catalogue.ndjson")
        .Select(line => JsonNode.Parse(line)!)
        .ToDictionary(row => (string)row["class_name"]!);

    public static TheoryData<string> Types => new(Keras.Keys);

    [Theory]
    [MemberData(nameof(Types))]
    public void An_operation_has_the_functions_and_arguments_that_it_has_in_Keras(string type)
    {
        var operation = OperationCatalogue.Find(type);
        Assert.NotNull(operation);
        Assert.All(Names(Keras[type]["functions"]!), function => Assert.Same(operation, OperationCatalogue.FindFunction($"ops.{function}")));
        // What depends on functions of the author's own is not told, and so not read.
        if (OperationCatalogue.Families[^1].Layers.Contains(operation)) return;
        Assert.Equal(
            Names(Keras[type]["arguments"]!).Concat(Names(Keras[type]["operands"]!)).Where(name => name != "inputs").Distinct().Order(),
            operation.Arguments.Select(argument => argument.Name).Where(name => name != "inputs").Distinct().Order());
    }

    [Fact]
    public void No_operation_is_invented() => Assert.Equal(Keras.Keys.Order(), OperationCatalogue.All.Select(operation => operation.Type).Order());

    private static IEnumerable<string> Names(JsonNode list) => list.AsArray().Select(name => (string)name!);
}
