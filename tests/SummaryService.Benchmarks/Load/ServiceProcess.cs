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
        var start = new ProcessStartInfo("dotnet") { ArgumentList = { Path.Combine(AppContext.BaseDirectory, "SummaryService.Api.dll") } };
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["Logging__Format"] = "none";
        var process = Process.Start(start)!;
        while (!process.HasExited)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync("127.0.0.1", port);
                return new(process);
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException("The service ended at its start.");
    }

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
