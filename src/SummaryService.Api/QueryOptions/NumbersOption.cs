using System.Collections.Immutable;
using System.Globalization;
using SummaryService.Api.Problems;

namespace SummaryService.Api.QueryOptions;

/// <summary>Numbers with commas between them.</summary>
internal sealed record NumbersOption(string Name, string Description, int MostNumbers, double Most) : QueryOption(Name, Description)
{
    /// <inheritdoc/>
    public override OptionFault? Check(string value)
    {
        var parts = Parts(value);
        return parts.Length <= MostNumbers && parts.All(IsInRange)
            ? null
            : new(Phrase.Of("option.numbers", ("name", Name)), Phrase.Of("option.numbers.hint", ("count", MostNumbers), ("most", Most)));
    }

    /// <summary>The value of an option that was checked; empty where it was not given.</summary>
    public static ImmutableArray<double> Read(string? value) =>
        value is null ? [] : [.. Parts(value).Select(part => double.Parse(part, CultureInfo.InvariantCulture))];

    private static string[] Parts(string value) => value.Length == 0 ? [] : value.Split(',', StringSplitOptions.TrimEntries);

    private bool IsInRange(string part) =>
        !part.Contains('\0', StringComparison.Ordinal) // which .NET takes for the end
        && double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= Most;
}
