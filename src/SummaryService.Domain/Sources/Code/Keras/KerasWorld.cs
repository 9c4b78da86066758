using System.Collections.Frozen;
using SummaryService.Domain.Layers;
using SummaryService.Domain.Sources.Code.Evaluation;

namespace SummaryService.Domain.Sources.Code.Keras;

/// <summary>The world that lesson code can reach: Keras by its names, and what of NumPy and TensorFlow tells sizes.</summary>
internal sealed class KerasWorld : IWorld
{
    private static readonly FrozenDictionary<string, Area> Modules = new Dictionary<string, Area>
    {
        ["keras"] = Area.Root,
        ["tensorflow"] = Area.Root,
        ["tf_keras"] = Area.Root,
        ["python"] = Area.Root,
        ["v1"] = Area.Root,
        ["v2"] = Area.Root,
        ["compat"] = Area.Root,
        ["contrib"] = Area.Root,
        ["src"] = Area.Root,
        ["_tf_keras"] = Area.Root,
        ["layers"] = Area.Layers,
        ["models"] = Area.Models,
        ["engine"] = Area.Models,
        ["applications"] = Area.Applications,
        ["datasets"] = Area.Datasets,
        ["activations"] = Area.Activations,
        ["ops"] = Area.Functions,
        ["backend"] = Area.Functions,
        ["math"] = Area.Functions,
        ["nn"] = Area.Functions,
        ["linalg"] = Area.Functions,
        ["image"] = Area.Functions,
        ["random"] = Area.Functions,
        ["strings"] = Area.Utilities,
        ["optimizers"] = Area.Objects,
        ["losses"] = Area.Objects,
        ["metrics"] = Area.Objects,
        ["callbacks"] = Area.Objects,
        ["initializers"] = Area.Objects,
        ["regularizers"] = Area.Objects,
        ["constraints"] = Area.Objects,
        ["utils"] = Area.Utilities,
        ["preprocessing"] = Area.Utilities,
        ["mixed_precision"] = Area.Utilities,
        ["data"] = Area.Utilities,
        ["io"] = Area.Utilities,
        ["config"] = Area.Utilities,
        ["distribute"] = Area.Utilities,
        ["estimator"] = Area.Utilities,
        ["train"] = Area.Utilities,
        ["summary"] = Area.Utilities,
        ["saved_model"] = Area.Utilities,
        ["wrappers"] = Area.Utilities,
        ["debugging"] = Area.Utilities,
        ["test"] = Area.Utilities,
        ["logging"] = Area.Utilities,
        ["optimizer"] = Area.Objects,
    }.ToFrozenDictionary();

    // The first modules of code that imports nothing, as lessons call them.
    private static readonly FrozenDictionary<string, Area> Usual = new Dictionary<string, Area>
    {
        ["tf"] = Area.Root,
        ["keras"] = Area.Root,
        ["tensorflow"] = Area.Root,
        ["K"] = Area.Functions,
        ["backend"] = Area.Functions,
        ["ops"] = Area.Functions,
        ["np"] = Area.Arrays,
        ["numpy"] = Area.Arrays,
        ["layers"] = Area.Layers,
        ["models"] = Area.Models,
        ["applications"] = Area.Applications,
        ["activations"] = Area.Activations,
        ["optimizers"] = Area.Objects,
        ["losses"] = Area.Objects,
        ["metrics"] = Area.Objects,
        ["callbacks"] = Area.Objects,
        ["initializers"] = Area.Objects,
        ["regularizers"] = Area.Objects,
        ["constraints"] = Area.Objects,
    }.ToFrozenDictionary();

    private readonly Session _session;
    private readonly Dictionary<string, Value> _found = [];

    /// <summary>A world of one session.</summary>
    public KerasWorld(Session session)
    {
        _session = session;
        Models = new(session);
        Functions = new(session);
    }

    /// <summary>What makes models.</summary>
    private ModelClasses Models { get; }

    /// <summary>The functions on tensors.</summary>
    private TensorFunctions Functions { get; }

