namespace SummaryService.Domain.Tests.Containers;

/// <summary>Damages bytes the way transfers, editors and enemies do.</summary>
internal static class Mutation
{
    /// <summary>A copy with a few bytes changed, or a piece cut out, doubled, or filled.</summary>
    public static byte[] Of(byte[] sound, Random random)
    {
        var damaged = sound.ToArray();
        switch (random.Next(5))
        {
            case 0:
                for (var i = random.Next(1, 20); i > 0; i--)
                    damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                return damaged;
            case 1:
                // The ends of a file are where its structure is.
                var at = random.Next(2) == 0 ? random.Next(Math.Min(2_000, damaged.Length)) : damaged.Length - 1 - random.Next(Math.Min(500, damaged.Length));
                damaged[at] ^= (byte)(1 << random.Next(8));
                return damaged;
            case 2:
                return damaged[..random.Next(8, damaged.Length)];
            case 3:
                var from = random.Next(damaged.Length);
                damaged.AsSpan(from, random.Next(damaged.Length - from)).Fill((byte)(random.Next(2) * 255));
                return damaged;
            default:
                var cut = random.Next(damaged.Length);
                return [.. damaged[..cut], .. damaged[random.Next(damaged.Length)..]];
        }
    }
}
