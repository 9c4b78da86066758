namespace SummaryService.Domain.Documents;

/// <summary>Tells of most names that an object does not have that it has not, without a look at its properties.</summary>
/// <remarks>A bit for the first byte and the length of each name. The names that are asked for must be ASCII.</remarks>
internal readonly struct NameFilter
{
    private readonly ulong _bits;

    public NameFilter(Node node)
    {
        foreach (var property in node.Properties)
            _bits |= BitOf(property);
    }

    /// <summary>Whether the object may have the name; if not, it has it not. The empty name, which no argument has, counts as absent.</summary>
    public bool MayHave(string name) => name.Length > 0 && (_bits & Bit(name[0], name.Length)) != 0;

    private static ulong BitOf(Property property)
    {
        ref readonly var name = ref property.NameToken;
        return name.IsEscaped || name.Length == 0 ? ulong.MaxValue : Bit(property.FirstByte, name.Length);
    }

    private static ulong Bit(int first, int length) => 1UL << ((first + (11 * length)) & 63);
}
