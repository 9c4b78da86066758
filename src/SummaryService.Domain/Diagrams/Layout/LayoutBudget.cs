namespace SummaryService.Domain.Diagrams.Layout;

/// <summary>What the frames of a picture share while they are laid out: the deadline, and the bends that are left.</summary>
internal sealed class LayoutBudget(CancellationToken cancellation)
{
    private long _bends;

    /// <summary>Ends the layout where nobody waits for the picture any more.</summary>
    public void ThrowIfOver() => cancellation.ThrowIfCancellationRequested();

    /// <summary>Takes places to bend, one for each row that a link passes.</summary>
    /// <exception cref="DiagramLimitException">The links of all frames pass too many rows.</exception>
    public void Take(long bends)
    {
        _bends += bends;
        if (_bends > DiagramLimits.Bends) throw new DiagramLimitException("limit_exceeded.diagram_bends", DiagramLimits.Bends);
    }
}
