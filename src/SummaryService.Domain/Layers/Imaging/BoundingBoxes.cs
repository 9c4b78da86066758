using SummaryService.Domain.Layers.Derivations;
using SummaryService.Domain.Shapes;

namespace SummaryService.Domain.Layers.Imaging;

/// <summary>MaxNumBoundingBoxes: so many bounding boxes for each image, the rest cut off or filled up.</summary>
/// <remarks>
/// Input    images, or a mapping with bounding_boxes: boxes (batch, boxes, 4) and labels (batch, boxes)
/// Output   the same, with that number of boxes and labels
/// Weights  none
/// Source   https://keras.io/api/layers/preprocessing_layers/image_augmentation/
/// </remarks>
internal static class BoundingBoxes
{
    public static readonly LayerDefinition MaxNumBoundingBoxes = LayerDefinition.Applying<Config>("MaxNumBoundingBoxes", Read, Apply, Sizes) with
    {
        Source = "https://keras.io/api/layers/preprocessing_layers/image_augmentation/",
        Sight = Sight.SamePosition,
    };

    private sealed record Config(long Most, DType DType);

    private static Config Read(ConfigReader c)
    {
        var most = c.Positive("max_number");
        c.Integer("fill_value", orElse: -1);
        c.ChannelsFirst();
        c.Ignore("bounding_box_format");
        return new(most, c.Policy.Compute);
    }

    private static LayerEffect Apply(Config c, CallInputs inputs)
    {
        var data = ImageData.Of(inputs).Select(tensor => tensor with { DType = c.DType });
        return new(data is TensorMapping mapping ? Limited(mapping, c.Most) : data, [], Work.None);
    }

    private static DimRule[][] Sizes(Config c, CallInputs inputs, TensorTree output) => ImageData.Of(inputs) is TensorMapping data
        ? [.. data.Items.SelectMany(part => part.Value.Flatten().Select(tensor => part.Key == "bounding_boxes" ? Limited(tensor, c.Most) : Dims.Kept(tensor.Shape)))]
        : [Dims.Kept(inputs.Single().Shape)];

    private static DimRule[] Limited(TensorSpec boxes, long most) => Dims.Kept(boxes.Shape).With(1, Dims.Argument("boxes", "boxes", most));

    private static TensorMapping Limited(TensorMapping data, long most) => new(
    [
        .. data.Items.Select(part => part.Key != "bounding_boxes" ? part : KeyValuePair.Create(
            part.Key, part.Value.Select(tensor => tensor with { Shape = tensor.Shape.AtLeastRank(2).With(1, most) }))),
    ]);
}
