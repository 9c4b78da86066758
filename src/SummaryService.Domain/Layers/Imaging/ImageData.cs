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
}
