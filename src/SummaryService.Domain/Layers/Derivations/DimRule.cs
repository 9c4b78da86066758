using SummaryService.Domain.Formulas;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Derivations;

/// <summary>How one size of an output comes about.</summary>
/// <param name="Reason">Why it is so: a key of the reasons in every language.</param>
/// <param name="Size">The arithmetic, whose result is the size, or unknown where the size is.</param>
internal sealed record DimRule(string Reason, Formula Size)
{
    /// <summary>How many positions are added to the input, or removed from it, at either end; null where the reason tells none.</summary>
    public Ends? Ends { get; init; }
}
