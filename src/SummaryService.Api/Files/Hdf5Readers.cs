using System.Collections.Immutable;
using SummaryService.Api.Hosting;
using SummaryService.Domain;
using SummaryService.Domain.Containers;

namespace SummaryService.Api.Files;

/// <summary>Has HDF5 files read by processes of their own, a few at once; the others wait for their turn.</summary>
/// <remarks>
/// Starting a process takes a hundred times what reading a file takes, so a reader that could read a file is kept for the next. Any other file ends it.
/// What a kept reader says against a file may be owed to a file before it: a new reader, which has read no other, decides.
/// </remarks>
internal sealed class Hdf5Readers(ServiceLimits limits) : IDisposable
{
    private const int AtOnce = 2;

    /// <summary>How many files wait at most. So many usual ones are read in a second; a class of pupils is one caller.</summary>
    private const int MostWaiting = 256;

    private readonly FairTurns _turns = new(AtOnce, MostWaiting, limits.FileWait);
    private readonly KeptReaders _kept = new();

    /// <summary>Reads a file that holds a model.</summary>
    /// <param name="file">The file.</param>
    /// <param name="caller">Who sent it.</param>
    /// <param name="aborted">Canceled when the caller disconnects.</param>
    /// <returns>The model's file or its problem; null where its turn does not come in time, or the machine has no process to spare.</returns>
    public async ValueTask<Outcome<ModelFile>?> ReadAsync(ReadOnlyMemory<byte> file, string caller, CancellationToken aborted) => await ReadContentsAsync(file, caller, aborted) switch
    {
        { Contents: { ModelConfig: { } config } contents } => Hdf5Files.Of(config, contents.KerasVersion, contents.Weights),
        { Contents: not null } => Hdf5Files.Refusal(Hdf5Fault.NoArchitecture),
        { Fault: { } known } => Hdf5Files.Refusal(known),
        _ => null,
    };

    /// <summary>Reads a file that holds a model's weights alone.</summary>
    /// <param name="file">The file.</param>
    /// <param name="caller">Who sent it.</param>
    /// <param name="aborted">Canceled when the caller disconnects.</param>
    /// <returns>The shapes of the weights; none where the file cannot be read now, or at all.</returns>
    public async ValueTask<ImmutableArray<StoredWeights>> ReadWeightsAsync(ReadOnlyMemory<byte> file, string caller, CancellationToken aborted) =>
        (await ReadContentsAsync(file, caller, aborted)).Contents?.Weights ?? [];

    private async ValueTask<Hdf5Reading> ReadContentsAsync(ReadOnlyMemory<byte> file, string caller, CancellationToken aborted)
    {
        if (!await _turns.TakeAsync(caller, aborted)) return default;
        try
        {
            return await ReadInTurnAsync(file, aborted);
        }
        catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
        {
            return default;
        }
        finally
        {
            _turns.Give();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _kept.Dispose();

    private async Task<Hdf5Reading> ReadInTurnAsync(ReadOnlyMemory<byte> file, CancellationToken aborted)
    {
        if (_kept.Take() is { } kept && await ReadAsync(kept, file, aborted) is { IsFinal: true } reading) return reading;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        patience.CancelAfter(limits.FileWait);
        return await Hdf5Reader.StartAsync(limits.MaxBodyBytes, patience.Token) is { } started ? await ReadAsync(started, file, aborted) : default;
    }

    private async Task<Hdf5Reading> ReadAsync(Hdf5Reader reader, ReadOnlyMemory<byte> file, CancellationToken aborted)
    {
        try
        {
            return await reader.ReadAsync(file, limits.FileTime, limits.FileWait, aborted);
        }
        finally
        {
            _kept.Keep(reader);
        }
    }
}
