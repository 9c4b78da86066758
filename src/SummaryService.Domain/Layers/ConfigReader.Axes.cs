using System.Collections.Immutable;
using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Layers;

/// <content>Axes in other forms than one with a default.</content>
public sealed partial class ConfigReader
{
    /// <summary>An axis by its number, or a list of axes, which must be given.</summary>
    public ImmutableArray<long> Axes(string name)
    {
        _record?.Add(new(name, ArgumentKind.Axes, IsRequired: true));
        var value = Required(name);
        return value.Exists ? Axes(name, value) : [1];
    }

    /// <summary>An axis by its number, or a list of axes, or nothing.</summary>
    public ImmutableArray<long>? OptionalAxes(string name)
    {
        _record?.Add(new(name, ArgumentKind.Axes, IsRequired: false));
        var value = Take(name);
        return value.Exists ? Axes(name, value) : null;
    }

    /// <summary>An axis for each of two tensors, or one for both, which must be given.</summary>
    public (long First, long Second) AxisPair(string name)
    {
        _record?.Add(new(name, ArgumentKind.Axes, IsRequired: true) { Length = 2 });
        var value = Required(name);
        if (!value.Exists) return (1, 1);
        if (value.IsArray || value.Kind == NodeKind.Number)
        {
            var axes = Axes(name, value);
            if (!value.IsArray) return (axes[0], axes[0]);
            if (axes.Length == 2) return (axes[0], axes[1]);
        }

        Report(name, "wrong_kind.axis_pair");
        return (1, 1);
    }

    private ImmutableArray<long> Axes(string name, Node value)
    {
        if (!value.IsArray) return [Integer(name, value, long.MinValue)];
        var axes = ImmutableArray.CreateBuilder<long>();
        foreach (var item in value.Items)
            axes.Add(Integer(name, item, long.MinValue));
        return axes.ToImmutable();
    }
}
