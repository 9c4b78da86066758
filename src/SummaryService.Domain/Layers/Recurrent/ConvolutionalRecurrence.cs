using System.Collections.Immutable;
using SummaryService.Domain.Layers.Convolutional;
using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Problems;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Recurrent;

/// <summary>LSTMs over sequences of pictures: convolutions stand where the matrix products of an LSTM stand.</summary>
/// <remarks>
/// Input    (batch, time, …, channels), or (batch, time, channels, …) with channels first; all but batch and time known
/// Output   what the convolution of one step gives, with the axis of time in return_sequences; with return_state two states follow
/// Weights  kernel (kernel sizes, channels, 4 × filters), recurrent_kernel (kernel sizes, filters, 4 × filters), bias (4 × filters)
/// Source   https://keras.io/api/layers/recurrent_layers/
/// </remarks>
internal static class ConvolutionalRecurrence
{
    public static readonly LayerDefinition ConvLSTM1D = Of("ConvLSTM1D", rank: 1) with
    {
        Source = "https://keras.io/api/layers/recurrent_layers/conv_lstm1d/",
        TakesMask = true,
    };

    public static readonly LayerDefinition ConvLSTM2D = Of("ConvLSTM2D", rank: 2) with
    {
        Source = "https://keras.io/api/layers/recurrent_layers/conv_lstm2d/",
        TakesMask = true,
    };

    public static readonly LayerDefinition ConvLSTM3D = Of("ConvLSTM3D", rank: 3) with
    {
        Source = "https://keras.io/api/layers/recurrent_layers/conv_lstm3d/",
        TakesMask = true,
    };

    private static LayerDefinition Of(string type, int rank) => LayerDefinition.Binding(type, c =>
        new RecurrentLayer(new("conv_lstm_cell", "ConvLSTMCell", new Cell(c, rank)), Loop.Read(c), c.Policy));

    private sealed class Cell : RecurrentCell
    {
        private readonly long _filters;
        private readonly SpatialWindows _windows;
        private readonly string? _activation;
        private readonly string? _recurrentActivation;
        private readonly bool _useBias;
        private readonly DTypePolicy _policy;

        public Cell(ConfigReader c, int rank)
        {
            _filters = c.Positive("filters");
            _windows = ConvolutionWindows.Read(c, rank);
            _windows.RefuseStridesWithDilation(c);
            _activation = c.Activation("activation", orElse: "tanh");
            _recurrentActivation = c.Activation("recurrent_activation", orElse: "sigmoid");
            _useBias = c.Flag("use_bias", orElse: true);
            c.Flag("unit_forget_bias", orElse: true);
            c.Number("dropout", orElse: 0);
            c.Number("recurrent_dropout", orElse: 0);
            c.Ignore(
                "kernel_initializer", "recurrent_initializer", "bias_initializer", "kernel_regularizer", "recurrent_regularizer",
                "bias_regularizer", "kernel_constraint", "recurrent_constraint", "bias_constraint", "seed");
            _policy = c.Policy;
        }

        public override int InputRank => _windows.Rank + 2;

        public override Index FeatureAxis => _windows.ChannelsFirst ? ^(_windows.Rank + 1) : ^1;

        public override int StateCount => CellKind.LSTM.States;

        public override ImmutableArray<TensorShape> States(TensorShape step)
        {
            var state = _windows.Slide(step, _filters);
            foreach (var size in state.Dims[1..])
            {
                if (!size.IsKnown) throw RuleBrokenException.InInput("unknown_axis.spatial", ("shape", step));
            }

            return [state, state];
        }

        public override DimRule[][] StateSizes(TensorShape step)
        {
            var state = _windows.SlideRules(step, Dims.Argument("filters", "filters", _filters));
            return [state, state];
        }

        protected override LayerEffect Step(RecurrentInputs given, CallInputs inputs)
        {
            var step = given.First.Shape;
            var states = States(step);
            return new(Outputs(states[0], states, _policy.Compute), Weights(step.Known(FeatureAxis)), Work(step, inputs.Batched(states[0])));
        }

        private ImmutableArray<Weight> Weights(long channels)
        {
            var (filters, sizes) = (new Axis("filters", _filters), KernelAxes.Of(_windows.Sizes));
            var blocks = new Axis("filters", CellKind.LSTM.Blocks * _filters) { Blocks = CellKind.LSTM.Blocks };
            var kernel = new Weight(WeightRole.InputFilters, "kernel", [.. sizes, new("input channels", channels), blocks]);
            var recurrent = new Weight(WeightRole.RecurrentFilters, "recurrent_kernel", [.. sizes, filters, blocks]);
            return _useBias ? [kernel, recurrent, new(WeightRole.Bias, "bias", blocks)] : [kernel, recurrent];
        }

        private Work Work(TensorShape step, TensorShape state)
        {
            var kind = CellKind.LSTM;
            var elements = state.Elements();
            return new(
                elements * kind.Blocks * _windows.Volume * ((Count)step[FeatureAxis] + _filters),
                (elements * ((_useBias ? kind.Blocks : 0) + kind.Products))
                    + Layers.Work.Activation(_activation, elements * kind.Activations)
                    + Layers.Work.Activation(_recurrentActivation, elements * kind.GateActivations));
        }
    }
}
