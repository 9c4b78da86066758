using System.Collections.Immutable;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <content>Arguments that Keras takes, for the sake of old code or by inheritance, and that its signatures do not show.</content>
public sealed partial class ConfigReader
{
    /// <summary><c>true</c> or <c>false</c>; not described.</summary>
    internal bool UnlistedFlag(string name) => _record is null && Flag(name, orElse: false);

    /// <summary>A number in a range, or nothing; not described.</summary>
    internal double? UnlistedNumber(string name, double least) => _record is null ? OptionalNumber(name, least) : null;

    /// <summary>A list of sizes, or nothing; not described.</summary>
    internal ImmutableArray<Dim>? UnlistedShape(string name) => _record is null ? OptionalShape(name) : null;

    /// <summary>An argument that changes neither a shape nor a count; not described.</summary>
    internal void IgnoreUnlisted(string name)
    {
        if (_record is null) Ignore(name);
    }
}
