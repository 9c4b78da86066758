namespace SummaryService.Api.Hosting;

/// <summary>The binary as its own health check, for images that have neither a shell nor curl.</summary>
internal static class HealthProbe
{
    private const string Argument = "--healthcheck";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Whether the program was started to ask, not to serve.</summary>
    public static bool IsAskedFor(string[] args) => args.Contains(Argument);

    /// <summary>Asks the service on this machine whether it is alive.</summary>
    /// <returns>The exit code: 0 if it is, 1 if it is not.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            var service = ServiceAddress.Local(Configuration(args));
            using var answer = await client.GetAsync(new Uri(service, Health.LivePath));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or FormatException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }

    // The sources, and their order, by which the host itself finds its addresses.
    private static IConfigurationRoot Configuration(string[] args) => new ConfigurationBuilder()
        .AddEnvironmentVariables("DOTNET_")
        .AddEnvironmentVariables("ASPNETCORE_")
        .AddEnvironmentVariables()
        .AddCommandLine([.. args.Where(argument => argument != Argument)])
        .Build();
}
