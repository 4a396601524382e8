using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Outturn.Core.Appraisal.Uncertainty;

/// <summary>A run that is kept: what was chosen, from which figures, and what it came to. With the same inputs its seed gives the same figures again.</summary>
/// <param name="Choice">What was simulated, as <c>all</c>, <c>committee:Adults</c>, <c>service:Highways</c> or <c>proposals:1,4</c>.</param>
/// <param name="Proposals">Whose lines are in it: who may not see one of them does not see the run.</param>
/// <param name="Inputs">The digest of the inputs.</param>
/// <param name="LinesInAll">How many lines there were; of the result the ones that drive the most are kept.</param>
public sealed record KeptRun(string Choice, IReadOnlyList<Guid> Proposals, string Inputs, int LinesInAll, SimulationResult Result) : Calculation
{
    private const int LinesKept = 25;

    public static KeptRun Of(string choice, IReadOnlyList<Guid> proposals, SimulationInput input, SimulationResult result) =>
        new(choice, proposals, Digest(input), result.Lines.Count, result with { Lines = [.. result.Lines.Take(LinesKept)] });

    /// <summary>A run is never stated anew: two are one only where they are the same object.</summary>
    public bool Equals(KeptRun? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Inputs.GetHashCode(StringComparison.Ordinal);

    /// <summary>SHA-256 over everything that a draw hangs on, in the order of the keys, in lower-case hex.</summary>
    public static string Digest(SimulationInput input)
    {
        var text = new StringBuilder();
        foreach (var year in input.Years)
        {
            text.Append(CultureInfo.InvariantCulture, $"year {year.StartYear}\n");
        }

        foreach (var cause in input.Causes.Select(c => c.Name).Order(StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"cause {cause}\n");
        }

        foreach (var line in input.Lines.OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"line {line.Key} {line.Chance:0.############}\n");
            foreach (var (cause, strength) in line.Follows.OrderBy(f => f.Cause, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $" follows {cause} {strength:0.############}\n");
            }

            foreach (var figure in line.Figures)
            {
                var (shape, low, mode, high) = figure.Points;
                text.Append(CultureInfo.InvariantCulture, $" {shape} {low.Pence} {mode.Pence} {high.Pence} planned {figure.Planned.Pence} at {string.Join(' ', figure.Effects.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Year}*{e.Factor}")))}\n");
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
