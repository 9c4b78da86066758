using System.Collections.Immutable;
using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Layers;

/// <content>The kinds of value that arguments of operations have.</content>
public sealed partial class ConfigReader
{
    /// <summary>Constants in the place of what an operation is called on; missing nodes for those that are not given so.</summary>
    internal ImmutableArray<Node> Operands(ImmutableArray<string> names)
    {
        var given = ImmutableArray.CreateBuilder<Node>(names.Length);
        // What an entry calls "inputs" are its references, whatever the operation's first operand is called.
        foreach (var name in names)
            given.Add(name == "inputs" ? default : Anything(name));
        return given.MoveToImmutable();
    }

    /// <summary>A value that its reader makes sense of; a missing node where it is not given or null.</summary>
    internal Node Anything(string name, bool isRequired = false)
    {
        _record?.Add(new(name, ArgumentKind.Any, isRequired));
        return isRequired ? Required(name) : Take(name);
    }

    /// <summary>A text, which must be given; null where it is missing or something else.</summary>
    internal string? Words(string name)
    {
        var value = Anything(name, isRequired: true);
        if (value.IsText) return value.Text;
        if (value.Exists) Report(name, "wrong_kind.text");
        return null;
    }

    /// <summary>Arguments that must be given, and change neither a shape nor a count.</summary>
    internal void Demand(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            Anything(name, isRequired: true);
    }

    /// <summary>An axis or a list of axes; null for all of them.</summary>
    public ImmutableArray<long>? AxesOrAll(string name)
    {
        _record?.Add(new(name, ArgumentKind.Axes, IsRequired: false));
        var value = Take(name);
        return value.Exists ? Integers(name, value, long.MinValue) : null;
    }

    /// <summary>An axis; null where <c>null</c> is written, which here is not the same as leaving it out.</summary>
    public long? AxisOrFlat(string name, long? orElse)
    {
        _record?.Add(new(name, ArgumentKind.Axes, IsRequired: false) { Default = orElse is null ? "null" : $"{orElse}" });
        var value = Take(name);
        if (value.Exists) return Integer(name, value, long.MinValue);
        return _config[name].Kind == NodeKind.Null ? null : orElse;
    }

    /// <summary>A whole number, which must be given.</summary>
    public long RequiredInteger(string name, long least = long.MinValue)
    {
        _record?.Add(new(name, ArgumentKind.Integer, IsRequired: true) { Minimum = least == long.MinValue ? null : least });
        var value = Required(name);
        return value.Exists ? Integer(name, value, least) : 1;
    }

    /// <summary>A whole number, or nothing.</summary>
    public long? IntegerOrNone(string name, long least = long.MinValue)
    {
        _record?.Add(new(name, ArgumentKind.Integer, IsRequired: false) { Minimum = least == long.MinValue ? null : least });
        var value = Take(name);
        return value.Exists ? Integer(name, value, least) : null;
    }

    /// <summary>One whole number or a list of them, as many as the input has axes for, which must be given.</summary>
    public ImmutableArray<long> Integers(string name, long least = long.MinValue)
    {
        _record?.Add(new(name, ArgumentKind.Sizes, IsRequired: true) { Minimum = least == long.MinValue ? null : least });
        var value = Required(name);
        return value.Exists ? Integers(name, value, least) : [1];
    }

    /// <summary>One whole number or a list of them, or nothing.</summary>
    public ImmutableArray<long>? OptionalIntegers(string name, long least = long.MinValue)
    {
        _record?.Add(new(name, ArgumentKind.Sizes, IsRequired: false) { Minimum = least == long.MinValue ? null : least });
        var value = Take(name);
        return value.Exists ? Integers(name, value, least) : null;
    }

    private ImmutableArray<long> Integers(string name, Node value, long least)
    {
        if (!value.IsArray) return [Integer(name, value, least)];
        var numbers = ImmutableArray.CreateBuilder<long>();
        foreach (var item in value.Items)
        {
            numbers.Add(Integer(name, item, least));
            if (HasFaults) break;
        }

        return numbers.ToImmutable();
    }
}
