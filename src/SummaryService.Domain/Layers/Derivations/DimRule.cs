using SummaryService.Domain.Formulas;

namespace SummaryService.Domain.Layers.Derivations;

/// <summary>How one size of an output comes about.</summary>
/// <param name="Reason">Why it is so: a key of the reasons in every language.</param>
/// <param name="Size">The arithmetic, whose result is the size, or unknown where the size is.</param>
internal sealed record DimRule(string Reason, Formula Size);
