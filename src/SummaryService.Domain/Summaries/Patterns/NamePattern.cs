using System.Text;

namespace SummaryService.Domain.Summaries.Patterns;

/// <summary>A regular expression of Python's that is matched at the beginning of names, as <c>re.match</c> does.</summary>
/// <remarks>
/// It comes from a stranger. All ways through the expression are followed at once, a character at a time, so that no name takes more steps
/// than it has characters times the expression has states; those are few, and what all names take together is counted.
/// Source: https://docs.python.org/3/library/re.html; Thompson, Regular expression search algorithm (1968)
/// </remarks>
internal sealed class NamePattern
{
    /// <summary>The longest expression: any name, with every character escaped.</summary>
    public const int MostCharacters = 512;

    /// <summary>How many states an expression may have: its characters, with repeats written out.</summary>
    public const int MostStates = 1_000;

    /// <summary>How many steps the names of a model may take together.</summary>
    public const int MostSteps = 10_000_000;

    private const int None = -1;

    private readonly string? _prefix;
    private readonly Instruction[] _program;
    private readonly bool _isMultiline;

    // The states that the name may be in after a character, each once, and in which round each was entered last.
    private readonly int[] _states;
    private readonly int[] _next;
    private readonly int[] _rounds;
    private readonly Stack<int> _open = new();
    private int _round;
    private long _steps;

    private NamePattern(string? prefix, Instruction[] program, bool isMultiline)
    {
        (_prefix, _program, _isMultiline) = (prefix, program, isMultiline);
        (_states, _next, _rounds) = (new int[program.Length], new int[program.Length], new int[program.Length]);
    }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="FormatException">It is none, or has what is not supported: look-arounds, back-references.</exception>
    /// <exception cref="PatternTooLargeException">It is longer, or has more states, than is allowed.</exception>
    public static NamePattern Parse(string pattern)
    {
        if (pattern.Length > MostCharacters) throw new PatternTooLargeException();
        if (!pattern.AsSpan().ContainsAny(PatternReader.Special)) return new(pattern, [], isMultiline: false);
        var reader = new PatternReader(pattern);
        var program = reader.Read();
        return new(null, program, reader.IsMultiline);
    }

    /// <summary>Whether the expression matches at the beginning of a name.</summary>
    /// <exception cref="PatternTooSlowException">The names took too many steps.</exception>
    public bool Matches(string name)
    {
        if (_prefix is not null) return name.StartsWith(_prefix, StringComparison.Ordinal);
        Array.Clear(_rounds);
        _round = 0;
        var before = None;
        var (at, count) = (0, 0);
        var ahead = CodePointAt(name, 0);
        if (Enter(0, before, ahead, name.Length, _states, ref count)) return true;
        while (count > 0 && ahead != None)
        {
            at += ahead > char.MaxValue ? 2 : 1;
            var (here, found) = (ahead, 0);
            (before, ahead) = (here, CodePointAt(name, at));
            _round++;
            for (var i = 0; i < count; i++)
            {
                var state = _states[i];
                var set = _program[state].Set!;
                Count(set.Items);
                if (set.Contains(here) && Enter(state + 1, before, ahead, name.Length - at, _next, ref found)) return true;
            }

            _next.AsSpan(0, found).CopyTo(_states);
            count = found;
        }

        return false;
    }

    private static int CodePointAt(string name, int at) => at >= name.Length ? None
        : Rune.TryGetRuneAt(name, at, out var rune) ? rune.Value
        : name[at];

    /// <summary>Enters a state and all that can be reached from it without a character; true where the expression has matched.</summary>
    private bool Enter(int first, int before, int ahead, int left, int[] states, ref int count)
    {
        _open.Push(first);
        while (_open.TryPop(out var state))
        {
            if (state == _program.Length)
            {
                _open.Clear();
                return true;
            }

            if (_rounds[state] == _round + 1) continue;
            _rounds[state] = _round + 1;
            Count(1);
            var instruction = _program[state];
            switch (instruction.Kind)
            {
                case InstructionKind.Character:
                    states[count++] = state;
                    break;
                case InstructionKind.Fork:
                    _open.Push(state + instruction.Other);
                    _open.Push(state + instruction.Target);
                    break;
                case InstructionKind.Jump:
                    _open.Push(state + instruction.Target);
                    break;
                default:
                    if (Holds(instruction.Kind, before, ahead, left)) _open.Push(state + 1);
                    break;
            }
        }

        return false;
    }

    private void Count(int steps)
    {
        _steps += steps;
        if (_steps > MostSteps) throw new PatternTooSlowException();
    }

    private bool Holds(InstructionKind condition, int before, int ahead, int left) => condition switch
    {
        InstructionKind.Start => before == None,
        InstructionKind.LineStart => before == None || (_isMultiline && before == '\n'),
        InstructionKind.End => ahead == None,
        InstructionKind.LineEnd => ahead == None || (ahead == '\n' && (_isMultiline || left == 1)),
        InstructionKind.Boundary => IsWord(before) != IsWord(ahead),
        _ => IsWord(before) == IsWord(ahead),
    };

    private static bool IsWord(int codePoint) => codePoint != None && CharacterKinds.IsWord(codePoint);
}

/// <summary>Thrown for an expression that is longer, or has more states, than is allowed.</summary>
internal sealed class PatternTooLargeException : Exception;

/// <summary>Thrown where names take too many steps to match.</summary>
internal sealed class PatternTooSlowException : Exception;
