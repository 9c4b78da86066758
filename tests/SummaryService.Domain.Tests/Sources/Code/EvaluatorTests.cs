using SummaryService.Domain.Sources.Code;
using SummaryService.Domain.Sources.Code.Evaluation;
using SummaryService.Domain.Sources.Code.Syntax;
using Assert = Xunit.Assert;

namespace SummaryService.Domain.Tests.Sources.Code;

/// <summary>What Python's expressions and statements give.</summary>
public sealed class EvaluatorTests
{
    [Theory]
    [InlineData("7 // 2, -7 // 2, 7 % -3, 2 ** 10, 7 / 2, -2 ** 2", "(3, -4, -2, 1024, 3.5, -4)")]
    [InlineData("1 < 2 <= 2 != 3, 'a' in 'cat', 2 not in [1], None is None", "(True, True, True, True)")]
    [InlineData("[1, 2, 3][-1], (1, 2, 3)[::-1], 'abc'[1:], [0] * 3, [1] + [2]", "(3, (3, 2, 1), 'bc', [0, 0, 0], [1, 2])")]
    [InlineData("f'{3:03d} {2.5:.2f} {1000:,} {\"a\":>3}'", "'003 2.50 1,000   a'")]
    [InlineData("'%s_%02d %.1f%%' % ('conv', 7, 1.25), '{}-{b}-{0[1]}'.format([1, 2], b=3)", "('conv_07 1.2%', '[1, 2]-3-2')")]
    [InlineData("[x * y for x in range(3) for y in (1, 10) if x]", "[1, 10, 2, 20]")]
    [InlineData("{k: v for k, v in zip('ab', range(2))}, sorted({3, 1}), {**{'a': 1}, 'b': 2}", "({'a': 0, 'b': 1}, [1, 3], {'a': 1, 'b': 2})")]
    [InlineData("list(map(lambda a, b=2: a * b, [1, 2])), sum([1, 2], 3), max(1, 5, 2), min('b', 'a'), abs(-3), round(2.5)", "([2, 4], 6, 5, 'a', 3, 2)")]
    [InlineData("list(enumerate('ab', 1)), list(reversed([1, 2])), len({1: 2}), int('7'), str(1.0), bool([])", "([(1, 'a'), (2, 'b')], [2, 1], 1, 7, '1.0', False)")]
    [InlineData("'a,b'.split(','), '-'.join(['x', 'y']), 'Abc'.lower(), ' x '.strip(), 'conv1'.replace('conv', 'c'), 'ab'.startswith(('a', 'z'))", "(['a', 'b'], 'x-y', 'abc', 'x', 'c1', True)")]
    [InlineData("isinstance(1, (int, str)), isinstance(True, int), type(1) == int, 1 if [] else 2, 0 or 'x', 1 and 2", "(True, True, True, 2, 'x', 2)")]
    [InlineData("sorted(['bb', 'a'], key=len, reverse=True), (n := 3) + n, 1e-3, 16 * 4.0", "(['bb', 'a'], 6, 0.001, 64.0)")]
    public void Expressions(string code, string expected) => Assert.Equal(expected, Run($"result = {code}"));

    [Theory]
    [InlineData("a, *b = 1, 2, 3\nresult = a, b", "(1, [2, 3])")]
    [InlineData("x = y = []\nx += [1]\nresult = y", "[1]")]
    [InlineData("result = 0\nfor i in range(10):\n    if i == 3: continue\n    if i == 5: break\n    result += i\nelse:\n    result = -1", "7")]
    [InlineData("n = 3\nwhile n: n -= 1\nelse: result = 'done'", "'done'")]
    [InlineData("def f(a, b=2, *args, c=3, **kw):\n    return a, b, args, c, kw\nresult = f(1, 5, 6, c=7, d=8)", "(1, 5, (6,), 7, {'d': 8})")]
    [InlineData("def outer(n):\n    def inner():\n        nonlocal n\n        n += 1\n        return n\n    return inner\nf = outer(1)\nf()\nresult = f()", "3")]
    [InlineData("count = 0\ndef f():\n    global count\n    count += 1\nf(); f()\nresult = count", "2")]
    [InlineData("try:\n    import nothing_here\n    [][0]\nexcept IndexError as e:\n    result = 'caught'\nfinally:\n    done = 1", "'caught'")]
    [InlineData("class A:\n    size = 3\n    def __init__(self, n): self.n = n\n    @staticmethod\n    def make(n): return A(n)\n    @property\n    def double(self): return self.n * 2\nclass B(A):\n    def __init__(self, n):\n        super().__init__(n + 1)\nresult = A.make(2).double, B(1).n, B.size", "(4, 2, 3)")]
    [InlineData("d = {}\nd['a'] = [1]\nd.setdefault('a', []).append(2)\nd.update(b=3)\nresult = d, d.get('c', 4), list(d.items())", "({'a': [1, 2], 'b': 3}, 4, [('a', [1, 2]), ('b', 3)])")]
    [InlineData("l = [3, 1]\nl.append(2); l.sort(); l.insert(0, 9); l.pop(); del l[0]\nresult = l", "[1, 2]")]
    [InlineData("if __name__ == '__main__':\n    result = 1", "1")]
    [InlineData("fact = lambda n: 1 if n < 2 else n * fact(n - 1)\nresult = fact(10)", "3628800")]
    public void Statements(string code, string expected) => Assert.Equal(expected, Run(code));

