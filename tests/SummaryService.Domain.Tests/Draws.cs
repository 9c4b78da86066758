using CsCheck;

namespace SummaryService.Domain.Tests;

/// <summary>Draws at random: the same each time, so that a run fails only for what was changed, and others where somebody has the time.</summary>
/// <remarks>
/// One of CsCheck's own variables asks for others: <c>CsCheck_Time</c> (seconds a test), <c>CsCheck_Iter</c> (draws a test), or
/// <c>CsCheck_Seed</c> (a draw that failed).
/// </remarks>
internal static class Draws
{
    private const ulong Seed = 20_260_101;

    private static readonly bool AsksForOthers = new[] { "CsCheck_Time", "CsCheck_Iter", "CsCheck_Seed" }
        .Any(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)));

    /// <summary>Checks what is drawn, until a check fails; of draws that are not the usual ones, on all processors, the smallest that fails is told.</summary>
    /// <param name="gen">What to draw.</param>
    /// <param name="count">How many draws are usual.</param>
    /// <param name="print">A draw as text.</param>
    /// <param name="check">What throws where something does not hold.</param>
    public static void Check<T>(this Gen<T> gen, int count, Func<T, string> print, Action<T> check)
    {
        if (AsksForOthers)
        {
            gen.Sample(check, print: print);
            return;
        }

        var random = new PCG(0, Seed);
        for (var i = 0; i < count; i++)
        {
            var seed = random.ToString();
            var drawn = gen.Generate(random, null, out _);
            var fault = Record.Exception(() => check(drawn));
            Assert.True(fault is null, $"Again with CsCheck_Seed={seed}: {print(drawn)}\n{fault}");
        }
    }
}
