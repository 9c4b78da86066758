using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Dialects.Simple;

/// <summary>An entry of which only its printed row is known: <c>{"type": "KMaxPooling", "printed": {"output_shape": [[null, 10]], "params": 320}}</c>.</summary>
internal static class SimplePrinted
{
    private const string Row = "printed";

    /// <summary>Whether an entry is one.</summary>
    public static bool Recognizes(Node entry) => entry[Row].IsObject && entry["type"].IsText;

    /// <summary>The layer; null, with a problem, where the row is none.</summary>
    public static LayerNode? Read(Node entry, string? name, ReadContext context)
    {
        var (row, type) = (entry[Row], entry["type"].Text);
        var output = Shapes(row["output_shape"], context);
        var count = Count(row["params"], context);
        if (output.IsDefault) return null;
        var definition = PrintedLayer.Of(type, output, count);
        name ??= context.Names.Of(definition);
        var (trainable, policy, quantization) = context.ReadCommon(entry, type, null, name);
        return new()
        {
            Name = name,
            Type = type,
            Definition = definition,
            Config = entry,
            Origin = entry,
            Trainable = trainable,
            Policy = policy,
            Quantization = quantization,
        };
    }

    private static long? Count(Node value, ReadContext context)
    {
        if (!value.HasValue) return null;
        if (value.TryGetInteger(out var count) && count >= 0) return count;
        context.Problems.Add(new Problem { Key = "wrong_kind.integer", Pointer = value.Pointer, Received = value.Excerpt, Values = [new("argument", "params")] });
        return null;
    }

    /// <summary>The shapes; none where the row tells none, no array where what is written is no list of shapes.</summary>
    private static ImmutableArray<TensorShape> Shapes(Node value, ReadContext context)
    {
        if (!value.HasValue) return [];
        var shapes = ImmutableArray.CreateBuilder<TensorShape>();
        foreach (var item in value.Items)
        {
            if (Shape(item) is not { } shape || shapes.Count == context.Limits.Rank * context.Limits.Rank) break;
            shapes.Add(shape);
        }

        if (shapes.Count > 0 && shapes.Count == value.ItemCount && shapes.All(shape => shape.Rank <= context.Limits.Rank)) return shapes.ToImmutable();
        context.Problems.Add(new Problem { Key = "wrong_kind.shape", Pointer = value.Pointer, Received = value.Excerpt, Values = [new("argument", "output_shape")] });
        return default;
    }

    private static TensorShape? Shape(Node value)
    {
        if (!value.IsArray) return null;
        var dims = new List<Dim>();
        foreach (var item in value.Items)
        {
            if (item.Kind == NodeKind.Null) dims.Add(Dim.Unknown);
            else if (item.TryGetInteger(out var size) && size >= 0) dims.Add(size);
            else return null;
        }

        return TensorShape.Owning([.. dims]);
    }
}
