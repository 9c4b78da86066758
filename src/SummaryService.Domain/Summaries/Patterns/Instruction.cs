namespace SummaryService.Domain.Summaries.Patterns;

/// <summary>A state of an expression, and where it leads; places are told by how far they are, so that a part can be repeated as it is.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Set">The characters that it takes; null where it takes none.</param>
/// <param name="Target">How far the next state is, for a jump and a fork.</param>
/// <param name="Other">How far the other one is, for a fork.</param>
internal readonly record struct Instruction(InstructionKind Kind, CharacterSet? Set = null, int Target = 1, int Other = 1);

/// <summary>What a state of an expression asks for.</summary>
internal enum InstructionKind : byte
{
    /// <summary>A character out of a set.</summary>
    Character,

    /// <summary>Nothing: it goes on at two places.</summary>
    Fork,

    /// <summary>Nothing: it goes on at another place.</summary>
    Jump,

    /// <summary>The beginning of the name.</summary>
    Start,

    /// <summary>The beginning of the name or, if asked, of a line.</summary>
    LineStart,

    /// <summary>The end of the name.</summary>
    End,

    /// <summary>The end of the name, a line feed at the end left out or, if asked, of a line.</summary>
    LineEnd,

    /// <summary>The beginning or end of a word.</summary>
    Boundary,

    /// <summary>Anywhere else.</summary>
    NoBoundary,
}
