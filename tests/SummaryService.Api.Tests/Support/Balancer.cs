using System.Diagnostics;

namespace SummaryService.Api.Tests.Support;

/// <summary>nginx in front of services, with the configuration that is deployed; only the addresses and folders are other ones.</summary>
public sealed class Balancer : IDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private Balancer(Process process, DirectoryInfo folder, int port) => (_process, _folder, Address) = (process, folder, new($"http://127.0.0.1:{port}"));

    public Uri Address { get; }

    /// <summary>Where nginx is; null where it is not installed.</summary>
    public static string? Program { get; } = new[] { "/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx" }.FirstOrDefault(File.Exists);

    public static async Task<Balancer> StartAsync(params RunningService[] services)
    {
        var folder = Directory.CreateTempSubdirectory("balancer");
        // Its workers are of another user.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.FullName, folder.UnixFileMode | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        var port = RunningService.FreePort();
        var deployed = Path.Combine(Cases.Root, "src", "SummaryService.Api", "deploy", "nginx");
        var configuration = await File.ReadAllTextAsync(Path.Combine(deployed, "nginx.conf"), Posts.Token);
        var file = Path.Combine(folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(file, configuration.Replace("listen 8080;", $"listen 127.0.0.1:{port};").Replace("/tmp/", $"{folder.FullName}/"), Posts.Token);
        var replicas = await File.ReadAllLinesAsync(Path.Combine(deployed, "replicas.conf"), Posts.Token);
        var server = Assert.Single(replicas, line => line.StartsWith("server ", StringComparison.Ordinal)).Replace(" resolve", "");
        await File.WriteAllLinesAsync(
            Path.Combine(folder.FullName, "replicas.conf"),
            services.Select(service => server.Replace("replica:8080", $"127.0.0.1:{service.Port}")),
            Posts.Token);

        var process = Process.Start(new ProcessStartInfo(Program!) { ArgumentList = { "-c", file, "-p", folder.FullName, "-g", "daemon off;", "-e", "stderr" } })!;
        var balancer = new Balancer(process, folder, port);
        using var client = new HttpClient { BaseAddress = balancer.Address };
        while (!await RunningService.IsReadyAsync(client))
        {
            Assert.False(process.HasExited, "nginx did not take the configuration.");
            await Task.Delay(20, Posts.Token);
        }

        return balancer;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
