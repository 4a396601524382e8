namespace Outturn.Core.Tracking.Reading;

/// <summary>One column's heading: its own words, those of the rows above it, and both as a person would read them.</summary>
internal sealed record ColumnHeading(int Column, string Text, string Own, string Above, HeadingSense Sense);

/// <summary>The rows that head a table: one, or up to three stacked ones.</summary>
/// <param name="First">Index in the grid's rows of the first heading row.</param>
/// <param name="Last">Index of the last one.</param>
/// <param name="Rows">Indices of the rows that hold headings: a row of totals may stand between them.</param>
/// <param name="Headings">One for each column that holds a heading or, under no heading, something.</param>
/// <param name="Score">How much of a tracker's heading this is.</param>
internal sealed record HeadingBlock(int First, int Last, IReadOnlyList<int> Rows, IReadOnlyList<ColumnHeading> Headings, double Score);
