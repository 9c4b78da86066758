using SummaryService.Domain.Problems;

namespace SummaryService.Domain.Layers;

/// <summary>A layer of the author's own in the argument of another: nobody can tell what it gives.</summary>
internal sealed class ForeignLayer : BoundLayer
{
    public override LayerEffect Apply(CallInputs inputs) => throw RuleBrokenException.InInput("unknown_output.class");
}
