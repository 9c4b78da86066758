namespace SummaryService.Domain.Shapes;

/// <summary>A size that rules compute with: a number, an unknown one, or a formula that explains itself.</summary>
/// <remarks>
/// A rule is written once, generic over its size. Run with <see cref="Dim"/> it counts, and stays unknown where a size is;
/// run with formulas it tells how each size comes about. What a rule checks it checks on <see cref="Size"/>.
/// </remarks>
/// <typeparam name="T">The size itself.</typeparam>
internal interface ISize<T>
    where T : ISize<T>
{
    /// <summary>The number, or unknown.</summary>
    Dim Size { get; }

    /// <summary>Whether what is told with a size comes to anything; a rule need not compute it otherwise.</summary>
    static abstract bool Explains { get; }

    /// <summary>A size without a name.</summary>
    static abstract T Of(Dim size);

    /// <summary>A size by the name of what it stands for: <c>stride</c>.</summary>
    static abstract T Named(string meaning, Dim size);

    /// <summary>The same size by another name.</summary>
    T As(string meaning);

    /// <summary>The same size with the reason for its formula: a key of the words.</summary>
    T Because(string reason);

    /// <summary>The same, with how many positions the reason tells of at either end.</summary>
    T Because(string reason, Ends ends);

    /// <summary>The sum.</summary>
    static abstract T operator +(T left, T right);

    /// <summary>The difference.</summary>
    static abstract T operator -(T left, T right);

    /// <summary>The product.</summary>
    static abstract T operator *(T left, T right);

    /// <summary>The quotient, rounded down.</summary>
    static abstract T operator /(T left, T right);

    /// <summary>The quotient, rounded up.</summary>
    static abstract T Ceiling(T left, T right);

    /// <summary>The larger of two.</summary>
    static abstract T Max(T left, T right);

    /// <summary>The smaller of two.</summary>
    static abstract T Min(T left, T right);

    /// <summary>The sum with a number.</summary>
    static virtual T operator +(T left, long right) => left + T.Of(right);

    /// <summary>The difference from a number.</summary>
    static virtual T operator -(T left, long right) => left - T.Of(right);

    /// <summary>The quotient by a number, rounded down.</summary>
    static virtual T operator /(T left, long right) => left / T.Of(right);

    /// <summary>The product with a number.</summary>
    static virtual T operator *(long left, T right) => T.Of(left) * right;
}
