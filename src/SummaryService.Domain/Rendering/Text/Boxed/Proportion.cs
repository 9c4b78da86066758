namespace SummaryService.Domain.Rendering.Text.Boxed;

/// <summary>Takes from columns and gives to them, as rich does it: column by column, each its share of what is left.</summary>
internal static class Proportion
{
    /// <summary>Takes from every column the same, the halves rounded to the even number.</summary>
    public static void Reduce(int[] widths, int excess)
    {
        var columns = widths.Count(width => width > 0);
        for (var i = 0; i < widths.Length; i++)
        {
            if (widths[i] == 0 || columns == 0) continue;
            var share = (int)Math.Round((double)excess / columns, MidpointRounding.ToEven);
            share = Math.Min(widths[i], share);
            widths[i] -= share;
            excess -= share;
            columns--;
        }
    }

    /// <summary>Gives to every column in proportion to its width, rounded up.</summary>
    public static void Enlarge(int[] widths, int room)
    {
        var total = widths.Sum();
        for (var i = 0; i < widths.Length; i++)
        {
            var width = widths[i];
            var share = total > 0 ? Math.Max(0, (int)Math.Ceiling((double)((long)width * room) / total)) : room;
            widths[i] += share;
            total -= width;
            room -= share;
        }
    }
}
