using System.Globalization;
using SummaryService.Api.Problems;

namespace SummaryService.Api.QueryOptions;

/// <summary>A whole number in a range.</summary>
internal sealed record WholeNumberOption(string Name, string Description, int Least, int Most) : QueryOption(Name, Description)
{
    /// <inheritdoc/>
    public override OptionFault? Check(string value) =>
        !value.Contains('\0', StringComparison.Ordinal) // which .NET takes for the end
        && int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= Least && number <= Most
            ? null
            : new(Phrase.Of("option.whole", ("name", Name)), Phrase.Of("option.whole.hint", ("least", Least), ("most", Most)));

    /// <summary>The value of an option that was checked; null where it was not given.</summary>
    public static int? Read(string? value) => value is null ? null : int.Parse(value, CultureInfo.InvariantCulture);
}
