using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SummaryService.Domain.Documents;

/// <summary>Arrays to borrow. Only a few large ones are kept for the next: what is kept is memory that nobody else gets, however short it is.</summary>
/// <typeparam name="T">The items.</typeparam>
internal static class ArrayStore<T>
    where T : unmanaged
{
    private const int SmallBytes = 64 * 1024;
    private const int MostKept = 4;

    /// <summary>The longest small array, which the collector treats as it does any object; a power of two, as the lengths of the arrays are.</summary>
    private static readonly int Small = (int)(BitOperations.RoundUpToPowerOf2((uint)(SmallBytes / Unsafe.SizeOf<T>()) + 1) / 2);

    /// <summary>The longest that is kept: for the tokens of a document of half a megabyte, more than the largest published networks have.</summary>
    private static readonly int LongestKept = 32 * Small;

    private static readonly ArrayPool<T> Large = ArrayPool<T>.Create(LongestKept, MostKept);

    /// <summary>Borrows an array of at least this length.</summary>
    public static T[] Rent(int length) => length > LongestKept ? GC.AllocateUninitializedArray<T>(length) : PoolOf(length).Rent(length);

    /// <summary>Gives an array back.</summary>
    public static void Return(T[] array)
    {
        if (array.Length <= LongestKept) PoolOf(array.Length).Return(array);
    }

    private static ArrayPool<T> PoolOf(int length) => length <= Small ? ArrayPool<T>.Shared : Large;
}
