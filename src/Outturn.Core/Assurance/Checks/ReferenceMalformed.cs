using System.Text.RegularExpressions;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Assurance.Checks;

/// <summary>
/// A reference that is misspelt, in its own cell or in running text, and how it was read; or one whose shape differs from nearly all others.
/// Why: a code with a space in it is not found by a search and not joined to its line. In October 2017 A/R.6.213 named "A/R. 6. 239".
/// </summary>
/// <example>Fails: "A/R. 6. 239", "AR.6.239", "A/R.6.23" among three-digit codes. Passes: "A/R.6.239", "A/R.6.239a".</example>
public static partial class ReferenceMalformed
{
    public const string Code = "reference.malformed";

    // Wider than the reader's own pattern: what a hand makes of A/R.6.239 that the reader does not mend.
    [GeneratedRegex(@"(?<![A-Za-z0-9/])(?<d>[A-Z])\s?[/\\.|]?\s?(?<k>[RC])\s?[.,/\\ -]?\s?(?<s>\d)\s?[.,/\\ -]{0,2}\s?(?<n>\d{3})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Near();

    public static IEnumerable<Finding> Find(CheckedTracker tracker)
    {
        foreach (var finding in Cells(tracker))
        {
            yield return finding;
        }

        foreach (var line in tracker.Lines)
        {
            foreach (var finding in Text(tracker, line, TrackerField.Commentary, line.Stated.Commentary)
                .Concat(Text(tracker, line, TrackerField.Description, line.Details.Description))
                .Concat(Text(tracker, line, TrackerField.Partners, line.Details.Partners)))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> Cells(CheckedTracker tracker)
    {
        var codes = tracker.Lines.Where(l => l.Reference.Length > 0).Select(l => l.Reference).ToList();
        var shared = ReferenceShape.Shared(codes);
        foreach (var line in tracker.Lines.Where(l => l.Reference.Length > 0))
        {
            if (shared is { } s && s.Shape(line.Reference) != s.Common)
            {
                var like = codes.First(c => s.Shape(c) == s.Common);
                yield return new(
                    Code, Severity.Warning, line.Subject, line.Place(TrackerField.Reference, 0),
                    $"“{FieldWords.Clipped(line.ReferenceAsWritten)}” is not shaped like the other references, such as {like}.", "a reference like " + like, FieldWords.Clipped(line.ReferenceAsWritten));
            }
            else if (line.ReferenceAsWritten != line.Reference && (Reference.FindIn(line.ReferenceAsWritten).Any() || HasSpace(line)))
            {
                yield return new(
                    Code, Severity.Notice, line.Subject, line.Place(TrackerField.Reference, 0),
                    $"The reference is written “{FieldWords.Clipped(line.ReferenceAsWritten)}”; read as {line.Reference}.", line.Reference, FieldWords.Clipped(line.ReferenceAsWritten));
            }
        }
    }

    private static bool HasSpace(CheckedLine line) => line.ReferenceAsWritten.Contains("  ", StringComparison.Ordinal);

    private static IEnumerable<Finding> Text(CheckedTracker tracker, CheckedLine line, TrackerField field, string text)
    {
        if (text.Length < 6 || !text.AsSpan().ContainsAnyInRange('0', '9') || !text.AsSpan().ContainsAny("RCrc"))
        {
            yield break;
        }

        var said = new HashSet<string>(StringComparer.Ordinal);
        var read = text.Contains('/', StringComparison.Ordinal) ? Reference.FindIn(text).ToList() : [];
        foreach (var reference in read)
        {
            if (reference.WasMended && said.Add(reference.AsWritten))
            {
                yield return Say(reference.AsWritten, reference.Code);
            }
        }

        foreach (Match match in Near().Matches(text))
        {
            var code = $"{match.Groups["d"].Value}/{match.Groups["k"].Value}.{match.Groups["s"].Value}.{match.Groups["n"].Value}";
            if (tracker.References.Contains(code) && !read.Any(r => r.Code == code) && match.Value != code && said.Add(match.Value))
            {
                yield return Say(match.Value, code);
            }
        }

        Finding Say(string written, string code) => new(
            Code, Severity.Notice, line.Subject, line.Place(field, 0), $"{FieldWords.Capital(FieldWords.Name(field))} names “{written}”; read as {code}.", code, written);
    }
}
