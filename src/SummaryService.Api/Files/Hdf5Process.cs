using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using SummaryService.Api.Hosting;
using SummaryService.Domain;
using SummaryService.Domain.Containers;

namespace SummaryService.Api.Files;

/// <summary>Has HDF5 files read by processes of their own, a few at once, each with a limit of memory and of time.</summary>
internal sealed class Hdf5Process(ServiceLimits limits) : IDisposable
{
    private const int AtOnce = 2;

    /// <summary>What the library may take beside the file itself; a real model takes a tenth.</summary>
    private const int HeapBytes = 96 * 1024 * 1024;

    /// <summary>How much of an answer is read: an architecture of the largest size, and as much again for its escapes.</summary>
    private const int MostAnswerBytes = 2 * Hdf5Files.MostBytes;

    private static readonly string Program = typeof(Hdf5Process).Assembly.GetName().Name!;

    private readonly SemaphoreSlim _turns = new(AtOnce);

    /// <summary>Reads a file.</summary>
    /// <returns>The model's file or its problem; null where too many others are being read, or the machine has no process to spare.</returns>
    public async ValueTask<Outcome<ModelFile>?> ReadAsync(ReadOnlyMemory<byte> file, CancellationToken aborted)
    {
        var asked = Stopwatch.GetTimestamp();
        if (!await _turns.WaitAsync(limits.FileTime, aborted)) return null;
        try
        {
            using var process = Process.Start(Command(file.Length))!;
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(aborted);
            deadline.CancelAfter(Left(asked));
            try
            {
                return await TalkAsync(process, file, deadline.Token);
            }
            catch (OperationCanceledException) when (!aborted.IsCancellationRequested)
            {
                return Hdf5Files.Refusal(Hdf5Fault.TooSlow);
            }
            finally
            {
                process.Kill();
            }
        }
        catch (Win32Exception)
        {
            return null;
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>What is left of the time for a file, of which waiting for its turn is a part.</summary>
    private TimeSpan Left(long asked)
    {
        var left = limits.FileTime - Stopwatch.GetElapsedTime(asked);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private static async Task<Outcome<ModelFile>> TalkAsync(Process process, ReadOnlyMemory<byte> file, CancellationToken deadline)
    {
        var said = process.StandardError.BaseStream.CopyToAsync(Stream.Null, deadline);
        await WriteAsync(process.StandardInput.BaseStream, file, deadline);
        using var answer = new PooledBuffer();
        if (!await ReadAsync(process.StandardOutput.BaseStream, answer, deadline)) return Hdf5Files.Refusal(Hdf5Fault.TooLarge);
        await process.WaitForExitAsync(deadline);
        await said;
        if (process.ExitCode != 0) return Hdf5Files.Refusal((Hdf5Fault)process.ExitCode);
        return JsonSerializer.Deserialize(answer.Written.Span, Hdf5Json.Contents) is { } contents
            ? Hdf5Files.Of(contents.ModelConfig, contents.KerasVersion, contents.Weights)
            : Hdf5Files.Refusal(Hdf5Fault.Damaged);
    }

    private static async Task WriteAsync(Stream input, ReadOnlyMemory<byte> file, CancellationToken deadline)
    {
        try
        {
            await using (input)
                await input.WriteAsync(file, deadline);
        }
        catch (IOException)
        {
            // It ended before it had read everything; its exit code says why.
        }
    }

    private static async Task<bool> ReadAsync(Stream output, PooledBuffer into, CancellationToken deadline)
    {
        int read;
        while ((read = await output.ReadAsync(into.GetMemory(), deadline)) > 0)
        {
            into.Advance(read);
            if (into.Length > MostAnswerBytes) return false;
        }

        return true;
    }

    private static ProcessStartInfo Command(int length)
    {
        var self = Environment.ProcessPath;
        var isOwn = Path.GetFileName(self) is { } file && (file == Program || file == $"{Program}.exe");
        var start = new ProcessStartInfo(isOwn ? self! : Muxer(self))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (!isOwn) start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, $"{Program}.dll"));
        start.ArgumentList.Add(Hdf5Command.Argument);
        start.ArgumentList.Add(length.ToString(CultureInfo.InvariantCulture));

        // The environment may hold secrets, and a reader of hostile files needs none of it but where .NET is.
        var root = start.Environment.TryGetValue("DOTNET_ROOT", out var found) ? found : null;
        start.Environment.Clear();
        if (root is not null) start.Environment["DOTNET_ROOT"] = root;
        start.Environment["DOTNET_GCHeapHardLimit"] = (HeapBytes + (long)length).ToString("X", CultureInfo.InvariantCulture);
        foreach (var (name, value) in QuickStart)
            start.Environment[name] = value;
        return start;
    }

    /// <summary>The program that runs a .NET assembly: what runs this one, or lies beside the framework that does.</summary>
    private static string Muxer(string? self) => Path.GetFileNameWithoutExtension(self) == "dotnet"
        ? self!
        : Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    // One heap, no threads beside the one that reads, no socket for debuggers, no effort for code that runs once.
    private static readonly (string Name, string Value)[] QuickStart =
    [
        ("DOTNET_gcServer", "0"), ("DOTNET_gcConcurrent", "0"), ("DOTNET_EnableDiagnostics", "0"), ("DOTNET_TieredPGO", "0"),
    ];
}
