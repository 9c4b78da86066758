using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using SummaryService.Api.Hosting;
using SummaryService.Domain.Containers;

namespace SummaryService.Api.Files;

/// <summary>A process that reads HDF5 files one after the other, each within a limit of time. At trouble it is of no more use.</summary>
internal sealed class Hdf5Reader : IDisposable
{
    /// <summary>How much of an answer is read: an architecture of the largest size, and as much again for its escapes.</summary>
    private const int MostAnswerBytes = 2 * Hdf5Files.MostBytes;

    /// <summary>After how much work a reader is replaced, long before the limit of its life ends it while it reads.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(ProcessLimits.ProcessorSeconds / 2);

    /// <summary>How long a look at the clock of a process is worth: about what the system counts in.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private readonly Process _process;

    private Hdf5Reader(Process process) => _process = process;

    /// <summary>Whether it can be given a file.</summary>
    public bool IsUsable { get; private set; }

    private Stream Input => _process.StandardInput.BaseStream;

    private Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Starts a reader, and waits until it is ready.</summary>
    /// <returns>The reader; null where the machine has no process to spare.</returns>
    public static async Task<Hdf5Reader?> StartAsync(int longestFile, CancellationToken aborted)
    {
        Hdf5Reader reader;
        try
        {
            reader = new(Process.Start(Hdf5Program.Command(longestFile))!);
        }
        catch (Win32Exception)
        {
            return null;
        }

        try
        {
            _ = DrainAsync(reader._process.StandardError);
            var said = new byte[1];
            reader.IsUsable = await reader.Output.ReadAsync(said, aborted) == 1 && said[0] == Hdf5Command.Ready;
        }
        finally
        {
            if (!reader.IsUsable) reader.Dispose();
        }

        return reader.IsUsable ? reader : null;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="time">What it may take of a processor.</param>
    /// <param name="wait">How long it may have to wait for a processor.</param>
    /// <param name="aborted">Canceled when the caller disconnects.</param>
    public async Task<Hdf5Reading> ReadAsync(ReadOnlyMemory<byte> file, TimeSpan time, TimeSpan wait, CancellationToken aborted)
    {
        IsUsable = false;
        var (begun, before) = (Stopwatch.GetTimestamp(), Work());
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        var reading = TalkAsync(file, ended.Token);
        while (!reading.IsCompleted)
        {
            var left = time - (Work() - before);
            if (left <= TimeSpan.Zero || Stopwatch.GetElapsedTime(begun) >= time + wait)
            {
                _process.Kill();
                await ended.CancelAsync();
                // The file is the caller's again only when nobody reads it any more.
                await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return left <= TimeSpan.Zero ? new(Fault: Hdf5Fault.TooSlow) : default;
            }

            await ((Task)reading).WaitAsync(left > Tick ? left : Tick, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return await reading;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        IsUsable = false;
        _process.Kill();
        try
        {
            Input.Dispose();
        }
        catch (IOException)
        {
            // What was not sent yet is sent to nobody.
        }

        Output.Dispose();
        _process.Dispose();
    }

    /// <summary>What a runtime says before it gives up is for nobody, but it must not wait to say it.</summary>
    private static async Task DrainAsync(StreamReader errors)
    {
        using (errors)
            await errors.BaseStream.CopyToAsync(Stream.Null);
    }

    private async Task<Hdf5Reading> TalkAsync(ReadOnlyMemory<byte> file, CancellationToken ended)
    {
        await WriteAsync(file, ended);
        using var answer = new PooledBuffer();
        int read;
        while ((read = await Output.ReadAsync(answer.GetMemory(), ended)) > 0)
        {
            answer.Advance(read);
            if (answer.Written.Span[^1] == Hdf5Command.End) return Answer(answer.Written.Span);
            if (answer.Length > MostAnswerBytes) return new(Fault: Hdf5Fault.TooLarge);
        }

        await _process.WaitForExitAsync(ended);
        return (Hdf5Fault)_process.ExitCode is var fault && Enum.IsDefined(fault) ? new(Fault: fault) : default;
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> file, CancellationToken ended)
    {
        try
        {
            var length = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(length, file.Length);
            await Input.WriteAsync(length, ended);
            await Input.WriteAsync(file, ended);
            await Input.FlushAsync(ended);
        }
        catch (IOException)
        {
            // It ended before it had read everything; its exit code says why.
        }
    }

    private Hdf5Reading Answer(ReadOnlySpan<byte> answer)
    {
        var contents = JsonSerializer.Deserialize(answer, Hdf5Json.Contents);
        IsUsable = Work() < Life;
        return contents is null ? new(Fault: Hdf5Fault.NoArchitecture) : new(contents);
    }

    /// <summary>What the process took of a processor so far; nothing more is counted when it has ended.</summary>
    private TimeSpan Work()
    {
        try
        {
            return _process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return TimeSpan.Zero;
        }
    }
}

/// <summary>What came of reading a file. Neither one nor the other: the process was ended from outside, or got no processor.</summary>
/// <param name="Contents">What is in the file.</param>
/// <param name="Fault">Why it was not read.</param>
internal readonly record struct Hdf5Reading(Hdf5Contents? Contents = null, Hdf5Fault? Fault = null)
{
    /// <summary>Whether another reader would say the same, whatever this one read before.</summary>
    public bool IsFinal => Contents is not null || Fault is Hdf5Fault.NoArchitecture or Hdf5Fault.TooSlow;
}
