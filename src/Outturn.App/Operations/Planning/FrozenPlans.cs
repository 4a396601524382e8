using Outturn.Core.Planning;
using Outturn.Core.Values;
using Outturn.Data.Planning;

namespace Outturn.App.Operations.Planning;

/// <summary>What was proved of one frozen plan.</summary>
public sealed record FrozenProof(PlanCycle Cycle, Baseline Baseline, bool Holds)
{
    public string Sentence => Holds
        ? $"Frozen plan {Baseline.Number} of {Cycle}, {Baseline.Name}: the record gives it as it was frozen."
        : $"Frozen plan {Baseline.Number} of {Cycle}, {Baseline.Name}: what the record gives now is not what was frozen.";
}

/// <summary>Proves every frozen plan: what the record gives now has the hash that was recorded when it was frozen.</summary>
public sealed class FrozenPlans(PlanStore store)
{
    public async Task<Result<IReadOnlyList<FrozenProof>>> ProveAllAsync(Viewer viewer, CancellationToken cancel)
    {
        if (viewer.Refusal(Area.Record, Level.Read, "verify the record") is { } refusal)
        {
            return Result.Refused<IReadOnlyList<FrozenProof>>(refusal);
        }

        var proofs = new List<FrozenProof>();
        foreach (var entry in await store.CyclesAsync(AsAt.Now, cancel))
        {
            foreach (var baseline in (await store.ReadAsync(entry.Cycle, AsAt.Now, cancel)).Baselines)
            {
                proofs.Add(new(entry.Cycle, baseline, await store.BaselineAsync(entry.Cycle, baseline.Number, cancel) is { } frozen && PlanText.Digest(frozen) == baseline.Digest));
            }
        }

        return Result.Ok<IReadOnlyList<FrozenProof>>(proofs);
    }
}
