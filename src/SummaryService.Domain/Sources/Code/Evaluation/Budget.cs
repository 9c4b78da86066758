namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>What evaluating a text may take. Nothing takes more than it says here first.</summary>
internal sealed class Budget
{
    /// <summary>How many expressions and statements may be evaluated: a notebook takes some thousands.</summary>
    public const long MostSteps = 1_000_000;

    /// <summary>How many turns all loops may take together.</summary>
    public const long MostTurns = 200_000;

    /// <summary>How many elements lists, tuples, dicts and sets may get, counted when they are made.</summary>
    public const long MostElements = 400_000;

    /// <summary>How many characters strings may have, counted when they are made.</summary>
    public const long MostCharacters = 4_000_000;

    /// <summary>How deep calls, blocks and expressions may nest; Python stops at 1,000 calls.</summary>
    public const int MostDepth = 400;

    private long _steps;
    private long _turns;
    private long _elements;
    private long _characters;

    /// <summary>Counts an expression or a statement.</summary>
    public void Step() => Count(ref _steps, 1, MostSteps, "limit_exceeded.code_steps");

    /// <summary>Counts a turn of a loop.</summary>
    public void Turn() => Count(ref _turns, 1, MostTurns, "limit_exceeded.code_turns");

    /// <summary>Counts elements.</summary>
    public void AddElements(long count) => Count(ref _elements, count, MostElements, "limit_exceeded.code_elements");

    /// <summary>Counts characters.</summary>
    public void AddCharacters(long count) => Count(ref _characters, count, MostCharacters, "limit_exceeded.code_characters");

    private static void Count(ref long used, long count, long most, string key)
    {
        if (count < 0 || count > most - used) throw new BudgetException(key, most);
        used += count;
    }
}

/// <summary>The text takes more than it may; evaluating it ends.</summary>
internal sealed class BudgetException(string key, long limit) : Exception
{
    /// <summary>The message's key.</summary>
    public string Key => key;

    /// <summary>How much there may be.</summary>
    public long Limit => limit;
}
