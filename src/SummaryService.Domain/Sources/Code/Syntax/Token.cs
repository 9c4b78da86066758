namespace SummaryService.Domain.Sources.Code.Syntax;

/// <summary>The kinds of tokens, named as in Python's reference grammar.</summary>
internal enum TokenKind : byte
{
    /// <summary>A name or a keyword.</summary>
    Name,
    Number,

    /// <summary>A string without its quotes and with its escapes resolved.</summary>
    String,

    /// <summary>The text between the quotes of an f-string, as it is written.</summary>
    FString,
    Operator,
    Newline,
    Indent,
    Dedent,

    /// <summary>A character that begins no token, or a string without an end.</summary>
    Error,
    EndMarker,
}

/// <summary>A token of Python code.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The name, number, operator, or the content of the string.</param>
/// <param name="Start">The index of its first character in the text.</param>
/// <param name="End">The index after its last character.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its character in the line, from 1.</param>
/// <param name="Prefix">The letters before the quotes of a string, in lower case.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End, int Line, int Column, string Prefix = "");
