using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Layers.Core;
using SummaryService.Domain.Models;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Dialects;

/// <summary>One layer and what goes into it: <c>{"layer": …, "inputs": …}</c>.</summary>
internal static class LayerRequest
{
    /// <summary>The layer, its inputs, and where the inputs are written; null where the context has problems.</summary>
    public static (LayerNode Layer, ImmutableArray<CallArgument> Inputs, string Pointer)? Read(Node root, ReadContext context)
    {
        var (layer, inputs) = (root["layer"], root["inputs"]);
        if (!layer.Exists) context.Problems.Add(new Problem { Key = "missing_key.layer", Received = root.Excerpt });
        var node = layer.Exists ? NestedReader.Read(layer, context) : null;
        if (!inputs.Exists && node?.Definition != InputLayer.Definition)
            context.Problems.Add(new Problem { Key = "missing_key.inputs" });
        var arguments = ImmutableArray.CreateBuilder<CallArgument>();
        if (inputs.IsObject && !inputs["shape"].Exists)
        {
            foreach (var named in inputs.Properties)
                arguments.Add(new(named.Name, Tensors(named.Value, context)));
        }
        else if (inputs.Exists)
        {
            arguments.Add(new(null, Tensors(inputs, context)));
        }

        foreach (var constant in root["call"].Properties)
            arguments.Add(new(constant.Name, null, constant.Value));
        return node is null || !context.Problems.IsEmpty ? null : (node, arguments.ToImmutable(), inputs.Pointer);
    }

    private static TensorTree? Tensors(Node inputs, ReadContext context)
    {
        if (!inputs.IsArray || IsShape(inputs)) return Tensor(inputs, context);
        var tensors = ImmutableArray.CreateBuilder<TensorTree>();
        foreach (var input in inputs.Items)
        {
            if (Tensor(input, context) is { } tensor) tensors.Add(tensor);
        }

        return new TensorSequence(tensors.ToImmutable(), IsTuple: false);
    }

    private static bool IsShape(Node array)
    {
        foreach (var item in array.Items)
            return item.Kind is NodeKind.Number or NodeKind.Null;
        return true;
    }

    private static TensorSpec? Tensor(Node input, ReadContext context)
    {
        var shape = input.IsObject ? input["shape"] : input;
        var dtype = input.IsObject ? input["dtype"] : default;
        var type = dtype.HasValue ? DType.Find(dtype.Text) : DType.Float32;
        if (type is null)
            context.Problems.Add(new Problem { Key = "unknown_dtype", Pointer = dtype.Pointer, Received = dtype.Excerpt, Values = [new("argument", "dtype"), new("received", dtype.Text)] });
        var dims = new List<Dim>();
        var isShape = shape.IsArray;
        foreach (var item in shape.Items)
        {
            if (item.Kind == NodeKind.Null) dims.Add(Dim.Unknown);
            else if (item.TryGetInteger(out var size) && size >= 0) dims.Add(size);
            else isShape = false;
        }

        if (!isShape)
            context.Problems.Add(new Problem { Key = "wrong_kind.input_shape", Pointer = (shape.Exists ? shape : input).Pointer, Received = (shape.Exists ? shape : input).Excerpt });
        if (dims.Count > context.Limits.Rank)
            context.Problems.Add(new Problem { Key = "limit_exceeded.rank", Pointer = shape.Pointer, Values = [new("limit", $"{context.Limits.Rank}"), new("received", $"{dims.Count}")] });
        return isShape && type is not null ? new(new([.. dims]), type) : null;
    }
}
