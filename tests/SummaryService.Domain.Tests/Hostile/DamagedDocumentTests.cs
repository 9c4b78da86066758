using System.Text;
using System.Text.Json.Nodes;
using SummaryService.Domain.Tests.Containers;
using SummaryService.Fuzz;

namespace SummaryService.Domain.Tests.Hostile;

/// <summary>Documents in every dialect with bytes or values changed at random, and bytes that are nothing at all: an answer or a problem, never a fault.</summary>
public sealed class DamagedDocumentTests
{
    private static readonly string[] Values =
        ["null", "true", "-1", "0", "2", "1e999", "9223372036854775807", "0.5", "\"\"", "\"x\"", "[]", "{}", "[[]]", "[null,4]", "[1,2,3]", "{\"class_name\":\"Dense\"}"];

    // More of them where somebody has the time.
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("MUTATIONS"), out var count) ? count : 40;

    public static TheoryData<string> Dialects => ["dialects/keras1.ndjson", "dialects/keras2.ndjson", "dialects/tfjs.ndjson", "operations/simple.ndjson", "models/operators.ndjson.gz"];

    [Theory]
    [MemberData(nameof(Dialects))]
    public void A_document_with_bytes_changed_is_answered(string file)
    {
        var random = new Random(1);
        foreach (var sound in Documents(file).Select(document => Encoding.UTF8.GetBytes(document.ToJsonString())))
        {
            for (var i = 0; i < Count; i++)
                Check(Mutation.Of(sound, random));
        }
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public void A_document_with_values_changed_is_answered(string file)
    {
        var random = new Random(2);
        foreach (var sound in Documents(file))
        {
            for (var i = 0; i < Count; i++)
            {
                var damaged = sound.DeepClone();
                for (var changes = random.Next(1, 4); changes > 0; changes--)
                    Change(damaged, random);
                Check(Encoding.UTF8.GetBytes(damaged.ToJsonString()));
            }
        }
    }

    [Fact]
    public void Bytes_that_are_nothing_at_all_are_answered()
    {
        var random = new Random(3);
        for (var i = 0; i < 100 * Count; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            Check(bytes);
            // The letters that JSON is made of come further than others.
            for (var at = 0; at < bytes.Length; at++)
                bytes[at] = "[]{}:,\"\\u0 1e-.nulltrue"u8[bytes[at] % 23];
            Check(bytes);
        }
    }

    private static void Check(byte[] bytes)
    {
        var fault = Record.Exception(() => Promises.Check(bytes));
        Assert.True(fault is null, $"{Encoding.UTF8.GetString(bytes)}\n{fault}");
    }

    /// <summary>A value in the place of another: a strange one, or one from elsewhere in the document.</summary>
    private static void Change(JsonNode document, Random random)
    {
        var all = Places(document).ToList();
        if (all.Count == 0) return;
        var place = all[random.Next(all.Count)];
        var value = random.Next(3) == 0 ? all[random.Next(all.Count)].Value?.DeepClone() : JsonNode.Parse(Values[random.Next(Values.Length)]);
        if (place.Parent is JsonArray list) list[place.Index] = value;
        else if (random.Next(4) == 0) place.Parent.AsObject().Remove(place.Name!);
        else place.Parent[place.Name!] = value;
    }

    private static IEnumerable<(JsonNode Parent, string? Name, int Index, JsonNode? Value)> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Places(member.Value).Prepend((members, member.Key, 0, member.Value))),
        JsonArray items => items.SelectMany((item, i) => Places(item).Prepend((items, null, i, item))),
        _ => [],
    };

    private static IEnumerable<JsonNode> Documents(string file)
    {
        var all = Cases.Lines(file).Select(line => JsonNode.Parse(line)!).Select(row => row["body"] ?? row["model"] ?? row["model_json"]!).Where(body => body is JsonObject);
        // As many of each dialect, whatever there is of it.
        return all.Where((_, i) => i % 5 == 0).Take(20);
    }
}
