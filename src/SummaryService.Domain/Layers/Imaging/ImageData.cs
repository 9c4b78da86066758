using System.Collections.Immutable;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Imaging;

/// <summary>What goes into an image layer: images, or a mapping of images and what belongs to them.</summary>
internal static class ImageData
{
    /// <summary>The data of a call; named inputs are the parts of a mapping.</summary>
    public static TensorTree Of(CallInputs inputs)
    {
        var named = ImmutableArray.CreateBuilder<KeyValuePair<string, TensorTree>>();
        foreach (var argument in inputs.Arguments)
        {
            if (argument is { Name: null, Tensors: TensorMapping mapping }) return mapping;
            if (argument is { Name: { } name, Tensors: { } part }) named.Add(new(name, part));
        }

        return named.Count == 0 ? inputs.Single() : new TensorMapping(named.ToImmutable());
    }

    /// <summary>The same data with each tensor changed.</summary>
    public static TensorTree Map(TensorTree data, Func<TensorSpec, TensorSpec> change) => data switch
    {
        TensorSpec tensor => change(tensor),
        TensorSequence list => list with { Items = [.. list.Items.Select(item => Map(item, change))] },
        TensorMapping mapping => new TensorMapping([.. mapping.Items.Select(item => KeyValuePair.Create(item.Key, Map(item.Value, change)))]),
        _ => data,
    };
}
