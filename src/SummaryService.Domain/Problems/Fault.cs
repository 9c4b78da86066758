using System.Collections.Immutable;
using System.Globalization;

namespace SummaryService.Domain.Problems;

/// <summary>What a rule found wrong, before anyone knows where: a message, its values, and what to blame.</summary>
/// <param name="Key">The message's key in the catalogue.</param>
/// <param name="Argument">The argument to blame; null for the layer's input.</param>
/// <param name="Values">What the message's placeholders stand for.</param>
internal sealed record Fault(string Key, string? Argument, ImmutableArray<KeyValuePair<string, string>> Values)
{
    /// <summary>An argument is wrong.</summary>
    public static Fault In(string argument, string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        new(key, argument, [new("argument", argument), .. Text(values)]);

    /// <summary>What goes into the layer is wrong for it.</summary>
    public static Fault InInput(string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        new(key, null, [.. Text(values)]);

    private static KeyValuePair<string, string>[] Text(ReadOnlySpan<(string Name, object Value)> values)
    {
        var texts = new KeyValuePair<string, string>[values.Length];
        for (var i = 0; i < values.Length; i++)
            texts[i] = new(values[i].Name, Convert.ToString(values[i].Value, CultureInfo.InvariantCulture) ?? "");
        return texts;
    }
}

/// <summary>Thrown by a shape rule that cannot go on; the walk adds the layer and the place.</summary>
internal sealed class RuleBrokenException(Fault fault) : Exception
{
    /// <summary>What is wrong.</summary>
    public Fault Fault { get; } = fault;

    /// <summary>An argument is wrong for this input.</summary>
    public static RuleBrokenException In(string argument, string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        new(Fault.In(argument, key, values));

    /// <summary>The input is wrong for this layer.</summary>
    public static RuleBrokenException InInput(string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        new(Fault.InInput(key, values));
}
