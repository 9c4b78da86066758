namespace SummaryService.Domain.Documents;

/// <summary>A property of an object.</summary>
internal readonly struct Property(Document document, int name)
{
    public string Name => new Node(document, name).Text;

    public Node Value => new(document, name + 1);

    internal int NameIndex => name;

    internal ref readonly Token NameToken => ref document[name];

    internal byte FirstByte => document.BytesOf(NameToken)[0];

    public bool NameIs(string text) => new Node(document, name).Matches(text);
}

/// <summary>The properties of an object, for <c>foreach</c> without an allocation.</summary>
internal struct PropertyList
{
    private readonly Document? _document;
    private readonly int _end;
    private int _next;
    private int _name;

    public PropertyList(Node node)
    {
        if (!node.IsObject) return;
        _document = node.Document;
        _next = node.Index + 1;
        _end = _document![node.Index].End;
    }

    public readonly Property Current => new(_document!, _name);

    public readonly PropertyList GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_document is null || _next >= _end) return false;
        _name = _next;
        _next = _document[_name + 1].End;
        return true;
    }
}

/// <summary>The elements of an array, for <c>foreach</c> without an allocation.</summary>
internal struct ItemList
{
    private readonly Document? _document;
    private readonly int _end;
    private int _next;
    private int _item;

    public ItemList(Node node)
    {
        if (!node.IsArray) return;
        _document = node.Document;
        _next = node.Index + 1;
        _end = _document![node.Index].End;
    }

    public readonly Node Current => new(_document, _item);

    public readonly ItemList GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_document is null || _next >= _end) return false;
        _item = _next;
        _next = _document[_item].End;
        return true;
    }
}
