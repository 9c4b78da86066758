using System.Text.Json.Nodes;

namespace SummaryService.Domain.Tests.Hostile;

/// <summary>Models as people write them, with random layers and arguments: most of them sound, some of them not.</summary>
internal sealed class RandomModels(Random random)
{
    // What fits a tensor of so many axes, with how many axes come out.
    private (string Type, int Axes, JsonObject Arguments) Fitting(int axes) => (axes, random.Next(axes == 4 ? 15 : axes == 3 ? 13 : 8)) switch
    {
        (_, 0) => ("Dropout", axes, new() { ["rate"] = 0.5 }),
        (_, 1) => ("BatchNormalization", axes, new() { ["scale"] = Flag() }),
        (_, 2) => ("LayerNormalization", axes, new() { ["center"] = Flag() }),
        (_, 3) => ("Activation", axes, new() { ["activation"] = OneOf("relu", "softmax", "gelu") }),
        (_, 4) => ("Dense", axes, new() { ["units"] = Size(), ["use_bias"] = Flag() }),
        (_, 5) => ("Flatten", 2, []),
        (2, 6) => ("RepeatVector", 3, new() { ["n"] = Size() }),
        (2, _) => ("Embedding", 3, new() { ["input_dim"] = 50, ["output_dim"] = Size() }),
        (3, 6) => ("Conv1D", 3, Convolution()),
        (3, 7) => ("LSTM", 3, new() { ["units"] = Size(), ["return_sequences"] = true }),
        (3, 8) => ("GRU", 2, new() { ["units"] = Size(), ["reset_after"] = Flag() }),
        (3, 9) => ("Bidirectional", 2, new() { ["layer"] = new JsonObject { ["type"] = "SimpleRNN", ["units"] = Size() }, ["merge_mode"] = OneOf("concat", "sum") }),
        (3, 10) => ("TimeDistributed", 3, new() { ["layer"] = new JsonObject { ["type"] = "Dense", ["units"] = Size() } }),
        (3, 11) => ("MaxPooling1D", 3, new() { ["pool_size"] = 2, ["padding"] = OneOf("same", "valid") }),
        (3, _) => ("GlobalAveragePooling1D", 2, new() { ["keepdims"] = false }),
        (_, 6 or 7) => ("Conv2D", 4, Convolution()),
        (_, 8) => ("DepthwiseConv2D", 4, new() { ["kernel_size"] = random.Next(1, 4), ["depth_multiplier"] = random.Next(1, 3) }),
        (_, 9) => ("SeparableConv2D", 4, Convolution()),
        (_, 10) => ("Conv2DTranspose", 4, Convolution()),
        (_, 11) => ("MaxPooling2D", 4, new() { ["pool_size"] = new JsonArray(2, random.Next(1, 3)) }),
        (_, 12) => ("UpSampling2D", 4, new() { ["size"] = 2 }),
        (_, 13) => ("ZeroPadding2D", 4, new() { ["padding"] = new JsonArray(new JsonArray(1, 0), new JsonArray(random.Next(3), 2)) }),
        _ => ("GlobalMaxPooling2D", 2, []),
    };

    /// <summary>A chain or a graph.</summary>
    public JsonObject Next() => random.Next(2) == 0 ? Chain(random.Next(2, 5)) : Graph();

    /// <summary>Another value in the place of one of an entry's arguments, or an argument more.</summary>
    public void Spoil(JsonObject entry)
    {
        var name = random.Next(4) == 0 ? "unknown" : OneOf([.. entry.Select(member => member.Key)]);
        entry[name] = JsonNode.Parse(OneOf("null", "-1", "0", "1e999", "9223372036854775807", "\"\"", "[]", "{}", "[[1]]", "true", "\"same\"", "0.5"));
    }

    private JsonObject Chain(int axes)
    {
        var layers = new JsonArray();
        var model = new JsonObject { ["input_shape"] = Shape(axes), ["layers"] = layers };
        for (var i = random.Next(8); i > 0; i--)
        {
            // A model among the layers now and then.
            if (random.Next(12) == 0) layers.Add(new JsonObject { ["layers"] = new JsonArray(Layer(ref axes), Layer(ref axes)) });
            else layers.Add(Layer(ref axes));
        }

        return model;
    }

    private JsonObject Graph()
    {
        var first = random.Next(2, 5);
        var nodes = new List<(string Reference, int Axes)> { ("x", first) };
        var layers = new JsonArray(new JsonObject { ["type"] = "Input", ["name"] = "x", ["shape"] = Shape(first) });
        for (var i = random.Next(1, 10); i > 0; i--)
        {
            var (source, axes) = nodes[random.Next(nodes.Count)];
            var (entry, name) = (Joins(nodes, source, axes) ?? Layer(ref axes), $"n{i}");
            entry["name"] = name;
            if (!entry.ContainsKey("inputs") && random.Next(6) == 0)
            {
                entry["calls"] = new JsonArray(source, source);
                nodes.Add(($"{name}[1][0]", axes));
            }
            else if (!entry.ContainsKey("inputs"))
            {
                entry["inputs"] = source;
            }

            nodes.Add((name, axes));
            layers.Add(entry);
        }

        return new() { ["layers"] = layers };
    }

    /// <summary>Now and then an entry that joins a tensor with itself or another.</summary>
    private JsonObject? Joins(List<(string Reference, int Axes)> nodes, string source, int axes)
    {
        if (random.Next(4) != 0) return null;
        var others = nodes.Where(node => node.Axes == axes).ToArray();
        var other = random.Next(3) == 0 ? others[random.Next(others.Length)].Reference : source;
        return new() { ["type"] = OneOf("Add", "Multiply", "Average", "Maximum", "Concatenate"), ["inputs"] = new JsonArray(source, other) };
    }

    private JsonObject Layer(ref int axes)
    {
        var (type, after, entry) = Fitting(axes);
        axes = after;
        entry["type"] = type;
        if (random.Next(10) == 0) entry["trainable"] = false;
        if (random.Next(15) == 0) entry["dtype"] = OneOf("float16", "mixed_float16", "float64");
        if (random.Next(40) == 0) Spoil(entry);
        return entry;
    }

    private JsonObject Convolution() => new()
    {
        ["filters"] = Size(),
        ["kernel_size"] = random.Next(1, 4),
        ["padding"] = OneOf("same", "valid"),
        ["strides"] = random.Next(1, 3),
        ["use_bias"] = Flag(),
    };

    private JsonArray Shape(int axes)
    {
        var shape = new JsonArray();
        for (var i = 2; i < axes; i++)
            shape.Add(random.Next(8) == 0 ? null : JsonValue.Create(random.Next(6, 40)));
        shape.Add(Size());
        return shape;
    }

    private JsonValue Size() => JsonValue.Create(random.Next(1, 20));

    private JsonValue Flag() => JsonValue.Create(random.Next(2) == 0);

    private string OneOf(params string[] words) => words[random.Next(words.Length)];
}
