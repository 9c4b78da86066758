using SummaryService.Api.Admission;
using SummaryService.Api.Batches;
using SummaryService.Api.Conversion;
using SummaryService.Api.Diagrams;
using SummaryService.Api.Documentation;
using SummaryService.Api.Examples;
using SummaryService.Api.Files;
using SummaryService.Api.Hosting;
using SummaryService.Api.Layers;
using SummaryService.Api.Playground;
using SummaryService.Api.Problems;
using SummaryService.Api.Summaries;
using SummaryService.Api.Telemetry;

if (HealthProbe.IsAskedFor(args))
    return await HealthProbe.RunAsync(args);
if (Hdf5Command.IsAskedFor(args))
    return Hdf5Command.Run();

// Settings are read once: no file is watched.
var builder = WebApplication.CreateSlimBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
builder.AddAddress();
builder.AddLimits();
builder.AddAccess();
builder.AddRateLimits();
builder.AddShutdown();
builder.AddRequestLog();
builder.AddTelemetry();
builder.Services.AddProblems();
builder.Services.AddSafeHeaders();
builder.Services.AddHealth();
builder.Services.AddExamples();
builder.Services.AddRoom();
builder.Services.AddModelFiles();
builder.Services.AddDocumentation();

var app = builder.Build();
app.UseProxies();
app.UseRequestLog();
app.UseTelemetry();
app.UseSafeHeaders();
app.UseShutdown();
app.UseProblems();
app.UseAccess();
app.UseRateLimits();
app.UseKeys();

app.MapSummaries();
app.MapBatches();
app.MapConversion();
app.MapDiagrams();
app.MapLayers();
app.MapExamples();
app.MapHealth();
app.MapDocumentation();
app.MapPlayground();

await app.WarmUpAsync("summarize");
app.AnnounceAddress();
await app.RunAsync();
return 0;

/// <summary>The entry point; public so that tests can host the service in memory.</summary>
public partial class Program;
