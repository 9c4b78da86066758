namespace SummaryService.Domain.Reconstruction;

/// <summary>Names for the layers of a model: the printed ones, with a number where a name was cut and so stands twice.</summary>
internal sealed class UniqueNames
{
    private const int Longest = 240;

    private readonly HashSet<string> _taken = [];
    private readonly Dictionary<string, int> _numbers = [];

    /// <summary>The name for a printed one.</summary>
    public string Of(string printed)
    {
        var name = printed.Length switch { 0 => "layer", > Longest => printed[..Longest], _ => printed };
        if (_taken.Add(name)) return name;
        var number = _numbers.GetValueOrDefault(name, 1);
        while (!_taken.Add($"{name}_{number}")) number++;
        _numbers[name] = number + 1;
        return $"{name}_{number}";
    }
}
