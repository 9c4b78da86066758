namespace SummaryService.Domain.Rendering.Tables;

/// <summary>What a table shows beside what every table does.</summary>
/// <param name="ExpandNested">Whether the rows of nested models are shown.</param>
/// <param name="ShowTrainable">Whether a column tells which layers are trainable.</param>
public sealed record TableOptions(bool ExpandNested = false, bool ShowTrainable = false);
