using System.Diagnostics;
using System.Net.Sockets;

namespace SummaryService.Benchmarks.Load;

/// <summary>The service as a process of its own, as it runs for users, without its log.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private readonly Process _process;

    private ServiceProcess(Process process) => _process = process;

    /// <summary>How many bytes of it are in memory; 0 after its end.</summary>
    public long Memory => Read(process => process.WorkingSet64);

    /// <summary>How many bytes of it were in memory at most; 0 after its end.</summary>
    public long PeakMemory => Read(process => process.PeakWorkingSet64);

    /// <summary>Starts it, and waits until it listens.</summary>
    public static async Task<ServiceProcess> StartAsync(int port)
    {
        var service = Start(new("dotnet") { ArgumentList = { Path.Combine(AppContext.BaseDirectory, "SummaryService.Api.dll") } }, port);
        while (!service._process.HasExited)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync("127.0.0.1", port);
                return service;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException("The service ended at its start.");
    }

    /// <summary>Starts it from a program, and does not wait.</summary>
    public static ServiceProcess Start(ProcessStartInfo program, int port)
    {
        program.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        program.Environment["Logging__Format"] = "none";
        return new(Process.Start(program)!);
    }

    /// <summary>Waits for the line in which it says that it listens; its output must be redirected.</summary>
    public Task<string?> AnnouncementAsync() => _process.StandardOutput.ReadLineAsync();

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private long Read(Func<Process, long> value)
    {
        _process.Refresh();
        return _process.HasExited ? 0 : value(_process);
    }
}
