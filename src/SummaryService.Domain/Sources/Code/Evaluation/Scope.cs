namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>The names of a scope and, behind them, of the scopes around it.</summary>
/// <param name="outer">The scope around it; null for a module's own.</param>
internal sealed class Scope(Scope? outer)
{
    private readonly Dictionary<string, Value> _names = [];
    private HashSet<string>? _global;
    private HashSet<string>? _nonlocal;

    /// <summary>Whether it is a class's: functions in it do not see its names.</summary>
    public bool IsClass { get; init; }

    /// <summary>The names that it holds itself.</summary>
    public IReadOnlyDictionary<string, Value> Names => _names;

    private Scope Module => outer is null ? this : outer.Module;

    /// <summary>The scope around it that functions in it see.</summary>
    public Scope Enclosing => IsClass && outer is not null ? outer.Enclosing : this;

    /// <summary>The value of a name; null where no scope has it.</summary>
    public Value? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._names.TryGetValue(name, out var value)) return value;
        }

        return null;
    }

    /// <summary>Gives a name a value.</summary>
    public void Set(string name, Value value)
    {
        if (_global?.Contains(name) == true) Module._names[name] = value;
        else if (_nonlocal?.Contains(name) == true && Holder(name) is { } holder) holder._names[name] = value;
        else _names[name] = value;
    }

    /// <summary>Takes a name away.</summary>
    public void Remove(string name) => _names.Remove(name);

    /// <summary>Has a name stand for that of the module, or of a function around.</summary>
    public void DeclareOuter(string name, bool isGlobal) => (isGlobal ? _global ??= [] : _nonlocal ??= []).Add(name);

    private Scope? Outer => outer;

    private Scope? Holder(string name)
    {
        for (var scope = outer; scope is not null; scope = scope.Outer)
        {
            if (scope._names.ContainsKey(name)) return scope;
        }

        return null;
    }
}
