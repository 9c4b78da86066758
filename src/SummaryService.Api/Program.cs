using SummaryService.Api.Diagrams;
using SummaryService.Api.Documentation;
using SummaryService.Api.Examples;
using SummaryService.Api.Hosting;
using SummaryService.Api.Layers;
using SummaryService.Api.Problems;
using SummaryService.Api.Summaries;

if (HealthProbe.IsAskedFor(args))
    return await HealthProbe.RunAsync(args);

var builder = WebApplication.CreateSlimBuilder(args);
builder.AddAddress();
builder.AddLimits();
builder.AddRequestLog();
builder.Services.AddProblems();
builder.Services.AddHealth();
builder.Services.AddExamples();
builder.Services.AddDocumentation();

var app = builder.Build();
app.UseRequestLog();
app.UseSafeHeaders();
app.UseProblems();

app.MapSummaries();
app.MapDiagrams();
app.MapLayers();
app.MapExamples();
app.MapHealth();
app.MapDocumentation();

app.AnnounceAddress();
await app.RunAsync();
return 0;

/// <summary>The entry point; public so that tests can host the service in memory.</summary>
public partial class Program;
