using SummaryService.Domain;

namespace SummaryService.Api.Files;

/// <summary>Opens what was posted, whatever kind of file it is.</summary>
internal sealed class ModelFiles(Hdf5Process hdf5)
{
    /// <summary>The architecture in a file.</summary>
    /// <returns>The model's file or its problem; null where too many others are waiting.</returns>
    public ValueTask<Outcome<ModelFile>?> OpenAsync(ReadOnlyMemory<byte> file, CancellationToken aborted) =>
        ModelFile.IsHdf5(file.Span) ? hdf5.ReadAsync(file, aborted) : new(ModelFile.Open(file));
}

/// <summary>Sets the opening of files up.</summary>
internal static class ModelFilesSetup
{
    /// <summary>Registers what opens files.</summary>
    public static void AddModelFiles(this IServiceCollection services) =>
        services.AddSingleton<Hdf5Process>().AddSingleton<ModelFiles>();
}
