using SummaryService.Domain.Documents;

namespace SummaryService.Domain.Layers.Preprocessing;

/// <summary>What a hash starts from: a whole number, or two.</summary>
internal static class Salt
{
    public static void Read(ConfigReader c)
    {
        var salt = c.Value("salt");
        if (!salt.Exists || salt.TryGetInteger(out _)) return;
        var isSound = salt.ItemCount == 2;
        foreach (var item in salt.Items)
            isSound &= item.TryGetInteger(out _);
        if (!isSound) c.Report("salt", "wrong_kind.salt");
    }
}
