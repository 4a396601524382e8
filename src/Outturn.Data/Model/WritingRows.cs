using Microsoft.EntityFrameworkCore;

namespace Outturn.Data.Model;

/// <summary>
/// One save of one field of a case that is being written. Saves are added, never changed: a later save says on which it rests, so that two people's
/// changes can be put together. They are working text, outside the record.
/// </summary>
internal sealed class CaseSaveRow
{
    public Guid Proposal { get; set; }

    public string Field { get; set; } = "";

    public long Revision { get; set; }

    /// <summary>The template that the field is of.</summary>
    public string Template { get; set; } = "";

    public string Json { get; set; } = "";

    public long At { get; set; }

    public Guid Author { get; set; }
}

/// <summary>A remark on a field or on the whole case.</summary>
internal sealed class CaseCommentRow
{
    public Guid Id { get; set; }

    public Guid Proposal { get; set; }

    /// <summary>Empty for the whole case.</summary>
    public string Field { get; set; } = "";

    /// <summary>The words that it is about; empty for the whole field.</summary>
    public string Quote { get; set; } = "";

    public string Words { get; set; } = "";

    public Guid? ReplyTo { get; set; }

    public long At { get; set; }

    public Guid Author { get; set; }

    /// <summary>Open, Resolved or Kept.</summary>
    public string State { get; set; } = "";

    public long? Closed { get; set; }

    public Guid? ClosedBy { get; set; }
}

/// <summary>An answer that somebody suggests in place of what stands.</summary>
internal sealed class CaseSuggestionRow
{
    public Guid Id { get; set; }

    public Guid Proposal { get; set; }

    public string Field { get; set; } = "";

    /// <summary>The save that it rests on.</summary>
    public long Revision { get; set; }

    public string Template { get; set; } = "";

    public string Json { get; set; } = "";

    public string Why { get; set; } = "";

    public long At { get; set; }

    public Guid Author { get; set; }

    /// <summary>Open, Accepted or Declined.</summary>
    public string State { get; set; } = "";

    public long? Closed { get; set; }

    public Guid? ClosedBy { get; set; }
}

/// <summary>Who has which question open, and when they were last heard of.</summary>
internal sealed class CasePresenceRow
{
    public Guid Proposal { get; set; }

    public Guid Account { get; set; }

    public string Question { get; set; } = "";

    public long Seen { get; set; }
}

/// <summary>A question that is given to a post to answer.</summary>
internal sealed class CaseTaskRow
{
    public Guid Proposal { get; set; }

    public string Question { get; set; } = "";

    public string Post { get; set; } = "";

    /// <summary>A day as text; null for none.</summary>
    public string? Due { get; set; }

    public long At { get; set; }

    public Guid Author { get; set; }
}

/// <summary>A file that a case names as evidence.</summary>
internal sealed class CaseFileRow
{
    public Guid Proposal { get; set; }

    /// <summary>From 1 within the case.</summary>
    public long Number { get; set; }

    public string Name { get; set; } = "";

    public string Sha256 { get; set; } = "";

    public long Size { get; set; }

    public string Encoding { get; set; } = "";

    public byte[] Bytes { get; set; } = [];

    public long At { get; set; }

    public Guid Author { get; set; }
}

/// <summary>A template that is being changed and is not published.</summary>
internal sealed class TemplateDraftRow
{
    public string Name { get; set; } = "";

    public long Revision { get; set; }

    public string Json { get; set; } = "";

    public long At { get; set; }

    public Guid Author { get; set; }
}

internal static class WritingRows
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<CaseSaveRow>(save =>
        {
            save.ToTable("case_saves");
            save.HasKey(s => new { s.Proposal, s.Field, s.Revision });
        });
        builder.Entity<CaseCommentRow>(comment =>
        {
            comment.ToTable("case_comments");
            comment.Property(c => c.Id).ValueGeneratedNever();
            comment.HasIndex(c => c.Proposal);
        });
        builder.Entity<CaseSuggestionRow>(suggestion =>
        {
            suggestion.ToTable("case_suggestions");
            suggestion.Property(s => s.Id).ValueGeneratedNever();
            suggestion.HasIndex(s => s.Proposal);
        });
        builder.Entity<CasePresenceRow>(presence =>
        {
            presence.ToTable("case_presences");
            presence.HasKey(p => new { p.Proposal, p.Account });
        });
        builder.Entity<CaseTaskRow>(task =>
        {
            task.ToTable("case_tasks");
            task.HasKey(t => new { t.Proposal, t.Question });
        });
        builder.Entity<CaseFileRow>(file =>
        {
            file.ToTable("case_files");
            file.HasKey(f => new { f.Proposal, f.Number });
        });
        builder.Entity<TemplateDraftRow>(draft =>
        {
            draft.ToTable("template_drafts");
            draft.HasKey(d => d.Name);
        });
    }
}
