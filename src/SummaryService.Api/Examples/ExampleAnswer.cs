namespace SummaryService.Api.Examples;

/// <summary>A ready architecture in the list.</summary>
/// <param name="Name">The name under which it is served.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Description">What it shows, in a sentence.</param>
/// <param name="Dialect">The dialect that it is written in.</param>
/// <param name="Url">Where to get it.</param>
internal sealed record ExampleAnswer(string Name, string Title, string Description, string Dialect, string Url);
