namespace SummaryService.Domain.Reconstruction;

/// <summary>An argument with a value.</summary>
/// <param name="Argument">The argument's name; that of a layer in another's argument begins with the latter's name and a dot.</param>
/// <param name="Json">The value as JSON.</param>
internal readonly record struct Setting(string Argument, string Json);
