namespace SummaryService.Domain.Documents;

/// <summary>The JSON Pointers of many values of one document.</summary>
/// <remarks>An array's items are counted once, however many of them are asked for: the layers of a model stand in one.</remarks>
internal sealed class JsonPointers
{
    private readonly Dictionary<int, string> _pointers = [];
    private readonly Dictionary<int, int> _positions = [];

    /// <summary>The pointer to a value; null for one that nobody wrote.</summary>
    public string? Of(Node node) => node.Exists ? Of(node.Document!, node.Index) : null;

    // As deep as the document, whose depth is limited.
    private string Of(Document document, int index)
    {
        if (_pointers.TryGetValue(index, out var known)) return known;
        var parent = document[index].Parent;
        var pointer = parent < 0 ? "" : Of(document, parent) + StepTo(document, parent, index);
        _pointers.Add(index, pointer);
        return pointer;
    }

    private string StepTo(Document document, int parent, int index)
    {
        var outer = new Node(document, parent);
        if (outer.IsObject) return JsonPointer.Step(new Node(document, index - 1).Text);
        if (!_positions.TryGetValue(index, out var position))
        {
            var next = 0;
            foreach (var item in outer.Items)
                _positions.Add(item.Index, next++);
            position = _positions[index];
        }

        return $"/{position}";
    }
}
