namespace SummaryService.Api.Admission;

/// <summary>How much room there is.</summary>
/// <param name="Bytes">The memory of all requests together.</param>
/// <param name="Working">How many requests are worked on at once.</param>
/// <param name="Large">How many of them may be large: these keep a processor busy for long.</param>
/// <param name="Waiting">How many more wait for their turn.</param>
internal sealed record RoomSize(long Bytes, int Working, int Large, int Waiting);
