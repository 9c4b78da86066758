namespace SummaryService.Domain.Diagrams.Layout;

/// <summary>What stands in a frame: boxes, frames, and the doors through which edges come in and go out.</summary>
internal sealed class FrameSketch
{
    private readonly Dictionary<Door, (int Place, Passage Passage)> _behind = [];

    /// <summary>The boxes and frames in it; the doors follow them.</summary>
    public List<Member> Members { get; } = [];

    /// <summary>The doors in its border.</summary>
    public List<Door> Doors { get; } = [];

    /// <summary>The edges' parts in it.</summary>
    public List<Passage> Passages { get; } = [];

    /// <summary>What is laid out, once it is.</summary>
    public Arrangement? Arrangement { get; set; }

    /// <summary>How large it is with its rim.</summary>
    public Spot Size { get; set; }

    /// <summary>Where its content begins, from its beginning and its side.</summary>
    public Spot Inset { get; set; }

    /// <summary>The way between a door and what is behind it, made when it is first needed: all edges of one door share it.</summary>
    public Passage Behind(Door door, int member)
    {
        if (_behind.TryGetValue(door, out var known)) return known.Passage;
        Doors.Add(door);
        var here = new End(Members.Count + Doors.Count - 1, null);
        // A frame behind it is passed by a door of the same kind.
        var inside = new End(member, Members[member].Frame >= 0 ? door : null);
        var passage = door.IsEntry
            ? new Passage(here, inside) { IsReversed = !door.IsAtBeginning }
            : new Passage(inside, here) { IsReversed = door.IsAtBeginning };
        _behind.Add(door, (Doors.Count - 1, passage));
        Passages.Add(passage);
        return passage;
    }

    /// <summary>Which of the doors one is.</summary>
    public int PlaceOf(Door door) => _behind[door].Place;
}

/// <summary>What stands in a frame: a box, or another frame.</summary>
/// <param name="Node">The box, or −1.</param>
/// <param name="Frame">The frame, or −1.</param>
internal readonly record struct Member(int Node, int Frame);

/// <summary>A place in a frame's border, for a box inside.</summary>
/// <param name="Node">The box.</param>
/// <param name="IsEntry">Whether data comes in.</param>
/// <param name="IsAtBeginning">Whether it is at the frame's beginning, where data comes in unless it runs in a circle.</param>
internal readonly record struct Door(int Node, bool IsEntry, bool IsAtBeginning);

/// <summary>An end of a passage: a member or a door of the frame, and the member's door where it is a frame.</summary>
internal readonly record struct End(int Member, Door? Door);

/// <summary>The part of an edge inside one frame, in the direction of the data.</summary>
internal sealed class Passage(End from, End to)
{
    public End From { get; set; } = from;

    public End To { get; set; } = to;

    /// <summary>Whether it is laid out against the direction of the data, which has to run back somewhere in a circle.</summary>
    public bool IsReversed { get; set; }
}
