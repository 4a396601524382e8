using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Outturn.Data.Facts;

namespace Outturn.Data.Model;

/// <summary>
/// The one model of both databases. Facts are described by <see cref="FactTables"/> and only made here; they are written and
/// read by the stores in SQL of their own. Accounts, people and drafts are ordinary rows.
/// </summary>
internal abstract class OutturnContext(DbContextOptions options) : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options)
{
    // Identity asks these services which of its schemas to make; overriding SchemaVersion does not reach it. Version 3 has
    // the table of passkeys.
    private static readonly IServiceProvider IdentityServices = new ServiceCollection()
        .Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
        .BuildServiceProvider();

    public DbSet<PersonRow> People => Set<PersonRow>();

    public DbSet<DraftRow> Drafts => Set<DraftRow>();

    public DbSet<RoundDraftRow> RoundDrafts => Set<RoundDraftRow>();

    public DbSet<VisitRow> Visits => Set<VisitRow>();

    public DbSet<PaperContentRow> PaperContents => Set<PaperContentRow>();

    public DbSet<CaseHeadRow> CaseHeads => Set<CaseHeadRow>();

    public DbSet<CaseFindRow> CaseFinds => Set<CaseFindRow>();

    public DbSet<ReviewWordsRow> ReviewWords => Set<ReviewWordsRow>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseApplicationServiceProvider(IdentityServices);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        IdentityTables.Name(builder);
        builder.Entity<Account>().Property(a => a.Id).HasValueGenerator<TimedId>();
        builder.Entity<Account>().Property(a => a.Post).HasMaxLength(200);
        builder.Entity<IdentityRole<Guid>>().Property(r => r.Id).HasValueGenerator<TimedId>();
        builder.Entity<PersonRow>(person =>
        {
            person.ToTable("people");
            person.Property(p => p.Id).ValueGeneratedNever();
            person.HasIndex(p => p.Post).IsUnique();
        });
        builder.Entity<DraftRow>(draft =>
        {
            draft.ToTable("drafts");
            draft.Property(d => d.Id).ValueGeneratedNever();
            draft.HasIndex(d => d.Expires);
        });
        builder.Entity<RoundDraftRow>(draft =>
        {
            draft.ToTable("round_drafts");
            draft.HasKey(d => new { d.Owner, d.Year, d.Period });
        });
        builder.Entity<VisitRow>(visit =>
        {
            visit.ToTable("visits");
            visit.HasKey(v => v.Account);
            visit.Property(v => v.Account).ValueGeneratedNever();
        });
        builder.Entity<PaperContentRow>(content =>
        {
            content.ToTable("paper_contents");
            content.HasKey(c => c.Digest);
        });
        builder.Entity<CaseHeadRow>(head =>
        {
            head.ToTable("case_heads");
            head.HasKey(h => h.ReadCase);
            head.Property(h => h.ReadCase).ValueGeneratedNever();
        });
        builder.Entity<CaseFindRow>(find =>
        {
            find.ToTable("case_finds");
            find.HasKey(f => f.ReadCase);
            find.Property(f => f.ReadCase).ValueGeneratedNever();
        });
        builder.Entity<ReviewWordsRow>(words =>
        {
            words.ToTable("review_words");
            words.HasKey(w => new { w.ReadCase, w.Item, w.FactOrder });
        });
        WritingRows.Map(builder);
        foreach (var table in FactTables.All)
        {
            FactModel.Map(builder, table, ordinalText: Database.ProviderName == PostgresContext.Provider ? "C" : null);
        }

        SnakeCase.Apply(builder);
    }
}

internal sealed class SqliteContext(DbContextOptions<SqliteContext> options) : OutturnContext(options);

internal sealed class PostgresContext(DbContextOptions<PostgresContext> options) : OutturnContext(options)
{
    public const string Provider = "Npgsql.EntityFrameworkCore.PostgreSQL";
}