    /// <inheritdoc/>
    public Value Module(string name, Place place)
    {
        var parts = name.Split('.', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return new ModuleValue(this, Area.Root, ".");
        if (parts[0] == "numpy") return new ModuleValue(this, Area.Arrays, name);
        if (name == "math") return new ModuleValue(this, Area.Mathematics, name);
        if (parts[0].StartsWith("sklearn", StringComparison.Ordinal)) return new ModuleValue(this, Area.Datasets, name);
        if (parts[0] is not ("keras" or "tensorflow" or "tf_keras")) return new Unknown(parts[^1], place) { IsBare = true };
        Value module = new ModuleValue(this, Area.Root, parts[0]);
        foreach (var part in parts.Skip(1))
            module = module is ModuleValue known ? Resolve(known, part, place) : module;
        return module;
    }

    /// <inheritdoc/>
    public Value? Find(string name)
    {
        if (_found.TryGetValue(name, out var known)) return known;
        var found = Usual.TryGetValue(name, out var area) ? new ModuleValue(this, area, name)
            : Models.Find(name) ?? LayerOf(name) ?? Merging.Find(name, _session) ?? Applications.Find(name, _session) ?? Objects.Find(name, _session);
        return found is null ? null : _found[name] = found;
    }

    /// <inheritdoc/>
    public Value? CallUnknown(Unknown callee, Arguments arguments, Evaluator evaluator)
    {
        var inputs = arguments.Positional.Concat(arguments.Keywords.Values).Select(argument => argument.Value);
        if (!inputs.Any(input => LayerCall.TensorsIn(input).Any())) return null;
        return _session.Stranger(callee, arguments.Place).Apply(arguments, evaluator);
    }

    /// <inheritdoc/>
    public Instance? Instantiate(Class type, Arguments arguments, Evaluator evaluator) => null;

    /// <summary>What a name means in a module.</summary>
    public Value Resolve(ModuleValue module, string name, Place place) =>
        Known(module, name) ?? new Unknown(name, place, $"{module.Name}.{name}") { IsBare = true };

    private Value? Known(ModuleValue module, string name) => module.Area switch
    {
        Area.Root => Submodule(module, name) ?? (module.Name.EndsWith(".engine", StringComparison.Ordinal) ? Within(module, name) : null) ?? Find(name) ?? DTypes.Find(name) ?? Functions.Find(name),
        Area.Layers => Models.Find(name) ?? LayerOf(name) ?? Merging.Find(name, _session) ?? (Value?)Within(module, name)
            ?? (char.IsAsciiLetterUpper(name[0]) ? new LayerClass(_session, name, null) : null),
        Area.Models => Models.Find(name) ?? Within(module, name),
        Area.Applications => Applications.Find(name, _session) ?? Within(module, name),
        Area.Datasets => Datasets.Find(name) ?? Submodule(module, name) ?? Within(module, name),
        Area.Activations => Functions.Activation(name),
        Area.Functions => Functions.Find(name) ?? DTypes.Find(name) ?? Submodule(module, name),
        Area.Objects => new Opaque(name),
        Area.Utilities => Objects.Find(name, _session) ?? Within(module, name),
        Area.Arrays => Arrays.Find(name) ?? DTypes.Find(name) ?? (name is "random" or "linalg" ? Within(module, name) : null),
        Area.Mathematics => Mathematics.Find(name),
        _ => null,
    };

    private LayerClass? LayerOf(string name) => LayerCatalogue.Find(name) is { } definition ? new LayerClass(_session, name, definition)
        : ArchaicLayers.Find(name) is { } modern ? new LayerClass(_session, name, modern) : null;

    private ModuleValue? Submodule(ModuleValue module, string name) => name == "experimental" ? Within(module, name)
        : Modules.TryGetValue(name, out var area) ? new(this, area, $"{module.Name}.{name}") : null;

    /// <summary>A module whose names mean what they mean in the one around it: <c>layers.core</c>.</summary>
    private ModuleValue? Within(ModuleValue module, string name) =>
        char.IsAsciiLetterLower(name[0]) && !name.StartsWith("preprocess_", StringComparison.Ordinal) && !name.StartsWith("decode_", StringComparison.Ordinal) ? new(this, module.Area, $"{module.Name}.{name}") : null;
}
