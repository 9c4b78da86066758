using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers;

/// <summary>A layer type, declared once as data and pure functions.</summary>
public sealed record LayerDefinition
{
    private readonly Func<ConfigReader, LayerDefinition, BoundLayer?> _bind;
    private readonly Lazy<ImmutableArray<ArgumentDescription>> _arguments;
    private readonly Lazy<ImmutableArray<string>> _layerArguments;
    private readonly Lazy<ImmutableArray<string>> _activationArguments;

    private LayerDefinition(string type, Func<ConfigReader, LayerDefinition, BoundLayer?> bind, Action<ConfigReader> read)
    {
        Type = type;
        AutomaticName = NamingRule.Keras3.StemOf(type);
        EarlyAutomaticName = NamingRule.TensorFlow24.StemOf(type);
        _bind = bind;
        _arguments = new(() => ConfigReader.Record(read));
        _layerArguments = new(() => [.. ArgumentsOf(ArgumentKind.Layer, ArgumentKind.Layers)]);
        _activationArguments = new(() => [.. ArgumentsOf(ArgumentKind.Activation)]);
    }

    /// <summary>The class's name in Keras.</summary>
    public string Type { get; }

    /// <summary>Other names under which Keras exports the class.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The page of the Keras documentation.</summary>
    public string? Source { get; init; }

    /// <summary>The arguments beside those that every layer has, as the definition reads them.</summary>
    public ImmutableArray<ArgumentDescription> Arguments => _arguments.Value;

    /// <summary>The arguments in which other layers stand; none for nearly all.</summary>
    internal ImmutableArray<string> LayerArguments => _layerArguments.Value;

    /// <summary>The arguments in which an activation stands, which may be a layer.</summary>
    internal ImmutableArray<string> ActivationArguments => _activationArguments.Value;

    /// <summary>The layers that the class makes inside itself and that take automatic names.</summary>
    internal ImmutableArray<InnerLayer> InnerLayers { get; init; } = [];

    /// <summary>The name that Keras gives the first layer of the class: <c>max_pooling2d</c>.</summary>
    public string AutomaticName { get; }

    /// <summary>What a call of an operation takes, in order, by Keras's names; empty for a layer, whose call is its own matter.</summary>
    internal ImmutableArray<string> Operands { get; init; } = [];

    /// <summary>Whether it is a function of <c>keras.ops</c> and no layer.</summary>
    internal bool IsOperation => !Operands.IsEmpty;

    /// <summary>The same name as Keras 2 and TensorFlow up to 2.6 made it, without a number.</summary>
    internal string EarlyAutomaticName { get; }

    /// <summary>Whether Keras counts the layer as built before it has seen an input, which shows in an unbuilt model.</summary>
    internal bool IsBuiltFromTheStart { get; init; }

    /// <summary>Whether the output has the compute dtype whatever comes in; otherwise the input's own, cast if floating.</summary>
    internal bool ComputesInPolicy { get; init; }

    /// <summary>Whether it runs code that is not Keras's, so that nobody can tell its weights.</summary>
    internal bool HasUnknownWeights { get; init; }

    /// <summary>Whether it has no weights, whatever its arguments and its input.</summary>
    internal bool HasNoWeights { get; init; }

    /// <summary>What of the input an element of the output sees along the spatial axes, where no argument changes that.</summary>
    internal Sight Sight { get; init; }

    /// <summary>Why a layer of the type has no weights, where it has none: a key of the sentences; null where there is nothing to say.</summary>
    internal string? WithoutWeights { get; init; }

    /// <summary>What is to be said of the weights beside what their roles tell: a key of the sentences; null for nothing.</summary>
    internal string? WeightsNote { get; init; }

    /// <summary>What it makes of a mask in Keras 3.</summary>
    internal MaskRule Mask { get; init; }

    /// <summary>Whether its call in Keras 3 has a mask beside the one tensor that it takes.</summary>
    internal bool TakesMask { get; init; }

