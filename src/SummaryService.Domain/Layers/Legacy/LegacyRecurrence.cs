using SummaryService.Domain.Layers.Recurrent;

namespace SummaryService.Domain.Layers.Legacy;

/// <summary>Recurrent layers as releases before Keras 3 had them: a GRU with one bias, and those that cuDNN ran.</summary>
/// <remarks>
/// Input    (batch, time, d), d known; the states to begin with, if not zeros
/// Output   as of an LSTM or a GRU
/// Weights  kernel (d, gates × units), recurrent_kernel (units, gates × units); bias (gates × units), or (2 × gates × units) of cuDNN
/// Source   https://www.tensorflow.org/api_docs/python/tf/compat/v1/keras/layers/CuDNNGRU
/// </remarks>
internal static class LegacyRecurrence
{
    private const string Keras2 = "https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/layers/";
    private const string TensorFlow1 = "https://www.tensorflow.org/api_docs/python/tf/compat/v1/keras/layers/";

    public static readonly LayerDefinition GRU = Recurrence.Of("GRU", CellKind.GRU, GatedCell.GRUCell, BiasForm.Keras2) with { Source = Keras2 + "GRU" };

    public static readonly LayerDefinition GRUCell = LayerDefinition.Binding("GRUCell", c => GatedCell.Read(c, CellKind.GRU, BiasForm.Keras2)) with { Source = Keras2 + "GRUCell" };

    public static readonly LayerDefinition CuDNNGRU = Recurrence.Of("CuDNNGRU", CellKind.GRU, GatedCell.GRUCell, BiasForm.CuDnn) with { Source = TensorFlow1 + "CuDNNGRU" };

    public static readonly LayerDefinition CuDNNLSTM = Recurrence.Of("CuDNNLSTM", CellKind.LSTM, GatedCell.LSTMCell, BiasForm.CuDnn) with { Source = TensorFlow1 + "CuDNNLSTM" };
}
