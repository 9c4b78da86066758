namespace SummaryService.Domain.Layers;

/// <summary>What a layer of Keras 3 makes of a mask, which says which steps of a sequence count.</summary>
internal enum MaskRule
{
    /// <summary>Its output has none.</summary>
    Drops,

    /// <summary>Its output has that of its input.</summary>
    Keeps,

    /// <summary>It makes one where <c>mask_zero</c> is true: whatever is not 0 counts.</summary>
    MakesOfZeros,

    /// <summary>It makes one: each step counts that has an element other than <c>mask_value</c>.</summary>
    MakesOfValues,

    /// <summary>A step of the output counts that counts in any input, where all have a mask.</summary>
    Merges,

    /// <summary>The masks are put side by side as the inputs are.</summary>
    Joins,

    /// <summary>Its output has that of its first input.</summary>
    KeepsFirst,
}
