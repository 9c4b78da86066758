namespace SummaryService.Fuzz;

/// <summary>Says which promise of the engine some bytes break.</summary>
public sealed class BrokenPromiseException(string message) : Exception(message);
