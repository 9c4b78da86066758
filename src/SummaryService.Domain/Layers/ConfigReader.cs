using System.Collections.Immutable;
using SummaryService.Domain.Documents;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>Gives a layer its arguments, checked and with their defaults, and notes every fault it meets.</summary>
/// <remarks>
/// A definition's <c>Read</c> is also run without a config against a recording reader: what it asks for is what the
/// layer's page, the schema and the suggestions tell.
/// </remarks>
public sealed partial class ConfigReader
{
    private readonly ImmutableArray<ArgumentDescription>.Builder? _record;
    private Node _config;
    private Spelling? _spelling;
    private NameFilter _names;
    private List<Fault>? _faults;
    private PropertyList _next;
    private int _position;

    // Which properties were asked for, by position: the first 64 as bits, those of the few longer configs as a set.
    private ulong _asked;
    private HashSet<int>? _askedFurther;

    private ConfigReader(ImmutableArray<ArgumentDescription>.Builder record) => _record = record;

    internal ConfigReader()
    {
    }

    internal ConfigReader(Node config, DTypePolicy policy) => Open(config, policy, null, null);

    /// <summary>Turns to another layer. What was asked of the one before is forgotten, so that a walk needs one reader and not one a layer.</summary>
    internal void Open(Node config, DTypePolicy policy, Quantization? quantization, Spelling? spelling)
    {
        (_faults, _position, _asked, _askedFurther, HasUnsoundLayer, ActivationLayers) = (null, 0, 0, null, false, null);
        _config = config;
        _next = config.Properties;
        _names = new(config);
        _spelling = spelling;
        Policy = policy;
        Quantization = quantization;
    }

    /// <summary>The dtypes that the layer keeps its weights in and computes in.</summary>
    public DTypePolicy Policy { get; private set; } = DTypePolicy.Float32;

    /// <summary>How the layer's dtype policy quantizes it; null where it does not.</summary>
    public Quantization? Quantization { get; private set; }

    internal IReadOnlyList<Fault> Faults => _faults ?? (IReadOnlyList<Fault>)[];

    internal bool HasFaults => _faults is not null;

    internal static ImmutableArray<ArgumentDescription> Record(Action<ConfigReader> read)
    {
        var record = ImmutableArray.CreateBuilder<ArgumentDescription>();
        read(new ConfigReader(record));
        return record.ToImmutable();
    }

    /// <summary>Notes that an argument is wrong, and goes on.</summary>
    internal void Report(string argument, string key, params ReadOnlySpan<(string Name, object Value)> values) =>
        (_faults ??= []).Add(Fault.In(_spelling?.NameOf(argument) ?? argument, key, values));

    /// <summary>The names that were given and never asked for, apart from some; null where there are none, as nearly always.</summary>
    internal List<(string Name, Node Value)>? Unasked(ReadOnlySpan<string> apartFrom)
    {
        List<(string, Node)>? unasked = null;
        var position = 0;
        foreach (var property in _config.Properties)
        {
            var isAsked = position < 64 ? (_asked & (1UL << position)) != 0 : _askedFurther?.Contains(position) == true;
            position++;
            if (isAsked || IsOneOf(property, apartFrom)) continue;
            (unasked ??= []).Add((property.Name, property.Value));
            if (unasked.Count == ProblemReport.Most) break;
        }

        return unasked;
    }

    private static bool IsOneOf(Property property, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (property.NameIs(name)) return true;
        }

        return false;
    }

    /// <summary>The argument's value; a missing node where it is not given or null, which mean the same to all but flags.</summary>
    private Node Take(string name)
    {
        if (_spelling is not null) name = _spelling.NameOf(name);
        if (!_names.MayHave(name)) return default;
        // Configs list their arguments mostly in the order in which they are asked for: go on from the last find.
        var start = _position;
        while (_next.MoveNext())
        {
            if (Is(_next.Current, name)) return Found(_next.Current);
        }

        _next = _config.Properties;
        _position = 0;
        while (_position < start && _next.MoveNext())
        {
            if (Is(_next.Current, name)) return Found(_next.Current);
        }

        return default;
    }

    private bool Is(Property property, string name)
    {
        _position++;
        return property.NameIs(name);
    }

    private Node Found(Property property)
    {
        if (_position <= 64) _asked |= 1UL << (_position - 1);
        else (_askedFurther ??= []).Add(_position - 1);
        return property.Value.HasValue ? property.Value : default;
    }
}