    [Theory]
    [InlineData("result = 1 + 'a'", "TypeError")]
    [InlineData("result = [][1]", "IndexError")]
    [InlineData("result = 1 // 0", "ZeroDivisionError")]
    [InlineData("a, b = 1, 2, 3", "ValueError")]
    [InlineData("raise ValueError('x')", "ValueError")]
    [InlineData("2 ** 100", "OverflowError")]
    public void A_statement_that_fails_is_noted_and_evaluation_goes_on(string code, string type)
    {
        var evaluator = new Evaluator(new EmptyWorld());
        evaluator.Run(Parser.Parse($"{code}\nafter = 1"));
        Assert.Equal(type, Assert.Single(evaluator.Failures).Type);
    }

    [Fact]
    public void What_nobody_defines_is_unknown_and_can_be_defined()
    {
        Assert.Equal("result", Run("result = x.y[0] + 1 if True else 2"));
        Assert.Equal("12", Run("n = len(load())\nresult = n + 2", new() { ["n"] = new Int(10) }));
    }

    [Theory]
    [InlineData("while True: pass")]
    [InlineData("for i in range(10**12): pass")]
    [InlineData("x = [0] * 10**9")]
    [InlineData("x = 'a' * 10**9")]
    [InlineData("x = 'a'\nwhile True: x += x")]
    [InlineData("x = [1]\nwhile True: x += x")]
    [InlineData("def f(): return f()\nf()")]
    [InlineData("f = lambda: f()\nf()")]
    [InlineData("x = [i for i in range(10**6) for j in range(10**6)]")]
    [InlineData("x = list(range(10**9))")]
    [InlineData("x = sum(range(10**12))")]
    [InlineData("x = []\nfor i in range(500): x = [x]\ny = str(x)")]
    [InlineData("x = '{:>1000}'.format('')\nfor i in range(10**5): y = x.replace(' ', x)")]
    [InlineData("x = (1,)\nfor i in range(40): x = x + x\n")]
    public void A_bomb_ends_at_its_budget(string code) => Assert.Throws<BudgetException>(() => Run(code));

    private static string Run(string code, Dictionary<string, Value>? defines = null)
    {
        var evaluator = new Evaluator(new EmptyWorld(), defines);
        var module = Parser.Parse($"{code}\nprobe(result)");
        Assert.Empty(module.Faults);
        Value? probed = null;
        ((EmptyWorld)evaluator.World).Probe = value => probed = value;
        evaluator.Run(module);
        Assert.Empty(evaluator.Failures);
        return probed?.Represent(evaluator) ?? "";
    }

    /// <summary>A world with nothing in it but a probe.</summary>
    private sealed class EmptyWorld : IWorld
    {
        public Action<Value>? Probe { get; set; }

        public Value Module(string name, Place place) => new Unknown(name, place) { IsBare = true };

        public Value? Find(string name) => name != "probe" ? null : new Builtin(name, (arguments, _) =>
        {
            Probe!(arguments.Find(0)!);
            return None.Value;
        });

        public Value? CallUnknown(Unknown callee, Arguments arguments, Evaluator evaluator) => null;

        public Instance? Instantiate(Class type, Arguments arguments, Evaluator evaluator) => null;
    }
}
