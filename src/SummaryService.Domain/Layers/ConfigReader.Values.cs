using System.Collections.Immutable;
using System.Globalization;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <content>The kinds of value that an argument can have.</content>
public sealed partial class ConfigReader
{
    /// <summary>A whole number of at least 1, which must be given.</summary>
    public long Positive(string name)
    {
        _record?.Add(new(name, ArgumentKind.Integer, IsRequired: true) { Minimum = 1 });
        var value = Required(name);
        return value.Exists ? Integer(name, value, least: 1) : 1;
    }

    /// <summary>A whole number of at least 1.</summary>
    public long Positive(string name, long orElse) => Integer(name, orElse, least: 1);

    /// <summary>A whole number.</summary>
    public long Integer(string name, long orElse, long least = long.MinValue)
    {
        _record?.Add(new(name, ArgumentKind.Integer, IsRequired: false)
        {
            Default = $"{orElse}",
            Minimum = least == long.MinValue ? null : least,
        });
        var value = Take(name);
        return value.Exists ? Integer(name, value, least) : orElse;
    }

    /// <summary>A whole number of at least 1, or nothing.</summary>
    public long? OptionalPositive(string name)
    {
        _record?.Add(new(name, ArgumentKind.Integer, IsRequired: false) { Minimum = 1 });
        var value = Take(name);
        return value.Exists ? Integer(name, value, least: 1) : null;
    }

    /// <summary>A number in a range, its ends included.</summary>
    public double Number(string name, double orElse, double least = double.NegativeInfinity, double most = double.PositiveInfinity)
    {
        Describe(name, isRequired: false, least, most, orElse);
        var value = Take(name);
        return value.Exists ? Number(name, value, least, most) : orElse;
    }

    /// <summary>A number in a range, its ends included, or nothing.</summary>
    public double? OptionalNumber(string name, double least = double.NegativeInfinity, double most = double.PositiveInfinity)
    {
        Describe(name, isRequired: false, least, most);
        var value = Take(name);
        return value.Exists ? Number(name, value, least, most) : null;
    }

    /// <summary>A number in a range, its ends included, which must be given.</summary>
    public double Number(string name, double least, double most)
    {
        Describe(name, isRequired: true, least, most);
        var value = Required(name);
        return value.Exists ? Number(name, value, least, most) : least;
    }

    /// <summary><c>true</c> or <c>false</c>; 1 and 0 count as they do in Python, and null as the <c>None</c> that is as good as false there.</summary>
    public bool Flag(string name, bool orElse)
    {
        _record?.Add(new(name, ArgumentKind.Flag, IsRequired: false) { Default = orElse ? "true" : "false" });
        var value = Take(name);
        switch (value.Kind)
        {
            case NodeKind.Missing: return orElse && !IsNull(name);
            case NodeKind.True: return true;
            case NodeKind.False: return false;
        }

        if (value.TryGetInteger(out var number) && number is 0 or 1) return number == 1;
        Report(name, "wrong_kind.flag");
        return orElse;
    }

    /// <summary>One of a few words, in lower case; the first is the default.</summary>
    public string Choice(string name, params ReadOnlySpan<string> choices)
    {
        _record?.Add(new(name, ArgumentKind.Choice, IsRequired: false) { Default = $"\"{choices[0]}\"", Choices = [.. choices] });
        var value = Take(name);
        if (!value.Exists) return _spelling?.PresetOf(name) ?? choices[0];
        if (value.IsText)
        {
            foreach (var choice in choices)
            {
                if (value.Matches(choice)) return choice;
            }

            var text = _spelling is null ? value.Text : _spelling.WordOf(value.Text);
            foreach (var choice in choices)
            {
                if (choice.Equals(text, StringComparison.OrdinalIgnoreCase)) return choice;
            }
        }

        Report(name, "not_a_choice", ("choices", string.Join(", ", choices.ToArray().Select(choice => $"'{choice}'"))), ("first", choices[0]));
        return choices[0];
    }

    /// <summary>Whether channels come first: <c>data_format</c>.</summary>
    public bool ChannelsFirst() => Choice("data_format", "channels_last", "channels_first") == "channels_first";

    /// <summary>A size for each of some axes, or one for all of them, which must be given.</summary>
    public ImmutableArray<long> Sizes(string name, int rank, long least = 1)
    {
        _record?.Add(new(name, ArgumentKind.Sizes, IsRequired: true) { Minimum = least, Length = rank });
        if (SizesInParts(name, least) is { } parts) return parts;
        var value = Required(name);
        return value.Exists ? Sizes(name, value, rank, least) : Repeat(1, rank);
    }

