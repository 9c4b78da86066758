using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace SummaryService.Api.Tests.Support;

/// <summary>The service as a process of its own, as it runs for users.</summary>
public sealed partial class RunningService : IDisposable
{
    private const int SigTerm = 15;

    private readonly Process _process;
    private readonly Task<string> _output;

    private RunningService(Process process, int port) => (_process, Port, _output) = (process, port, process.StandardOutput.ReadToEndAsync());

    public int Port { get; }

    /// <summary>The number of its process.</summary>
    public int Id => _process.Id;

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>All that it wrote; known after its end.</summary>
    public string Output { get; private set; } = "";

    /// <summary>How much memory it has, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>How long processors have been busy with it.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it, and waits until it is ready.</summary>
    public static async Task<RunningService> StartAsync(params (string Name, string Value)[] settings)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "SummaryService.Api.dll") },
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["Logging__Format"] = "none";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var service = new RunningService(Process.Start(start)!, port);
        using var client = new HttpClient { BaseAddress = service.Address };
        while (!await IsReadyAsync(client))
        {
            Assert.False(service._process.HasExited, "The service ended at its start.");
            await Task.Delay(20, Posts.Token);
        }

        return service;
    }

    public static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/health/ready", Posts.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Asks it to end, as an operator does.</summary>
    public void Terminate() => Assert.Equal(0, Signal(_process.Id, SigTerm));

    /// <summary>Ends it at once.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(Posts.Token);
        Output = await _output;
        return _process.ExitCode;
    }

    /// <summary>Posts a body of which the rest comes later, and waits until the service has begun to read it.</summary>
    public Task<BegunPost> BeginPostAsync(string body) => BegunPost.StartAsync(Port, body);

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
