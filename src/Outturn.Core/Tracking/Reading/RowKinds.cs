using Outturn.Core.Sheets;

namespace Outturn.Core.Tracking.Reading;

internal enum RowKindFound
{
    Unread,
    Heading,
    RepeatedHeading,
    Group,
    Total,

    /// <summary>A name and figures and nothing else: a line or a subtotal; arithmetic decides.</summary>
    Unsure,
    Item,
    Continuation,
}

/// <summary>One row while it is being sorted.</summary>
internal sealed class SortedRow(GridRow row, RowKindFound kind, string label)
{
    public GridRow Row { get; } = row;

    public RowKindFound Kind { get; set; } = kind;

    /// <summary>The group's or total's name.</summary>
    public string Label { get; } = label;

    public string Outer { get; set; } = "";

    public string Inner { get; set; } = "";

    /// <summary>Rows (by place in the list) that an arithmetic check found it to total.</summary>
    public (int From, int To)? Covers { get; set; }

    /// <summary>Under the last total, and not like a line: left out, and said.</summary>
    public bool IsUnderTotal { get; set; }
}
