using System.Text.Json;

namespace SummaryService.Domain.Rendering.Json;

/// <summary>The names of the contract, encoded once.</summary>
internal static class Names
{
    public static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
    public static readonly JsonEncodedText Type = JsonEncodedText.Encode("type");
    public static readonly JsonEncodedText Dialect = JsonEncodedText.Encode("dialect");
    public static readonly JsonEncodedText Inputs = JsonEncodedText.Encode("inputs");
    public static readonly JsonEncodedText Outputs = JsonEncodedText.Encode("outputs");
    public static readonly JsonEncodedText Layers = JsonEncodedText.Encode("layers");
    public static readonly JsonEncodedText Trainable = JsonEncodedText.Encode("trainable");
    public static readonly JsonEncodedText OutputShape = JsonEncodedText.Encode("output_shape");
    public static readonly JsonEncodedText Shape = JsonEncodedText.Encode("shape");
    public static readonly JsonEncodedText DType = JsonEncodedText.Encode("dtype");
    public static readonly JsonEncodedText Params = JsonEncodedText.Encode("params");
    public static readonly JsonEncodedText TrainableParams = JsonEncodedText.Encode("trainable_params");
    public static readonly JsonEncodedText NonTrainableParams = JsonEncodedText.Encode("non_trainable_params");
    public static readonly JsonEncodedText OptimizerParams = JsonEncodedText.Encode("optimizer_params");
    public static readonly JsonEncodedText ConnectedTo = JsonEncodedText.Encode("connected_to");
    public static readonly JsonEncodedText Calls = JsonEncodedText.Encode("calls");
    public static readonly JsonEncodedText Weights = JsonEncodedText.Encode("weights");
    public static readonly JsonEncodedText Cost = JsonEncodedText.Encode("cost");
    public static readonly JsonEncodedText Formula = JsonEncodedText.Encode("formula");
    public static readonly JsonEncodedText Totals = JsonEncodedText.Encode("totals");
    public static readonly JsonEncodedText Bytes = JsonEncodedText.Encode("bytes");
    public static readonly JsonEncodedText TrainableBytes = JsonEncodedText.Encode("trainable_bytes");
    public static readonly JsonEncodedText NonTrainableBytes = JsonEncodedText.Encode("non_trainable_bytes");
    public static readonly JsonEncodedText Macs = JsonEncodedText.Encode("macs");
    public static readonly JsonEncodedText Flops = JsonEncodedText.Encode("flops");
    public static readonly JsonEncodedText ActivationBytes = JsonEncodedText.Encode("activation_bytes");
    public static readonly JsonEncodedText ReceptiveField = JsonEncodedText.Encode("receptive_field");
    public static readonly JsonEncodedText Size = JsonEncodedText.Encode("size");
    public static readonly JsonEncodedText Stride = JsonEncodedText.Encode("stride");
    public static readonly JsonEncodedText ParamsUnknown = JsonEncodedText.Encode("params_unknown");
    public static readonly JsonEncodedText LowerBound = JsonEncodedText.Encode("lower_bound");
    public static readonly JsonEncodedText Warnings = JsonEncodedText.Encode("warnings");
    public static readonly JsonEncodedText Code = JsonEncodedText.Encode("code");
    public static readonly JsonEncodedText Pointer = JsonEncodedText.Encode("pointer");
    public static readonly JsonEncodedText Layer = JsonEncodedText.Encode("layer");
    public static readonly JsonEncodedText Parameter = JsonEncodedText.Encode("parameter");
    public static readonly JsonEncodedText Message = JsonEncodedText.Encode("message");
    public static readonly JsonEncodedText Hint = JsonEncodedText.Encode("hint");
    public static readonly JsonEncodedText Received = JsonEncodedText.Encode("received");
    public static readonly JsonEncodedText Line = JsonEncodedText.Encode("line");
    public static readonly JsonEncodedText Column = JsonEncodedText.Encode("column");
    public static readonly JsonEncodedText Cell = JsonEncodedText.Encode("cell");
    public static readonly JsonEncodedText Offset = JsonEncodedText.Encode("offset");
}