    /// <summary>A size for each of some axes, or one for all of them.</summary>
    public ImmutableArray<long> Sizes(string name, int rank, long orElse, long least = 1) =>
        OptionalSizes(name, rank, least, orElse) ?? Repeat(orElse, rank);

    /// <summary>A size for each of some axes, or one for all of them, or nothing.</summary>
    public ImmutableArray<long>? OptionalSizes(string name, int rank, long least = 1, long? shownDefault = null)
    {
        _record?.Add(new(name, ArgumentKind.Sizes, IsRequired: false) { Minimum = least, Length = rank, Default = shownDefault?.ToString(CultureInfo.InvariantCulture) });
        if (SizesInParts(name, least) is { } parts) return parts;
        var value = Take(name);
        return value.Exists ? Sizes(name, value, rank, least) : null;
    }

    /// <summary>A list of sizes, which must be given; <c>null</c> in it is an unknown size where that is allowed.</summary>
    public ImmutableArray<Dim> Shape(string name, long least = 0)
    {
        _record?.Add(new(name, ArgumentKind.Shape, IsRequired: true) { Minimum = least });
        var value = Required(name);
        return value.Exists ? Shape(name, value, least) : [1];
    }

    /// <summary>A list of sizes, or nothing.</summary>
    public ImmutableArray<Dim>? OptionalShape(string name, long least = 0)
    {
        _record?.Add(new(name, ArgumentKind.Shape, IsRequired: false) { Minimum = least });
        if (_spelling?.PartsOf(name) is { IsEmpty: false } parts) return ShapeInParts(parts, least);
        var value = Take(name);
        return value.Exists ? Shape(name, value, least) : null;
    }

    /// <summary>An axis by its number, or a list of axes.</summary>
    public ImmutableArray<long> Axes(string name, long orElse)
    {
        _record?.Add(new(name, ArgumentKind.Axes, IsRequired: false) { Default = $"{orElse}" });
        var value = Take(name);
        return value.Exists ? Axes(name, value) : [orElse];
    }

    /// <summary>The name of an activation function; null for none (<c>linear</c>).</summary>
    public string? Activation(string name = "activation", bool isRequired = false)
    {
        _record?.Add(new(name, ArgumentKind.Activation, isRequired) { Default = isRequired ? null : "null" });
        var value = isRequired ? Required(name) : Take(name);
        if (!value.Exists || value.TextIs("linear")) return null;
        if (value.IsObject) return Activation(name, value);
        if (value.IsText && Activations.Find(value) is { } known) return known;
        if (value.IsText && _spelling is { IsOld: true }) return value.Text;
        if (value.IsText) Report(name, "unknown_activation", ("received", value.Text), ("suggestion", Suggestion.For(value.Text, Activations.Names) ?? "relu"));
        else Report(name, "wrong_kind.activation");
        return null;
    }

    /// <summary>A dtype by its name, or nothing.</summary>
    public DType? OptionalDType(string name)
    {
        _record?.Add(new(name, ArgumentKind.Choice, IsRequired: false) { Choices = [.. DType.All.Select(type => type.Name)] });
        var value = Take(name);
        if (!value.Exists) return null;
        var isOld = _spelling is { IsOld: true };
        var type = value.IsText ? isOld ? DType.FindOld(value.Text) : DType.Find(value.Text) : DTypeConfig.Read(value, isOld)?.Policy.Compute;
        if (type is null) Report(name, "unknown_dtype", ("received", value.IsText ? value.Text : "{…}"));
        return type;
    }

