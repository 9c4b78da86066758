namespace SummaryService.Domain.Diagrams.Svg;

/// <summary>How drawings look: the sizes of their text, and a style sheet that is readable on a light and on a dark screen.</summary>
internal static class SvgStyle
{
    public const double NameSize = 13;
    public const double TextSize = 12;
    public const double TitleSize = 15;

    /// <summary>The style sheet. Every rule is about the drawing alone, so that a page may hold it between its own things.</summary>
    public const string Sheet = """
        <style>
        .model-diagram text { font: 12px Helvetica, Arial, "Liberation Sans", sans-serif; fill: #1b1f24; white-space: pre; }
        .model-diagram .name { font-size: 13px; font-weight: bold; }
        .model-diagram .title { font-size: 15px; font-weight: bold; }
        .model-diagram .over { stroke: #f5f6f8; stroke-width: 4px; stroke-linejoin: round; paint-order: stroke; }
        .model-diagram .faint { fill: #56606b; }
        .model-diagram .middle { text-anchor: middle; }
        .model-diagram .end { text-anchor: end; }
        .model-diagram .paper { fill: #ffffff; }
        .model-diagram .card { fill: #ffffff; stroke: #b6c0ca; }
        .model-diagram .frame > rect { fill: #5b6b7c; fill-opacity: .06; stroke: #8a97a5; stroke-dasharray: 5 4; }
        .model-diagram .edge { fill: none; stroke: #76828f; stroke-width: 1.5; }
        .model-diagram .head { fill: #76828f; }
        .model-diagram .mark { fill: #64748b; }
        .model-diagram .map { fill: #64748b; fill-opacity: .32; stroke: #64748b; stroke-linejoin: round; }
        .model-diagram .back { fill: #ffffff; }
        .model-diagram .open { stroke-dasharray: 4 3; }
        .model-diagram .input .mark, .model-diagram .input .map { fill: #6b7280; stroke: #6b7280; }
        .model-diagram .conv .mark, .model-diagram .conv .map { fill: #2f6fde; stroke: #2f6fde; }
        .model-diagram .pool .mark, .model-diagram .pool .map { fill: #d9822b; stroke: #d9822b; }
        .model-diagram .dense .mark, .model-diagram .dense .map { fill: #2a9d5c; stroke: #2a9d5c; }
        .model-diagram .norm .mark, .model-diagram .norm .map { fill: #8a5cd6; stroke: #8a5cd6; }
        .model-diagram .dropout .mark, .model-diagram .dropout .map { fill: #b0568f; stroke: #b0568f; }
        .model-diagram .activation .mark, .model-diagram .activation .map { fill: #b38600; stroke: #b38600; }
        .model-diagram .merge .mark, .model-diagram .merge .map { fill: #0f9ba8; stroke: #0f9ba8; }
        .model-diagram .recurrent .mark, .model-diagram .recurrent .map { fill: #d1495b; stroke: #d1495b; }
        .model-diagram .attention .mark, .model-diagram .attention .map { fill: #c2510f; stroke: #c2510f; }
        .model-diagram .mark { stroke: none; }
        @media (prefers-color-scheme: dark) {
        .model-diagram text { fill: #e8ecf1; }
        .model-diagram .faint { fill: #a9b4c0; }
        .model-diagram .paper, .model-diagram .back { fill: #0e1116; }
        .model-diagram .over { stroke: #13171d; }
        .model-diagram .card { fill: #181d24; stroke: #4a5663; }
        .model-diagram .edge { stroke: #8793a0; }
        .model-diagram .head { fill: #8793a0; }
        }
        </style>

        """;
}
