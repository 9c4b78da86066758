using System.Runtime.CompilerServices;
using SummaryService.Domain.Sources.Code.Syntax;

namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>Evaluates statements of Python in a world of its own: nothing is imported, and nothing outside is reached.</summary>
/// <remarks>
/// A tree-walking interpreter. What the text does not tell is an <see cref="Unknown"/> value; a statement that fails is noted, what it would have
/// set is unknown, and evaluation goes on with the next one.
/// </remarks>
internal sealed partial class Evaluator
{
    private readonly IReadOnlyDictionary<string, Value> _defines;
    private readonly List<PythonException> _failures = [];
    private readonly List<Unknown> _undecided = [];
    private readonly Scope _module = new(null);
    private Frame _frame;
    private int _depth;

    /// <summary>Makes a session without names of its own.</summary>
    /// <param name="world">What the code can reach.</param>
    /// <param name="defines">Values for names that the text leaves open.</param>
    public Evaluator(IWorld world, IReadOnlyDictionary<string, Value>? defines = null)
    {
        World = world;
        _defines = defines ?? new Dictionary<string, Value>();
        _frame = new(_module, null);
        foreach (var (name, value) in _defines)
            _module.Set(name, value);
    }

    /// <summary>What the code can reach.</summary>
    public IWorld World { get; }

    /// <summary>What is left to spend.</summary>
    public Budget Budget { get; } = new();

    /// <summary>Where evaluation stands.</summary>
    public Place Place { get; private set; }

    /// <summary>The statements that failed, by the exception that nobody handled.</summary>
    public IReadOnlyList<PythonException> Failures => _failures;

    /// <summary>The unknown values that a condition or a loop asked for.</summary>
    public IReadOnlyList<Unknown> Undecided => _undecided;

    /// <summary>Evaluates the statements of a text, after those of the texts before.</summary>
    /// <exception cref="BudgetException">The texts together take more than they may.</exception>
    public void Run(Module module)
    {
        foreach (var statement in module.Body)
        {
            _depth = 0;
            _frame = new(_module, null);
            try
            {
                if (Execute(statement) != Completion.Normal) continue;
            }
            catch (PythonException failure)
            {
                _failures.Add(failure);
                foreach (var name in AssignedNames.Of(statement))
                    _module.Set(name, Defined(name) ?? new Unknown(name, statement.Place));
            }
        }
    }

    /// <summary>The value that the request gives a name or an expression of attributes; null where it gives none.</summary>
    public Value? Defined(string path) => _defines.GetValueOrDefault(path);

    /// <summary>An exception at the current place.</summary>
    public PythonException Error(string type, string text) => new(type, text, Place);

    /// <summary>Notes that a condition or a loop depends on an unknown value.</summary>
    public void NoteUndecided(Unknown value)
    {
        if (_undecided.Count < 1000) _undecided.Add(value);
    }

    /// <summary>Goes one level deeper; the level ends where it is disposed of.</summary>
    public Level Deeper()
    {
        if (++_depth > Budget.MostDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            _depth--;
            throw new BudgetException("limit_exceeded.code_recursion", Budget.MostDepth);
        }

        return new(this);
    }

    /// <summary>Whether a value counts as true; an unknown one does not, which is noted.</summary>
    public bool IsTrue(Value value)
    {
        if (value is Unknown unknown) NoteUndecided(unknown);
        return value.IsTrue;
    }

    /// <summary>The elements of a value.</summary>
    /// <exception cref="PythonException">It has none.</exception>
    public IEnumerable<Value> Iterate(Value value)
    {
        foreach (var element in value.Elements(this) ?? throw Error("TypeError", $"'{value.TypeName}' object is not iterable"))
        {
            Budget.Turn();
            yield return element;
        }
    }

    /// <summary>A new list of elements, counted.</summary>
    public List<Value> Collect(IEnumerable<Value> elements)
    {
        var list = new List<Value>();
        foreach (var element in elements)
        {
            Budget.AddElements(1);
            list.Add(element);
        }

        return list;
    }

    /// <summary>A value that can be a key.</summary>
    public Value Key(Value value) => value.Hash is not null ? value : throw Error("TypeError", $"unhashable type: '{value.TypeName}'");

    /// <summary>A level of nesting.</summary>
    public readonly struct Level(Evaluator evaluator) : IDisposable
    {
        public void Dispose() => evaluator._depth--;
    }

    /// <summary>What a call of a function works with.</summary>
    private sealed record Frame(Scope Scope, Function? Function)
    {
        public Value Result { get; set; } = None.Value;
    }

    private enum Completion
    {
        Normal,
        Break,
        Continue,
        Return,
    }
}
