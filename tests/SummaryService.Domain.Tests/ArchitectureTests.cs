using System.Reflection;
using System.Text.RegularExpressions;

namespace SummaryService.Domain.Tests;

/// <summary>Holds the arrows of the README's picture: the way of the data has one direction.</summary>
public sealed partial class ArchitectureTests
{
    private const string Root = "SummaryService.Domain";

    // Each room with the rooms that it may use; the root, where the front door is, may use all.
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Shapes"] = [],
        ["Problems"] = [],
        ["Formulas"] = ["Shapes"],
        ["Documents"] = ["Problems"],
        ["Containers"] = ["Documents", "Problems"],
        ["Layers"] = ["Shapes", "Formulas", "Documents", "Problems"],
        ["Reconstruction"] = ["Shapes", "Documents", "Layers", "Problems", "Summaries"],
        ["Sources"] = ["Shapes", "Documents", "Layers", "Reconstruction", "Problems", "Summaries"],
        ["Models"] = ["Shapes", "Documents", "Layers"],
        ["Dialects"] = ["Shapes", "Documents", "Sources", "Layers", "Models", "Problems"],
        ["Summaries"] = ["Shapes", "Layers", "Problems"],
        ["Inference"] = ["Shapes", "Documents", "Sources", "Layers", "Models", "Problems", "Summaries"],
        ["Conversion"] = ["Shapes", "Documents", "Layers", "Models", "Inference", "Problems"],
        ["Explanations"] = ["Shapes", "Formulas", "Layers", "Summaries", "Descriptions"],
        ["Descriptions"] = ["Layers", "Summaries"],
        ["Rendering"] = ["Shapes", "Documents", "Layers", "Problems", "Summaries", "Explanations", "Descriptions"],
        ["Diagrams"] = ["Shapes", "Layers", "Problems", "Summaries", "Descriptions", "Rendering"],
    };

    public static TheoryData<string> SourceFiles => new(Directory
        .GetFiles(Path.Combine(Cases.Path("../.."), "src", Root), "*.cs", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Path.Combine(Cases.Path("../.."), "src", Root), path).Replace('\\', '/'))
        .Where(path => path.Contains('/') && !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(SourceFiles))]
    public void A_file_uses_only_the_rooms_that_its_own_may_use(string file)
    {
        var room = file.Split('/')[0];
        Assert.True(Arrows.ContainsKey(room), $"{room} is not in the picture.");
        var text = File.ReadAllText(Path.Combine(Cases.Path("../.."), "src", Root, file));
        var used = Using().Matches(text).Select(match => match.Groups[1].Value).Distinct().Where(other => other != room);
        Assert.Empty(used.Except(Arrows[room]));
    }

    [Fact]
    public void A_type_refers_only_to_the_rooms_that_its_own_may_use()
    {
        var broken =
            from type in typeof(Summarizer).Assembly.GetTypes()
            let room = RoomOf(type)
            where room is not null
            from used in TypesIn(type)
            let other = RoomOf(used)
            where other is not null && other != room && !Arrows[room].Contains(other)
            select $"{type.FullName} → {used.FullName}";
        Assert.Empty(broken.Distinct());
    }

    [Fact]
    public void The_engine_needs_no_package_and_no_web_server()
    {
        var references = typeof(Summarizer).Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.All(references, name => Assert.StartsWith("System", name));
    }

    private static string? RoomOf(Type type) =>
        type.Namespace is { } space && space.StartsWith($"{Root}.", StringComparison.Ordinal) ? space[(Root.Length + 1)..].Split('.')[0] : null;

    private static IEnumerable<Type> TypesIn(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var fields = type.GetFields(all).Select(field => field.FieldType);
        var methods = type.GetMethods(all).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType));
        return fields.Concat(methods).SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];

    [GeneratedRegex(@"using SummaryService\.Domain\.(\w+)")]
    private static partial Regex Using();
}
