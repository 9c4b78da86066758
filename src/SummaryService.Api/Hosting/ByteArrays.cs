using System.Buffers;
using System.Numerics;

namespace SummaryService.Api.Hosting;

/// <summary>Arrays to borrow. Only a few large ones are kept for the next: what is kept is memory that nobody else gets, however short it is.</summary>
internal static class ByteArrays
{
    /// <summary>The longest small array, which the collector treats as it does any object.</summary>
    public const int Small = 64 * 1024;

    private const int Shortest = 16;
    private const int LongestKept = 1024 * 1024;
    private const int MostKept = 4;

    private static readonly ArrayPool<byte> Large = ArrayPool<byte>.Create(LongestKept, MostKept);

    /// <summary>How long the array is that <see cref="Rent"/> gives for so many bytes.</summary>
    public static int LengthFor(int bytes) => bytes is 0 or > LongestKept ? bytes : (int)Math.Max(Shortest, BitOperations.RoundUpToPowerOf2((uint)bytes));

    /// <summary>Borrows an array.</summary>
    /// <param name="length">How long it is: a <see cref="LengthFor"/>.</param>
    public static byte[] Rent(int length) => length > LongestKept ? GC.AllocateUninitializedArray<byte>(length) : PoolOf(length).Rent(length);

    /// <summary>Gives an array back.</summary>
    public static void Return(byte[] array)
    {
        if (array.Length <= LongestKept) PoolOf(array.Length).Return(array);
    }

    private static ArrayPool<byte> PoolOf(int length) => length <= Small ? ArrayPool<byte>.Shared : Large;
}
