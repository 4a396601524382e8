using Microsoft.EntityFrameworkCore;
using Outturn.Core.Values;
using Outturn.Data.Engines;
using Outturn.Data.Model;

namespace Outturn.Data.Drafts;

/// <summary>An uploaded file that awaits its owner's confirmation.</summary>
/// <param name="Id">A version 7 GUID.</param>
/// <param name="FileName">As uploaded.</param>
/// <param name="Bytes">The file.</param>
/// <param name="OptionsJson">What its owner has said of it so far.</param>
/// <param name="Created">When it was uploaded.</param>
/// <param name="Expires">When it goes by itself.</param>
public sealed record Draft(Guid Id, string FileName, byte[] Bytes, string OptionsJson, Instant Created, Instant Expires);

/// <summary>Uploads between the choosing of a file and its confirmation. Not facts: they can be changed and deleted, and go after <see cref="Lifetime"/>.</summary>
public sealed class DraftStore
{
    private readonly Engine engine;
    private readonly TimeProvider clock;

    internal DraftStore(Engine engine, TimeProvider clock)
    {
        this.engine = engine;
        this.clock = clock;
    }

    public static TimeSpan Lifetime { get; } = TimeSpan.FromDays(7);

    private long Now => Instant.From(clock.GetUtcNow()).Microseconds;

    /// <summary>Keeps an upload for its owner and gives its id. Expired uploads of everybody go at the same time.</summary>
    public async Task<Guid> PutAsync(ReadOnlyMemory<byte> bytes, string fileName, Guid owner, string optionsJson, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var created = Instant.From(now).Microseconds;
        var draft = new DraftRow
        {
            Id = Guid.CreateVersion7(now),
            Owner = owner,
            FileName = fileName,
            Bytes = bytes.ToArray(),
            Options = optionsJson,
            Created = created,
            Expires = created + (long)Lifetime.TotalMicroseconds,
        };
        await using var context = engine.NewContext();
        await context.Drafts.Where(d => d.Expires <= created).ExecuteDeleteAsync(cancel);
        context.Drafts.Add(draft);
        await context.SaveChangesAsync(cancel);
        return draft.Id;
    }

    /// <summary>The upload; null where it is gone or is another person's.</summary>
    public async Task<Draft?> GetAsync(Guid id, Guid owner, CancellationToken cancel = default)
    {
        await using var context = engine.NewContext();
        return await Mine(context, id, owner).AsNoTracking().SingleOrDefaultAsync(cancel) is { } row
            ? new(row.Id, row.FileName, row.Bytes, row.Options, new(row.Created), new(row.Expires))
            : null;
    }

    /// <summary>Replaces what was said of it; false where it is gone or is another person's.</summary>
    public async Task<bool> UpdateOptionsAsync(Guid id, Guid owner, string optionsJson, CancellationToken cancel = default)
    {
        await using var context = engine.NewContext();
        return await Mine(context, id, owner).ExecuteUpdateAsync(set => set.SetProperty(d => d.Options, optionsJson), cancel) == 1;
    }

    /// <summary>Deletes it; false where it is gone already or is another person's.</summary>
    public async Task<bool> DeleteAsync(Guid id, Guid owner, CancellationToken cancel = default)
    {
        await using var context = engine.NewContext();
        return await Mine(context, id, owner).ExecuteDeleteAsync(cancel) == 1;
    }

    private IQueryable<DraftRow> Mine(OutturnContext context, Guid id, Guid owner)
    {
        var now = Now;
        return context.Drafts.Where(d => d.Id == id && d.Owner == owner && d.Expires > now);
    }
}
