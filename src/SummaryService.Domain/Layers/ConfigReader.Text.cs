namespace SummaryService.Domain.Layers;

/// <content>Texts.</content>
public sealed partial class ConfigReader
{
    /// <summary>A text, which must be given; null where it is missing.</summary>
    public string? Text(string name)
    {
        _record?.Add(new(name, ArgumentKind.Text, IsRequired: true));
        return ReadText(name, Required(name));
    }

    /// <summary>A text, or nothing.</summary>
    public string? OptionalText(string name)
    {
        _record?.Add(new(name, ArgumentKind.Text, IsRequired: false));
        return ReadText(name, Take(name));
    }

    private string? ReadText(string name, Documents.Node value)
    {
        if (value.IsText) return value.Text;
        if (value.Exists) Report(name, "wrong_kind.text");
        return null;
    }
}
