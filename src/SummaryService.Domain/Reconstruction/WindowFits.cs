namespace SummaryService.Domain.Reconstruction;

/// <summary>Which windows were tried on an axis of which size, and whether the printed size came out: the same for every row of a table.</summary>
internal sealed class WindowFits
{
    private const int Most = 200_000;

    private readonly Dictionary<Key, bool> _fits = [];

    /// <summary>A window on an axis.</summary>
    /// <param name="Type">The layer's type, with the words that shape an axis: padding, the order of axes.</param>
    /// <param name="Before">The axis's size; below 0 where it is not known.</param>
    /// <param name="After">What is printed.</param>
    /// <param name="Size">The window's size.</param>
    /// <param name="Step">Its step.</param>
    /// <param name="Spread">Its spread.</param>
    public readonly record struct Key(string Type, long Before, long After, long Size, long Step, long Spread);

    public bool TryGet(Key key, out bool fits) => _fits.TryGetValue(key, out fits);

    public void Add(Key key, bool fits)
    {
        if (_fits.Count < Most) _fits[key] = fits;
    }
}
