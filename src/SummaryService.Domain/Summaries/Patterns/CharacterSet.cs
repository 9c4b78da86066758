using System.Text;

namespace SummaryService.Domain.Summaries.Patterns;

/// <summary>Characters, by ranges and by kinds.</summary>
internal sealed class CharacterSet
{
    private readonly List<(int First, int Last)> _ranges = [];
    private readonly List<(CharacterKind Kind, bool IsNot)> _kinds = [];

    /// <summary>Whether it is all but these.</summary>
    public bool IsNegated { get; set; }

    /// <summary>Whether a letter stands for its other case, too.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>How many ranges and kinds a character is looked for in.</summary>
    public int Items => (_ranges.Count + _kinds.Count) * (IgnoresCase ? 3 : 1);

    public void Add(int first, int last) => _ranges.Add((first, last));

    public void Add(CharacterKind kind, bool isNot) => _kinds.Add((kind, isNot));

    /// <summary>Whether a character, given by its code point, is one of the set.</summary>
    public bool Contains(int codePoint) => IsNegated != (Holds(codePoint) || (IgnoresCase && OtherCases(codePoint)));

    private bool OtherCases(int codePoint) => Rune.IsValid(codePoint)
        && (Holds(Rune.ToLowerInvariant(new(codePoint)).Value) || Holds(Rune.ToUpperInvariant(new(codePoint)).Value));

    private bool Holds(int codePoint)
    {
        foreach (var (first, last) in _ranges)
        {
            if (codePoint >= first && codePoint <= last) return true;
        }

        foreach (var (kind, isNot) in _kinds)
        {
            if (CharacterKinds.Is(codePoint, kind) != isNot) return true;
        }

        return false;
    }
}
