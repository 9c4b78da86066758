namespace SummaryService.Domain.Documents;

/// <summary>JSON Pointers (RFC 6901), made only when something is to be pointed at.</summary>
internal static class JsonPointer
{
    /// <summary>The pointer from the document's root to a token.</summary>
    public static string Of(Document document, int index)
    {
        var parts = new Stack<string>();
        for (var at = index; document[at].Parent >= 0; at = document[at].Parent)
            parts.Push(StepTo(document, at));
        return string.Concat(parts);
    }

    /// <summary>One step of a pointer, its special characters escaped.</summary>
    public static string Step(string name) =>
        "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string StepTo(Document document, int index)
    {
        var parent = new Node(document, document[index].Parent);
        if (parent.IsObject) return Step(new Node(document, index - 1).Text);
        var position = 0;
        foreach (var item in parent.Items)
        {
            if (item.Index == index) break;
            position++;
        }

        return $"/{position}";
    }
}
