namespace SummaryService.Domain.Layers.Recurrent;

/// <summary>The recurrent layers over sequences of vectors: with a cell of their own, or with any.</summary>
/// <remarks>
/// Input    (batch, time, d), d known; the states to begin with, if not zeros
/// Output   (batch, units), or (batch, time, units) with return_sequences; with return_state the last states follow
/// Weights  the cell's
/// Source   https://keras.io/api/layers/recurrent_layers/
/// </remarks>
internal static class Recurrence
{
    public static readonly LayerDefinition LSTM = Of(CellKind.LSTM, GatedCell.LSTMCell) with
    {
        Source = "https://keras.io/api/layers/recurrent_layers/lstm/",
        TakesMask = true,
    };

    public static readonly LayerDefinition GRU = Of(CellKind.GRU, GatedCell.GRUCell) with
    {
        Source = "https://keras.io/api/layers/recurrent_layers/gru/",
        TakesMask = true,
    };

    public static readonly LayerDefinition SimpleRNN = Of(CellKind.SimpleRNN, GatedCell.SimpleRNNCell) with
    {
        Source = "https://keras.io/api/layers/recurrent_layers/simple_rnn/",
        TakesMask = true,
    };

    public static readonly LayerDefinition RNN = LayerDefinition.Binding("RNN", ReadAroundCell) with
    {
        Source = "https://keras.io/api/layers/recurrent_layers/rnn/",
        TakesMask = true,
    };

    /// <summary>The layer that runs a cell whose biases have a form of their own.</summary>
    public static LayerDefinition Of(string type, CellKind kind, LayerDefinition cellType, BiasForm form) => LayerDefinition.Binding(type, c =>
    {
        var cell = GatedCell.Read(c, kind, form);
        var loop = Loop.Read(c);
        c.Flag("unroll", orElse: false);
        if (kind != CellKind.SimpleRNN) c.Ignore("use_cudnn");
        return new RecurrentLayer(new(cellType.AutomaticName, cellType.Type, cell), loop, c.Policy);
    });

    private static LayerDefinition Of(CellKind kind, LayerDefinition cellType) => Of(kind.Layer, kind, cellType, BiasForm.Keras3);

    private static BoundLayer? ReadAroundCell(ConfigReader c)
    {
        var isList = c.IsList("cell");
        var cells = StackedCells.Read(c, "cell");
        var loop = Loop.Read(c);
        c.Flag("unroll", orElse: false);
        c.Flag("zero_output_for_mask", orElse: false);
        var stack = StackedCells.Definition;
        return cells switch
        {
            [] => null,
            [var only] when !isList => new RecurrentLayer(only, loop, c.Policy),
            _ => new RecurrentLayer(new(stack.AutomaticName, stack.Type, new StackedCells(cells)), loop, c.Policy),
        };
    }
}