    /// <summary>Whether the layer has an argument of this name beside those that every layer has.</summary>
    internal bool Takes(string argument) => Arguments.Any(known => known.Name == argument);

    private IEnumerable<string> ArgumentsOf(params ArgumentKind[] kinds) =>
        Arguments.Where(argument => kinds.Contains(argument.Kind)).Select(argument => argument.Name);

    /// <summary>Binds the layer to its arguments. Faults are left in the reader; the result is of use only without.</summary>
    internal BoundLayer? Bind(ConfigReader reader) => _bind(reader, this);

    /// <summary>A layer of one input and one output.</summary>
    /// <param name="type">The class's name in Keras.</param>
    /// <param name="read">Reads the arguments.</param>
    /// <param name="output">The shape of the output for the shape of the input.</param>
    /// <param name="weights">The weights for the shape that goes in; null where there are none.</param>
    /// <param name="work">The arithmetic for what goes in and comes out; null where nothing is computed.</param>
    /// <param name="sight">What of the input an element of the output sees; null where the definition's own properties tell it.</param>
    /// <param name="dtype">The dtype of the output; null where the policy decides it.</param>
    internal static LayerDefinition Of<TConfig>(
        string type,
        Func<ConfigReader, TConfig> read,
        ShapeRule<TConfig> output,
        Func<TConfig, TensorShape, IEnumerable<Weight>>? weights = null,
        Func<TConfig, TensorShape, TensorShape, Work>? work = null,
        Func<TConfig, Sight>? sight = null,
        Func<TConfig, DType>? dtype = null) =>
        Of(type, read, new SingleInputRules<TConfig>(output, weights, work, sight, dtype, Check: null));

    /// <summary>A layer of one input, whose output has the same shape.</summary>
    /// <param name="type">The class's name in Keras.</param>
    /// <param name="read">Reads the arguments.</param>
    /// <param name="weights">The weights for the shape that goes in; null where there are none.</param>
    /// <param name="work">The arithmetic for what goes in and comes out; null where nothing is computed.</param>
    /// <param name="check">Refuses a shape that the layer cannot have as input; null where it takes any.</param>
    internal static LayerDefinition KeepingShape<TConfig>(
        string type,
        Func<ConfigReader, TConfig> read,
        Func<TConfig, TensorShape, IEnumerable<Weight>>? weights = null,
        Func<TConfig, TensorShape, TensorShape, Work>? work = null,
        Action<TConfig, TensorShape>? check = null) =>
        Of(type, read, new SingleInputRules<TConfig>(Output: null, weights, work, Sight: null, DType: null, check));

    private static LayerDefinition Of<TConfig>(string type, Func<ConfigReader, TConfig> read, SingleInputRules<TConfig> rules)
    {
        return new(type, (reader, self) => new SingleInput<TConfig>(read(reader), self, reader.Policy, rules), reader => read(reader))
        {
            ComputesInPolicy = rules.Weights is not null,
            HasNoWeights = rules.Weights is null,
        };
    }

    /// <summary>A layer that takes nothing: an input of the model.</summary>
    internal static LayerDefinition WithoutInput<TConfig>(
        string type, Func<ConfigReader, TConfig> read, Func<TConfig, TensorSpec> output) =>
        new(type, (reader, _) => new NoInput(output(read(reader))), reader => read(reader)) { HasNoWeights = true };

    /// <summary>A layer that its own rule applies: to several inputs, with several outputs, or around another layer.</summary>
    /// <param name="type">The class's name in Keras.</param>
    /// <param name="read">Reads the arguments.</param>
    /// <param name="apply">What the layer does with what goes in; the dtypes are its own matter.</param>
    /// <param name="dims">How the sizes of each tensor that comes out follow from what goes in; null where they are the same.</param>
    /// <param name="sight">What of the input an element of the output sees; null where the definition's own properties tell it.</param>
    internal static LayerDefinition Applying<TConfig>(
        string type,
        Func<ConfigReader, TConfig> read,
        Func<TConfig, CallInputs, LayerEffect> apply,
        Func<TConfig, CallInputs, TensorTree, DimRule[][]?>? dims = null,
        Func<TConfig, Sight>? sight = null) =>
        Applying(type, read, new AnyInputsRules<TConfig>(apply, dims, sight));

