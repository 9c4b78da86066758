using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Rendering.Text;

/// <summary>A growing list that starts on the stack and moves to rented memory when it gets long.</summary>
/// <remarks>It is for the scratch work of one rendering; whoever makes one disposes of it.</remarks>
internal ref struct PooledList<T>
    where T : unmanaged
{
    private T[]? _rented;
    private Span<T> _items;

    public PooledList(Span<T> initial)
    {
        _items = initial;
    }

    public int Count { get; private set; }

    public readonly ReadOnlySpan<T> Items => _items[..Count];

    public void Add(T item)
    {
        if (Count == _items.Length) Grow(1);
        _items[Count++] = item;
    }

    public void AddRange(scoped ReadOnlySpan<T> items) => items.CopyTo(Extend(items.Length));

    public void Fill(T item, int count)
    {
        if (count > 0) Extend(count).Fill(item);
    }

    /// <summary>Adds items of no particular value, for the caller to set.</summary>
    public Span<T> Extend(int count)
    {
        if (Count + count > _items.Length) Grow(count);
        var added = _items.Slice(Count, count);
        Count += count;
        return added;
    }

    /// <summary>Forgets everything after the first items.</summary>
    public void Truncate(int count) => Count = Math.Min(Count, count);

    public void Dispose()
    {
        if (_rented is not null) ArrayStore<T>.Return(_rented);
        this = default;
    }

    private void Grow(int more)
    {
        var wanted = Math.Max(checked(Count + more), Math.Min(_items.Length * 2, Array.MaxLength));
        var larger = ArrayStore<T>.Rent(wanted);
        Items.CopyTo(larger);
        if (_rented is not null) ArrayStore<T>.Return(_rented);
        _items = _rented = larger;
    }
}
