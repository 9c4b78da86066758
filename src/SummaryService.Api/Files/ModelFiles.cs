using SummaryService.Api.Hosting;
using SummaryService.Domain;

namespace SummaryService.Api.Files;

/// <summary>Opens what was posted, whatever kind of file it is.</summary>
internal sealed class ModelFiles(Hdf5Readers hdf5)
{
    /// <summary>The architecture in a file.</summary>
    /// <returns>The model's file or its problem; null where there is no reader for it now.</returns>
    public ValueTask<Outcome<ModelFile>?> OpenAsync(ReadOnlyMemory<byte> file, HttpContext context) =>
        ModelFile.IsHdf5(file.Span) ? hdf5.ReadAsync(file, Callers.Of(context), context.RequestAborted) : new(ModelFile.Open(file));
}

/// <summary>Sets the opening of files up.</summary>
internal static class ModelFilesSetup
{
    /// <summary>Registers what opens files.</summary>
    public static void AddModelFiles(this IServiceCollection services) =>
        services.AddSingleton<Hdf5Readers>().AddSingleton<ModelFiles>();
}
