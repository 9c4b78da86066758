using System.Globalization;
using System.Text.Json;

namespace SummaryService.Domain.Rendering.Json;

/// <summary>Numbers that may be larger than a JSON library's.</summary>
internal static class CountJson
{
    /// <summary>Writes a whole number in full, or null.</summary>
    public static void WriteCount(this Utf8JsonWriter json, JsonEncodedText name, Int128? count)
    {
        if (count is not { } value)
        {
            json.WriteNull(name);
        }
        else if (value >= long.MinValue && value <= long.MaxValue)
        {
            json.WriteNumber(name, (long)value);
        }
        else
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value.ToString(CultureInfo.InvariantCulture), skipInputValidation: true);
        }
    }
}
