namespace SummaryService.Api.Tests.Support;

/// <summary>The files that tests compare with.</summary>
internal static class Cases
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, "tests", "cases", .. parts]);

    /// <summary>A model as Keras saved it.</summary>
    public static byte[] File(string name) => System.IO.File.ReadAllBytes(Path("files", name));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "SummaryService.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The tests run inside the repository: no SummaryService.sln above them.");
    }
}
