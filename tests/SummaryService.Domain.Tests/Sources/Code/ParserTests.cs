using SummaryService.Domain.Sources.Code.Syntax;
using Assert = Xunit.Assert;

namespace SummaryService.Domain.Tests.Sources.Code;

/// <summary>The syntax that is read, and how the parser goes on after what it cannot read.</summary>
public sealed class ParserTests
{
    [Theory]
    [InlineData("x = 1; y = 2", 2)]
    [InlineData("if a:\n    b\nelif c:\n    d\nelse:\n    e\n", 1)]
    [InlineData("for i, (a, b) in enumerate(zip(x, y)):\n  print(i)\nelse:\n  pass", 1)]
    [InlineData("while True: break", 1)]
    [InlineData("def f(a, b=1, *args, c, d=2, **kw) -> int:\n    '''doc'''\n    return a", 1)]
    [InlineData("class A(B, metaclass=C):\n    x: int = 1\n    def f(self): return self.x", 1)]
    [InlineData("try:\n    import a\nexcept (ImportError, KeyError) as e:\n    pass\nelse:\n    b\nfinally:\n    c", 1)]
    [InlineData("with a as b, c(d):\n    e", 1)]
    [InlineData("from a.b import (\n    c,\n    d as e,  # comment\n)", 1)]
    [InlineData("a = b = c, *d = 1, 2", 1)]
    [InlineData("x = [i for i in range(3) if i if not i == 2]\ny = {k: v for k, v in z}\nw = (a for a in b)", 3)]
    [InlineData("f(*a, b=1, **c)(x)[1:2, ..., ::-1].y", 1)]
    [InlineData("x = lambda a, *b, c=1: a if b else c", 1)]
    [InlineData("s = f'{x:>{width}.2f} {{}} {y!r}' 'tail' r'\\d' b'x'", 1)]
    [InlineData("a = not b in c and d is not e or f != -g ** 2", 1)]
    [InlineData("%matplotlib inline\n!pip install keras\nx = 1", 1)]
    [InlineData("assert a, 'b'\nraise ValueError('c') from d\ndel e[0], f\nglobal g", 4)]
    [InlineData("@tf.function\n@staticmethod\ndef f(): ...", 1)]
    [InlineData("if (n := len(a)) > 1: pass", 1)]
    [InlineData("x = 1 \\\n    + 2", 1)]
    public void Python_is_read(string code, int statements)
    {
        var module = Parser.Parse(code);
        Assert.Empty(module.Faults);
        Assert.Equal(statements, module.Body.Length);
    }

    [Theory]
    [InlineData("a = 1\nb = (2\nc = 3\nd = 4", 3, 3, 1)]
    [InlineData("a = 1\nprint 'x'\nc = 3", 2, 2, 7)]
    [InlineData("def f(:\n    x = 1\nc = 3", 1, 1, 7)]
    [InlineData("x = 'open\ny = 2", 1, 1, 5)]
    [InlineData("if a\n    b\nc = 1", 1, 1, 5)]
    public void A_statement_that_cannot_be_read_does_not_lose_the_others(string code, int statements, int line, int column)
    {
        var module = Parser.Parse(code, cell: 7);
        Assert.Equal(statements, module.Body.Length);
        var fault = Assert.Single(module.Faults);
        Assert.Equal((line, column, 7), (fault.Place.Line, fault.Place.Column, fault.Place.Cell));
    }

    [Fact]
    public void Places_count_lines_and_characters()
    {
        var call = Assert.IsType<Call>(Assert.IsType<ExpressionStatement>(Parser.Parse("\n\n  # 注释\n  f(x,\n    y=1)").Body[0]).Value);
        Assert.Equal((4, 3), (call.Place.Line, call.Place.Column));
        Assert.Equal((5, 7), (call.Arguments[1].Value.Place.Line, call.Arguments[1].Value.Place.Column));
    }

    [Theory]
    [InlineData("model.add(Dense（10，activation＝‘relu’））", 1, 16)]
    [InlineData("x = “relu”", 1, 5)]
    [InlineData("x = 1\ny = \"relu”", 2, 10)]
    public void Characters_of_word_processors_are_read_as_what_they_stand_for(string code, int line, int column)
    {
        var module = Parser.Parse(code);
        Assert.Empty(module.Faults);
        Assert.Equal((line, column), (module.Unusual!.Value.Line, module.Unusual.Value.Column));
    }

    [Fact]
    public void Comments_and_strings_may_have_any_characters() => Assert.Null(Parser.Parse("x = '（，）' # “。”").Unusual);

    [Theory]
    [InlineData(">>> x = 1\n>>> for i in y:\n...     z\n...\n1\n2\n>>> w = 2", 3)]
    [InlineData("In [1]: x = 1\nOut[1]: 3\nIn [2]: y = 2\n   ...: z = 3", 3)]
    public void Prompts_are_skipped_with_what_was_printed(string code, int statements)
    {
        var module = Parser.Parse(code);
        Assert.Empty(module.Faults);
        Assert.Equal(statements, module.Body.Length);
    }

    [Fact]
    public void Nesting_has_a_limit()
    {
        var fault = Assert.Single(Parser.Parse($"x = {new string('(', 100_000)}").Faults);
        Assert.Equal("limit_exceeded.code_depth", fault.Key);
    }
}
