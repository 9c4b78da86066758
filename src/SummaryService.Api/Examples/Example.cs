namespace SummaryService.Api.Examples;

/// <summary>A ready architecture.</summary>
/// <param name="Name">The name under which it is served, and of its file.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Description">What it shows, in a sentence.</param>
/// <param name="Dialect">The dialect that it is written in.</param>
/// <param name="Json">What to post.</param>
internal sealed record Example(string Name, string Title, string Description, string Dialect, ReadOnlyMemory<byte> Json);
