using System.Collections.Immutable;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Recurrent;

/// <summary>A cell whose states are vectors of units: kernels for the input and for the state before, shared out among gates.</summary>
/// <remarks>
/// Input    (batch, d), d known; states (batch, units): one, or two in an LSTM
/// Output   (batch, units), then the new states
/// Weights  kernel (d, gates × units), recurrent_kernel (units, gates × units), bias (gates × units); a GRU that resets
///          after the product has a bias for either kernel: (2, gates × units)
/// Source   https://keras.io/api/layers/recurrent_layers/
/// </remarks>
internal sealed class GatedCell : RecurrentCell
{
    public static readonly LayerDefinition LSTMCell = Of(CellKind.LSTM) with
    {
        Source = "https://keras.io/api/layers/recurrent_layers/lstm_cell/",
    };

    public static readonly LayerDefinition GRUCell = Of(CellKind.GRU) with
    {
        Source = "https://keras.io/api/layers/recurrent_layers/gru_cell/",
    };

    public static readonly LayerDefinition SimpleRNNCell = Of(CellKind.SimpleRNN) with
    {
        Source = "https://keras.io/api/layers/recurrent_layers/simple_rnn_cell/",
    };

    private readonly CellKind _kind;
    private readonly long _units;
    private readonly string? _activation;
    private readonly string? _recurrentActivation;
    private readonly int _biases;
    private readonly bool _isFlatBias;
    private readonly DTypePolicy _policy;

    private GatedCell(ConfigReader c, CellKind kind, BiasForm form)
    {
        _kind = kind;
        _units = c.Positive("units");
        _activation = c.Activation("activation", orElse: "tanh");
        _recurrentActivation = kind.GateActivations > 0 ? c.Activation("recurrent_activation", orElse: "sigmoid") : null;
        _biases = c.Flag("use_bias", orElse: true) ? 1 : 0;
        if (form == BiasForm.CuDnn) (_biases, _isFlatBias) = (2, true);
        else if (kind == CellKind.GRU && c.Flag("reset_after", orElse: form == BiasForm.Keras3)) _biases *= 2;
        if (kind == CellKind.LSTM) c.Flag("unit_forget_bias", orElse: true);
        c.Number("dropout", orElse: 0);
        c.Number("recurrent_dropout", orElse: 0);
        c.Ignore(
            "kernel_initializer", "recurrent_initializer", "bias_initializer", "kernel_regularizer", "recurrent_regularizer",
            "bias_regularizer", "kernel_constraint", "recurrent_constraint", "bias_constraint", "seed");
        _policy = c.Policy;
    }

    public override int InputRank => 2;

    public override Index FeatureAxis => ^1;

    public override int StateCount => _kind.States;

    /// <summary>Reads the arguments that a cell and the layer around it share.</summary>
    public static GatedCell Read(ConfigReader c, CellKind kind, BiasForm form = BiasForm.Keras3) => new(c, kind, form);

    public override ImmutableArray<TensorShape> States(TensorShape step)
    {
        var state = new TensorShape(step[0], _units);
        return _kind.States == 1 ? [state] : [state, state];
    }

    public override DimRule[][] StateSizes(TensorShape step)
    {
        DimRule[] state = [Dims.Batch(step[0]), Dims.Argument("units.recurrent", "hidden units", _units)];
        return _kind.States == 1 ? [state] : [state, state];
    }

    protected override LayerEffect Step(RecurrentInputs given, CallInputs inputs)
    {
        var step = given.First.Shape;
        var states = States(step);
        return new(Outputs(states[0], states, _policy.Compute), Weights(step.Known(FeatureAxis)), Work(inputs.Batched(step)));
    }

    private ImmutableArray<Weight> Weights(long inputs)
    {
        var units = new Axis("hidden units", _units);
        var blocks = _kind.Blocks == 1 ? units : new("hidden units", _kind.Blocks * _units) { Blocks = _kind.Blocks };
        var kernel = new Weight(WeightRole.InputKernel, "kernel", new Axis("input features", inputs), blocks);
        var recurrent = new Weight(WeightRole.RecurrentKernel, "recurrent_kernel", units, blocks);
        return _biases switch
        {
            0 => [kernel, recurrent],
            1 => [kernel, recurrent, new(WeightRole.Bias, "bias", blocks)],
            _ when _isFlatBias => [kernel, recurrent, new(WeightRole.PairedBias, "bias", new Axis("input and recurrent gates × units", _biases * blocks.Size))],
            _ => [kernel, recurrent, new(WeightRole.PairedBias, "bias", new Axis("input and recurrent", _biases), blocks)],
        };
    }

    private Work Work(TensorShape step)
    {
        var units = (Count)step[0] * _units;
        return new(
            units * _kind.Blocks * ((Count)step[^1] + _units),
            (units * (_kind.Blocks * _biases + _kind.Products))
                + Layers.Work.Activation(_activation, units * _kind.Activations)
                + Layers.Work.Activation(_recurrentActivation, units * _kind.GateActivations));
    }

    private static LayerDefinition Of(CellKind kind) => LayerDefinition.Binding($"{kind.Layer}Cell", c => Read(c, kind));
}

/// <summary>Which biases a cell has where its arguments leave it open.</summary>
internal enum BiasForm
{
    /// <summary>A GRU has one for either kernel unless it says otherwise.</summary>
    Keras3,

    /// <summary>A GRU has one for both unless it says otherwise.</summary>
    Keras2,

    /// <summary>Every cell has one for either kernel, in one row.</summary>
    CuDnn,
}

/// <summary>What tells one gated cell from another.</summary>
/// <param name="Layer">The layer that runs it over a sequence.</param>
/// <param name="Blocks">How many vectors of units the kernels make: one for each gate, and one for the candidate state.</param>
/// <param name="States">How many vectors of units are handed on.</param>
/// <param name="Activations">How many of those vectors, and of what is made of them, go through the activation.</param>
/// <param name="GateActivations">How many go through the recurrent activation.</param>
/// <param name="Products">How many sums and products of vectors follow: <c>f ⊙ c + i ⊙ g</c> and <c>o ⊙ h</c> of an LSTM are four.</param>
internal sealed record CellKind(string Layer, int Blocks, int States, int Activations, int GateActivations, int Products)
{
    public static readonly CellKind LSTM = new("LSTM", Blocks: 4, States: 2, Activations: 2, GateActivations: 3, Products: 4);

    public static readonly CellKind GRU = new("GRU", Blocks: 3, States: 1, Activations: 1, GateActivations: 2, Products: 5);

    public static readonly CellKind SimpleRNN = new("SimpleRNN", Blocks: 1, States: 1, Activations: 1, GateActivations: 0, Products: 0);
}