    /// <summary>Arguments that change neither a shape nor a count: initializers, regularizers, seeds.</summary>
    public void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            _record?.Add(new(name, ArgumentKind.Any, IsRequired: false));
            Take(name);
        }
    }

    /// <summary>Whether an argument is given and not null, whatever it is.</summary>
    public bool IsGiven(string name)
    {
        _record?.Add(new(name, ArgumentKind.Any, IsRequired: false));
        return Take(name).Exists;
    }

    private Node Required(string name)
    {
        var value = Take(name);
        if (!value.Exists && _record is null) Report(name, "missing_argument");
        return value;
    }

    private long Integer(string name, Node value, long least)
    {
        if (_spelling is not null) value = _spelling.Plain(value);
        if (value.TryGetInteger(out var number))
        {
            if (number >= least) return number;
            Report(name, "out_of_range.least", ("least", least));
        }
        else
        {
            Report(name, value.IsInteger ? "out_of_range.too_large" : "wrong_kind.integer");
        }

        return least == long.MinValue ? 1 : least;
    }

    private double Number(string name, Node value, double least, double most)
    {
        if (_spelling is not null) value = _spelling.Plain(value);
        if (!value.TryGetNumber(out var number)) Report(name, "wrong_kind.number");
        else if (number >= least && number <= most) return number;
        else if (double.IsInfinity(most)) Report(name, "out_of_range.least", ("least", least));
        else Report(name, "out_of_range.between", ("least", least), ("most", most));
        return double.IsInfinity(least) ? 0 : least;
    }

    private ImmutableArray<long> Sizes(string name, Node value, int rank, long least)
    {
        if (value.Kind == NodeKind.Number) return Repeat(Integer(name, value, least), rank);
        if (!value.IsArray || value.ItemCount != rank)
        {
            Report(name, "wrong_kind.sizes", ("count", rank));
            return Repeat(least, rank);
        }

        var sizes = ImmutableArray.CreateBuilder<long>(rank);
        foreach (var item in value.Items)
        {
            if (item.TryGetInteger(out var size) && size >= least)
            {
                sizes.Add(size);
                continue;
            }

            Report(name, item.IsInteger ? "out_of_range.sizes" : "wrong_kind.sizes", ("count", rank), ("least", least));
            return Repeat(least, rank);
        }

        return sizes.MoveToImmutable();
    }

    /// <summary>Sizes that stand one by one in properties of their own; null where they do not.</summary>
    private ImmutableArray<long>? SizesInParts(string name, long least)
    {
        if (_spelling?.PartsOf(name) is not { IsEmpty: false } parts) return null;
        var sizes = ImmutableArray.CreateBuilder<long>(parts.Length);
        foreach (var part in parts)
        {
            var value = Required(part);
            sizes.Add(value.Exists ? Integer(part, value, least) : least);
        }

        return sizes.MoveToImmutable();
    }

    /// <summary>A shape whose sizes stand in properties of their own; one that is missing is an unknown size.</summary>
    private ImmutableArray<Dim> ShapeInParts(ImmutableArray<string> parts, long least)
    {
        var dims = ImmutableArray.CreateBuilder<Dim>();
        foreach (var part in parts)
        {
            var value = _config[part];
            if (!value.HasValue) dims.Add(Dim.Unknown);
            else if (value.IsArray) dims.AddRange(Shape(part, value, least));
            else dims.Add(Integer(part, value, least));
        }

        return dims.ToImmutable();
    }

    private ImmutableArray<Dim> Shape(string name, Node value, long least)
    {
        if (!value.IsArray)
        {
            // A number stands for a shape of one axis in lessons: input_shape=784.
            if (value.TryGetInteger(out var only) && only >= least) return [only];
            Report(name, "wrong_kind.shape");
            return [1];
        }

        var dims = ImmutableArray.CreateBuilder<Dim>();
        foreach (var item in value.Items)
        {
            if (item.Kind == NodeKind.Null) dims.Add(Dim.Unknown);
            else if (!item.TryGetInteger(out var size)) Report(name, item.IsInteger ? "out_of_range.too_large" : "wrong_kind.shape");
            else if (size < least) Report(name, "out_of_range.shape", ("least", least));
            else dims.Add(size);
            if (HasFaults) return [1];
        }

        return dims.ToImmutable();
    }

    private void Describe(string name, bool isRequired, double least, double most, double? shownDefault = null) =>
        _record?.Add(new(name, ArgumentKind.Number, isRequired)
        {
            Default = shownDefault?.ToString(CultureInfo.InvariantCulture),
            Minimum = double.IsInfinity(least) ? null : least,
            Maximum = double.IsInfinity(most) ? null : most,
        });

    private static readonly ImmutableArray<ImmutableArray<long>> Ones = [[], [1], [1, 1], [1, 1, 1]];

    private static ImmutableArray<long> Repeat(long size, int times)
    {
        if (size == 1 && times < Ones.Length) return Ones[times];
        var sizes = new long[times];
        Array.Fill(sizes, size);
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(sizes);
    }
}
