using System.Buffers;
using SummaryService.Api.Admission;
using SummaryService.Api.Files;
using SummaryService.Api.Hosting;
using SummaryService.Api.Negotiation;
using SummaryService.Api.QueryOptions;
using SummaryService.Api.Summaries;
using SummaryService.Domain;
using SummaryService.Domain.Problems;

namespace SummaryService.Api.Conversion;

/// <summary>Writes an architecture in another dialect.</summary>
internal sealed class ConvertHandler(ServiceLimits limits, Room room, ModelFiles files)
    : AnswerHandler<ConvertQuery, ConvertedModel>(limits, room, files, MediaFormat.OfLayer)
{
    /// <inheritdoc/>
    protected override Outcome<ConvertedModel> Ask(ModelFile file, ConvertQuery query, MediaFormat format, CancellationToken deadline) =>
        Converter.Convert(file, KnownOptions.To.Read(query.To)!, Limits.Hold(SummaryOptions.Default), deadline);

    /// <inheritdoc/>
    protected override Problem? Render(ConvertedModel value, MediaFormat format, ConvertQuery query, string language, AnswerBuffer into)
    {
        into.Write(value.Json.Span);
        return null;
    }

    /// <inheritdoc/>
    protected override int Growth(ConvertQuery query, MediaFormat format) => 160;

    /// <inheritdoc/>
    protected override int CountLayers(ConvertedModel value) => value.Layers;
}
