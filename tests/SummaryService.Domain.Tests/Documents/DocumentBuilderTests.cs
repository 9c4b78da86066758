using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Tests.Documents;

public sealed class DocumentBuilderTests
{
    [Theory]
    [InlineData("""{"a":[1,-2.5,true,false,null,"x"],"b":{},"c":[],"":{"d":[[1]]}}""")]
    [InlineData("""["\"","\\","\n","×","卷积","😀","�"]""")]
    [InlineData("0")]
    public void A_document_that_is_built_reads_like_the_one_that_its_JSON_gives(string json)
    {
        var builder = new DocumentBuilder();
        Write(builder, JsonNode.Parse(json));
        using var built = builder.Build().Value!;
        using var read = DocumentReader.Read(Encoding.UTF8.GetBytes(json)).Value!;
        Assert.Equal(Shape(read.Root), Shape(built.Root));
        Assert.Equal(JsonNode.Parse(json)?.ToJsonString(), JsonNode.Parse(built.Root.Json)?.ToJsonString());
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_a_replacement_character()
    {
        using var document = new DocumentBuilder().Text("a\uD800b").Build().Value!;
        Assert.Equal("a\uFFFDb", document.Root.Text);
    }

    [Fact]
    public void A_value_without_a_place_stands_where_the_value_around_it_stands()
    {
        using var document = new DocumentBuilder().Object(new(3, 4, 2)).Name("a").Integer(1).Name("b").Integer(2, new(5, 6)).End().Build().Value!;
        Assert.Equal(new(3, 4, 2), document.Root["a"].Place);
        Assert.Equal(new(5, 6), document.Root["b"].Place);
    }

    [Fact]
    public void A_document_that_is_too_deep_is_refused()
    {
        var builder = new DocumentBuilder(2).Array().Array().Array();
        Assert.Equal("limit_exceeded.depth", builder.End().End().End().Build().Report!.Problems[0].Key);
    }

    private static string Shape(Node node) => node switch
    {
        { IsObject: true } => $"{{{string.Join(",", Properties(node))}}}",
        { IsArray: true } => $"[{string.Join(",", Items(node))}]",
        _ => $"{node.Kind} {node.Text} {node.Pointer}",
    };

    private static List<string> Properties(Node node)
    {
        var shapes = new List<string>();
        foreach (var property in node.Properties)
            shapes.Add($"{property.Name}: {Shape(property.Value)}");
        return shapes;
    }

    private static List<string> Items(Node node)
    {
        var shapes = new List<string>();
        foreach (var item in node.Items)
            shapes.Add(Shape(item));
        return shapes;
    }

    private static void Write(DocumentBuilder builder, JsonNode? value)
    {
        switch (value)
        {
            case JsonObject members:
                builder.Object();
                foreach (var (name, member) in members)
                    Write(builder.Name(name), member);
                builder.End();
                break;
            case JsonArray items:
                builder.Array();
                foreach (var item in items)
                    Write(builder, item);
                builder.End();
                break;
            case null:
                builder.Null();
                break;
            default:
                WriteScalar(builder, value.AsValue());
                break;
        }
    }

    private static void WriteScalar(DocumentBuilder builder, JsonValue value)
    {
        if (value.TryGetValue<string>(out var text)) builder.Text(text);
        else if (value.TryGetValue<bool>(out var flag)) builder.Flag(flag);
        else if (value.TryGetValue<long>(out var integer)) builder.Integer(integer);
        else builder.Number(value.GetValue<double>());
    }
}
