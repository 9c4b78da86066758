using Microsoft.Extensions.Configuration;
using SummaryService.Api.Hosting;

namespace SummaryService.Api.Tests;

public sealed class AddressTests
{
    [Theory]
    [InlineData(null, null, "http://localhost:5080/")]
    [InlineData("http://localhost:7000", null, "http://localhost:7000/")]
    [InlineData("http://*:7000;http://*:7001", "8080", "http://localhost:7000/")]
    [InlineData("http://[::]:7000", null, "http://localhost:7000/")]
    [InlineData("http://0.0.0.0:7000", null, "http://localhost:7000/")]
    [InlineData("http://127.0.0.1:7000", null, "http://127.0.0.1:7000/")]
    [InlineData(null, "8080;8081", "http://localhost:8080/")]
    public void The_health_check_finds_the_address_that_the_service_was_given(string? urls, string? ports, string expected)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = urls, ["http_ports"] = ports })
            .Build();

        Assert.Equal(new Uri(expected), ServiceAddress.Local(configuration));
    }
}
