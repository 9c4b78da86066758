using System.Text.Json.Nodes;
using CsCheck;
using SummaryService.Domain.Layers;

namespace SummaryService.Domain.Tests;

/// <summary>Layers of every type, drawn from the kinds and limits that the definitions themselves declare.</summary>
internal static class RandomLayers
{
    private static readonly LayerDefinition[] Definitions = [.. LayerCatalogue.All.Where(layer => layer.Type != "InputLayer")];

    /// <summary>A layer as the simple dialect writes it.</summary>
    public static Gen<JsonObject> Any { get; } =
        from definition in OneOf(Definitions)
        from arguments in Arguments(definition)
        select WithType(arguments, definition.Type);

    private static Gen<JsonObject> Arguments(LayerDefinition definition)
    {
        var all = Gen.Const(new JsonObject());
        foreach (var argument in definition.Arguments)
        {
            all =
                from rest in all
                from isGiven in argument.IsRequired ? Gen.Const(true) : Gen.Bool
                from value in isGiven ? Value(argument) : Gen.Int[0, 0].Select(_ => (JsonNode?)null)
                select isGiven && value is not null ? With(rest, argument.Name, value) : rest;
        }

        return all;
    }

    private static Gen<JsonNode?> Value(ArgumentDescription argument) => argument.Kind switch
    {
        ArgumentKind.Integer => Gen.Int[(int)Math.Max(argument.Minimum ?? -3, -3), 12].Select(Node),
        ArgumentKind.Number => Gen.Double[Math.Max(argument.Minimum ?? -2, -2), Math.Min(argument.Maximum ?? 2, 2)].Select(number => (JsonNode?)JsonValue.Create(Math.Round(number, 3))),
        ArgumentKind.Flag => Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)),
        ArgumentKind.Choice when !argument.Choices.IsEmpty => OneOf([.. argument.Choices]).Select(choice => (JsonNode?)JsonValue.Create(choice)),
        ArgumentKind.Sizes => Gen.Int[(int)(argument.Minimum ?? 1), 4].Select(Node),
        ArgumentKind.Shape => Gen.Int[1, 6].Array[1, 3].Select(sizes => (JsonNode?)new JsonArray([.. sizes.Select(Node)])),
        ArgumentKind.Axes => Gen.Int[-2, 2].Select(Node),
        ArgumentKind.Activation => OneOf("relu", "softmax", "linear").Select(name => (JsonNode?)JsonValue.Create(name)),
        ArgumentKind.Layer => OneOf(
            """{"type":"LSTM","units":3}""", """{"type":"Dense","units":2}""", """{"type":"Flatten"}""").Select(layer => JsonNode.Parse(layer)),
        ArgumentKind.Layers => Gen.Const(0).Select(_ => JsonNode.Parse("""[{"type":"LSTMCell","units":3}]""")),
        _ => Gen.Int[0, 0].Select(_ => (JsonNode?)null),
    };

    private static Gen<T> OneOf<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(index => items[index]);

    private static JsonNode? Node(int number) => JsonValue.Create(number);

    private static JsonObject With(JsonObject arguments, string name, JsonNode value)
    {
        var copy = arguments.DeepClone().AsObject();
        copy[name] = value.DeepClone();
        return copy;
    }

    private static JsonObject WithType(JsonObject arguments, string type)
    {
        var layer = new JsonObject { ["type"] = type };
        foreach (var (name, value) in arguments)
            layer[name] = value?.DeepClone();
        return layer;
    }
}