    // The rules apart, so that every layer of the type shares them.
    private static LayerDefinition Applying<TConfig>(string type, Func<ConfigReader, TConfig> read, AnyInputsRules<TConfig> rules) =>
        new(type, (reader, self) => new AnyInputs<TConfig>(read(reader), self, rules), reader => read(reader));

    /// <summary>A layer that others look into: a cell, or an RNN that runs one.</summary>
    /// <param name="type">The class's name in Keras.</param>
    /// <param name="bind">Reads the arguments into the layer itself; null where faults left nothing to bind.</param>
    internal static LayerDefinition Binding(string type, Func<ConfigReader, BoundLayer?> bind) =>
        new(type, (reader, _) => bind(reader), reader => bind(reader));

    private sealed class NoInput(TensorSpec output) : BoundLayer
    {
        public override LayerEffect Apply(CallInputs inputs) => new(output, [], Work.None);

        public override DimRule[][] Derive(CallInputs inputs, TensorTree given) => output.Shape.Rank == 0 ? [[]] : [Dims.Told("input", output.Shape).With(0, Dims.Batch(output.Shape[0]))];
    }

    // Apart from the layer, so that every layer of the type shares them.
    private sealed record SingleInputRules<TConfig>(
        ShapeRule<TConfig>? Output,
        Func<TConfig, TensorShape, IEnumerable<Weight>>? Weights,
        Func<TConfig, TensorShape, TensorShape, Work>? Work,
        Func<TConfig, Sight>? Sight,
        Func<TConfig, DType>? DType,
        Action<TConfig, TensorShape>? Check);

    private sealed class SingleInput<TConfig>(TConfig config, LayerDefinition definition, DTypePolicy policy, SingleInputRules<TConfig> rules) : BoundLayer
    {
        public override Sight Sight => rules.Sight?.Invoke(config) ?? definition.Sight;

        public override LayerEffect Apply(CallInputs inputs)
        {
            var x = inputs.Single();
            rules.Check?.Invoke(config, x.Shape);
            var y = rules.Output is null ? x.Shape : rules.Output.Counting(config, x.Shape.Sizes()).Counted();
            var dtype = rules.DType is not null ? rules.DType(config) : definition.ComputesInPolicy ? policy.Compute : policy.Cast(x.DType);
            return new(
                new TensorSpec(y, dtype),
                rules.Weights is null ? [] : Weight.All(rules.Weights(config, x.Shape)),
                rules.Work is null || !inputs.WantCosts ? Work.None : rules.Work(config, inputs.Batched(x.Shape), inputs.Batched(y)));
        }

        public override DimRule[][]? Derive(CallInputs inputs, TensorTree given) =>
            rules.Output is null ? Dims.Unchanged([inputs.Single()], given.Flatten()) : [rules.Output.Explain(config, inputs.Single().Shape)];
    }

    private sealed record AnyInputsRules<TConfig>(
        Func<TConfig, CallInputs, LayerEffect> Apply,
        Func<TConfig, CallInputs, TensorTree, DimRule[][]?>? Dims,
        Func<TConfig, Sight>? Sight);

    private sealed class AnyInputs<TConfig>(TConfig config, LayerDefinition definition, AnyInputsRules<TConfig> rules) : BoundLayer
    {
        public override Sight Sight => rules.Sight?.Invoke(config) ?? definition.Sight;

        public override LayerEffect Apply(CallInputs inputs) => rules.Apply(config, inputs);

        public override DimRule[][]? Derive(CallInputs inputs, TensorTree given) =>
            rules.Dims is null ? Dims.Unchanged(inputs.All(), given.Flatten()) : rules.Dims(config, inputs, given);
    }
}
