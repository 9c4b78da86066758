namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>A value with the place of the expression that gave it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Place">Where the expression stands.</param>
internal readonly record struct Placed(Value Value, Place Place);

/// <summary>The arguments of a call.</summary>
/// <param name="place">Where the call stands.</param>
internal sealed class Arguments(Place place)
{
    /// <summary>Where the call stands.</summary>
    public Place Place => place;

    /// <summary>Those by position.</summary>
    public List<Placed> Positional { get; } = [];

    /// <summary>Those by keyword, in order.</summary>
    public OrderedDictionary<string, Placed> Keywords { get; } = [];

    /// <summary>How many there are.</summary>
    public int Count => Positional.Count + Keywords.Count;

    /// <summary>Arguments by position alone.</summary>
    public static Arguments Of(Place place, params ReadOnlySpan<Value> values)
    {
        var arguments = new Arguments(place);
        foreach (var value in values)
            arguments.Positional.Add(new(value, place));
        return arguments;
    }

    /// <summary>An argument by its position or its keyword; null where it is not given.</summary>
    public Value? Find(int position, string? keyword = null)
    {
        if (position >= 0 && position < Positional.Count) return Positional[position].Value;
        return keyword is not null && Keywords.TryGetValue(keyword, out var named) ? named.Value : null;
    }
}
