namespace SummaryService.Domain.Diagrams.Layout;

/// <summary>A layer that is called again on what became of its own output makes a circle, which no rows can show.</summary>
internal static class Circles
{
    /// <summary>Reverses passages, as few as a walk in the order of the members finds, so that no circle is left.</summary>
    /// <param name="members">How many members there are; passages to and from doors make no circles.</param>
    /// <param name="passages">The passages.</param>
    public static void Reverse(int members, IReadOnlyList<Passage> passages)
    {
        var after = passages
            .Where(passage => passage.From.Member < members && passage.To.Member < members)
            .ToLookup(passage => passage.From.Member);
        var (isOpen, isDone) = (new bool[members], new bool[members]);
        var open = new Stack<(int Member, IEnumerator<Passage> Ahead)>();
        for (var start = 0; start < members; start++)
        {
            if (isDone[start]) continue;
            Open(start);
            while (open.TryPeek(out var top))
            {
                if (!top.Ahead.MoveNext())
                {
                    open.Pop();
                    (isOpen[top.Member], isDone[top.Member]) = (false, true);
                    continue;
                }

                var next = top.Ahead.Current.To.Member;
                if (isOpen[next]) top.Ahead.Current.IsReversed = true;
                else if (!isDone[next]) Open(next);
            }
        }

        void Open(int member)
        {
            isOpen[member] = true;
            open.Push((member, after[member].GetEnumerator()));
        }
    }
}
