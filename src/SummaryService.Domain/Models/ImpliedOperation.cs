using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Models;

/// <summary>Operations that Keras puts into a model where nobody wrote them, as it serializes them.</summary>
internal static class ImpliedOperation
{
    // Kept for as long as the program runs, and never changed.
    private static readonly Node Root = DocumentReader.Read("""
        {
          "zero": 0,
          "NotEqual": {"module": "keras.src.ops.numpy", "class_name": "NotEqual", "config": {}, "registered_name": "NotEqual"},
          "Any": {"module": "keras.src.ops.numpy", "class_name": "Any", "config": {"axis": -1, "keepdims": false}, "registered_name": "Any"},
          "LogicalOr": {"module": "keras.src.ops.numpy", "class_name": "LogicalOr", "config": {}, "registered_name": "LogicalOr"},
          "ExpandDims": {"module": "keras.src.ops.numpy", "class_name": "ExpandDims", "config": {"axis": -1}, "registered_name": "ExpandDims"},
          "OnesLike": {"module": "keras.src.ops.numpy", "class_name": "OnesLike", "config": {"dtype": "bool"}, "registered_name": "OnesLike"},
          "ZerosLike": {"module": "keras.src.ops.numpy", "class_name": "ZerosLike", "config": {"dtype": "bool"}, "registered_name": "ZerosLike"},
          "Concatenate": {"module": "keras.src.ops.numpy", "class_name": "Concatenate", "config": {"axis": -1}, "registered_name": "Concatenate"},
          "ConvertToTensor": {"module": "keras.src.ops.core", "class_name": "ConvertToTensor", "config": {}, "registered_name": "ConvertToTensor"}
        }
        """u8.ToArray()).Value!.Root;

    /// <summary>The number 0.</summary>
    public static Node Zero => Root["zero"];

    /// <summary>The operation of a class.</summary>
    public static Node Of(string type) => Root[type];
}
