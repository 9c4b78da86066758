using System.Collections.Immutable;

namespace SummaryService.Domain.Layers;

/// <content>Axes that must be given.</content>
public sealed partial class ConfigReader
{
    /// <summary>An axis by its number, or a list of axes, which must be given.</summary>
    public ImmutableArray<long> Axes(string name)
    {
        _record?.Add(new(name, ArgumentKind.Axes, IsRequired: true));
        return _record is null && Required(name).Exists ? Axes(name, orElse: 1) : [1];
    }
}
