using System.Text.Json.Nodes;
using SummaryService.Domain.Layers;

namespace SummaryService.Domain.Tests.Layers;

/// <summary>Names as the releases gave them.</summary>
public sealed class AutomaticNamesTests
{
    private static readonly JsonObject Names = JsonNode.Parse(Cases.Text("names.json"))!.AsObject();

    private static readonly Dictionary<string, NamingRule> Eras = new()
    {
        ["tf2.6"] = NamingRule.TensorFlow24,
        ["tf2.7_to_2.15"] = NamingRule.TensorFlow27,
        ["keras2.3.1"] = NamingRule.Keras2,
    };

    public static TheoryData<string, string, string> Classes => new(Names["table"]!.AsObject()
        .Select(entry => (entry.Key, (string)entry.Value!["old"]!, (string)entry.Value["new"]!)));

    public static TheoryData<string, string, string> KnownClasses => new(Classes
        .Select(row => row.Data)
        .Where(row => LayerCatalogue.Find(row.Item1)?.Type == row.Item1));

    public static TheoryData<int, string> Sequences => new(Names["sequences"]!.AsArray()
        .SelectMany((sequence, i) => Eras.Keys.Where(era => sequence![era] is not null).Select(era => (i, era))));

    [Theory]
    [MemberData(nameof(Classes))]
    public void A_class_is_called_what_each_release_called_it(string type, string old, string @new)
    {
        Assert.Equal(old, NamingRule.Keras2.StemOf(type));
        Assert.Equal(old, NamingRule.TensorFlow24.StemOf(type));
        Assert.Equal(@new, NamingRule.TensorFlow27.StemOf(type));
    }

    [Theory]
    [MemberData(nameof(KnownClasses))]
    public void A_known_class_is_called_the_same(string type, string old, string @new)
    {
        var definition = LayerCatalogue.Find(type)!;

        Assert.Equal(old, NamingRule.Keras2.StemOf(definition));
        Assert.Equal(@new, NamingRule.TensorFlow27.StemOf(definition));
        Assert.Equal(@new, NamingRule.Keras3.StemOf(definition));
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void A_session_gives_the_names_that_the_release_gave(int index, string era)
    {
        var sequence = Names["sequences"]![index]!;
        var names = new AutomaticNames(Eras[era]);

        Assert.Equal(
            sequence[era]!.AsArray().Select(name => (string)name!),
            sequence["created"]!.AsArray().Select(created => created is JsonObject named ? (string)named["name"]! : NameOf((string)created!, names)));
    }

    private static string NameOf(string type, AutomaticNames names) => type switch
    {
        "Sequential" => names.OfModel(isGraph: false),
        "Functional" => names.OfModel(isGraph: true),
        _ => LayerCatalogue.Find(type) is { } definition && definition.Type == type ? names.Of(definition) : names.Of(type),
    };
}
