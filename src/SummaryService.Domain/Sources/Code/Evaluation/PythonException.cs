namespace SummaryService.Domain.Sources.Code.Evaluation;

/// <summary>An exception of the evaluated code, which it may handle itself.</summary>
internal sealed class PythonException(string type, string text, Place place) : Exception
{
    /// <summary>Its class: <c>TypeError</c>.</summary>
    public string Type => type;

    /// <summary>What Python would say.</summary>
    public string Text => text;

    /// <summary>Where it was raised.</summary>
    public Place Place => place;
}
