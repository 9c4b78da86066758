using SummaryService.Api.Hosting;
using SummaryService.Domain;

namespace SummaryService.Api.Files;

/// <summary>Opens what was posted, whatever kind of file it is.</summary>
internal sealed class ModelFiles(Hdf5Readers hdf5, ServiceLimits limits)
{
    /// <summary>The architecture in a file.</summary>
    /// <returns>The model's file or its problem; null where there is no reader for it now.</returns>
    public ValueTask<Outcome<ModelFile>?> OpenAsync(ReadOnlyMemory<byte> file, HttpContext context)
    {
        if (ModelFile.IsHdf5(file.Span)) return hdf5.ReadAsync(file, Callers.Of(context), context.RequestAborted);
        var opened = ModelFile.Open(file);
        return opened is { IsSuccess: true, Value.Container: not null } ? WithWeightsAsync(opened.Value, context) : new(opened);
    }

    /// <summary>The file with the shapes of its weights, where its architecture leaves them open.</summary>
    private async ValueTask<Outcome<ModelFile>?> WithWeightsAsync(ModelFile file, HttpContext context)
    {
        if (!LeavesWeightsOpen(file, context.RequestAborted) || file.UnpackWeights() is not { } weights) return file;
        return file with { Weights = await hdf5.ReadWeightsAsync(weights, Callers.Of(context), context.RequestAborted) };
    }

    private bool LeavesWeightsOpen(ModelFile file, CancellationToken aborted)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        deadline.CancelAfter(limits.RequestTime);
        try
        {
            return Summarizer.LeavesWeightsOpen(file, limits.Hold(SummaryOptions.Default), deadline.Token);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            // Whoever asks the engine next finds that out, too, and tells it.
            return false;
        }
    }
}

/// <summary>Sets the opening of files up.</summary>
internal static class ModelFilesSetup
{
    /// <summary>Registers what opens files.</summary>
    public static void AddModelFiles(this IServiceCollection services) =>
        services.AddSingleton<Hdf5Readers>().AddSingleton<ModelFiles>();
}
