using System.Collections.Immutable;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Merging;

/// <summary>The inputs of a merging layer, which come as a list.</summary>
internal static class MergedInputs
{
    /// <summary>The inputs, each with a batch. A list of one is a list; a tensor by itself is none.</summary>
    /// <param name="inputs">What goes into the layer.</param>
    /// <param name="exactly">How many it takes, if just so many.</param>
    public static ImmutableArray<TensorSpec> AsList(this CallInputs inputs, int? exactly = null)
    {
        var tensors = inputs.Several();
        if (exactly is { } count && tensors.Length != count)
            throw RuleBrokenException.InInput("wrong_input_count.list_of", ("expected", count), ("received", tensors.Length));
        if (tensors.IsEmpty || (tensors.Length == 1 && inputs.Arguments.All(argument => argument.Tensors is null or TensorSpec)))
            throw RuleBrokenException.InInput("wrong_input_count.list");
        foreach (var tensor in tensors)
            tensor.Shape.AtLeastRank(1);
        return tensors;
    }
}
