using System.Text.RegularExpressions;
using Outturn.Core.Papers;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.Core.Cases.Reading;

/// <summary>Reads a paper as a pack of cases: splits it, recognises each form, and puts every word in a field, a table or unread text.</summary>
public static partial class CaseReader
{
    [GeneratedRegex(@"^\W*\[\s*(?:illegible|unreadable|not\s+legible|table\s+(?:illegible|not\s+shown|omitted)|image|picture|chart|graph|figure)\b[^\]]{0,80}\]\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex IllegibleMark();

    // "ES07", "RES-S12", "CYP P04", "PL/24/07": letters, then a number, in what stands where a reference is asked for.
    [GeneratedRegex(@"^[A-Za-z]{1,6}(?:[ /.-]?[A-Za-z]{1,4})?[ /.-]?\d{1,5}(?:[/.-]\d{1,5}){0,2}[a-z]?$")]
    private static partial Regex OtherCode();

    /// <summary>Whether a paper holds cases on a form that is known: for a text that may as well be a table.</summary>
    public static bool HoldsCases(Paper paper) => CaseStarts.In([.. LaidOutForm.Of(Pieces.Of(paper.Blocks))]).Any(s => s.Template != CaseTemplate.Unknown);

    public static CasePack Read(Paper paper)
    {
        IReadOnlyList<Block> blocks = [.. LaidOutForm.Of(CaseTables.Join([.. Pieces.Of(paper.Blocks.Where(b => b is not TextBlock { Kind: TextKind.Furniture }))]))];
        var starts = CaseStarts.In(blocks);
        if (starts.Count == 0)
        {
            var only = CaseStarts.Recognised(blocks, 0, blocks.Count);
            starts = blocks.Any(b => b is TextBlock or TableBlock) && (only.Template != CaseTemplate.Unknown || CaseSigns.In(blocks)) ? [only with { Block = 0 }] : [];
        }

        var parts = new List<PackPart>();
        var contents = new List<(ContentsEntry Entry, int? Part)>();
        var unread = new List<UnreadText>();
        var cases = new List<ReadCase>();
        var frontEnd = starts.Count == 0 ? blocks.Count : PackLayout.DividerIn(blocks, 0, starts[0].Block);
        var front = Slice(blocks, 0, frontEnd);
        var between = frontEnd;
        for (var i = 0; i < starts.Count; i++)
        {
            var next = i + 1 < starts.Count ? starts[i + 1].Block : blocks.Count;
            if (between < starts[i].Block)
            {
                var (part, listed, rest) = PackLayout.Read(Slice(blocks, between, starts[i].Block));
                if (part is not null)
                {
                    parts.Add(part);
                }

                contents.AddRange(listed.Select(e => (e, (int?)(parts.Count - 1))));
                unread.AddRange(rest);
            }

            between = i + 1 < starts.Count ? PackLayout.DividerIn(blocks, starts[i].Block + 1, next) : PackLayout.AppendixIn(blocks, starts[i].Block + 1, front.SelectMany(FrontEntries));
            cases.Add(Case(paper, i + 1, starts[i], Slice(blocks, starts[i].Block, between), parts.Count == 0 ? null : parts.Count - 1));
        }

        unread.AddRange(Slice(blocks, between, blocks.Count).SelectMany(PackLayout.Unread));
        unread.AddRange(paper.Blocks.OfType<TextBlock>().Where(b => b.Kind == TextKind.Furniture && MarkedText.Of(b).Any(char.IsLetterOrDigit)).Select(b => new UnreadText(b.Place, MarkedText.Of(b))));
        var entries = front.SelectMany(FrontEntries).Select(e => (e, (int?)null)).Concat(contents).ToList();
        return new()
        {
            Form = paper.Form,
            Name = paper.Name,
            Front = front,
            FrontTables = [.. Tables(front, "front")],
            Parts = parts,
            Contents = PackContents.Matched(entries, cases),
            Cases = [.. cases.Select(c => c.Part is { } at ? c with { Types = WithPart(c.Types, parts[at]) } : c)],
            Duplicates = PackDuplicates.In(cases),
            Unread = unread,
            Problems = starts.Count == 0 ? [.. paper.Problems, Problem.Error("case.none", paper.Name, NoCase(blocks))] : paper.Problems,
        };
    }

    private static string NoCase(IReadOnlyList<Block> blocks) => blocks.Any(b => b is TextBlock or TableBlock)
        ? "No case was found in this paper: it has no form, no label and no table that cases have. If it is one, put its title into it after “Project title:” and choose it again."
        : "No case was found in this paper: it has no words. Choose the paper that holds the cases.";

    private static ReadCase Case(Paper paper, int number, CaseStart start, IReadOnlyList<Block> blocks, int? part)
    {
        var body = SectionReader.Read(blocks, start.Template);
        var header = HeaderReader.Read(body.Header);

        // Over a bid stands its title, where no label gives one.
        var titled = start.Template == CaseTemplate.FundBid && !header.Of(HeaderField.Title).Any(e => e.Lines.Count > 0)
            ? body.Header.OfType<TextBlock>().FirstOrDefault(t => t.Kind is not (TextKind.Removed or TextKind.Note) && t.Text.Any(char.IsLetterOrDigit))
            : null;
        header = titled is null ? header : HeaderReader.Read([.. body.Header.Where(b => !ReferenceEquals(b, titled))]);
        var figures = new CaseFigures(blocks);
        var amounts = header.Of(HeaderField.Amount).SelectMany(e => HeaderAmounts.Read(e, figures)).ToList();
        var references = References(header).ToList();
        var tables = header.Tables.Select(t => CaseTables.Read(t, "header", ""))
            .Concat(body.Sections.SelectMany(s => Tables(s.Blocks, s.Key))).ToList();
        var title = Title(header, titled, blocks, number);
        var prose = body.Header.Where(b => !ReferenceEquals(b, titled)).Select(b => (Section: "header", Block: b)).Concat(body.Sections.SelectMany(s => s.Blocks.Select(b => (Section: s.Key, Block: b)))).ToList();
        var read = new ReadCase
        {
            Number = number,
            Template = start.Template,
            TemplateHow = start.How,
            Title = title,
            DocumentLine = header.DocumentLine,
            Types = CaseTypes.Of(header, start.Template, amounts, references, blocks[0].Place),
            Committees = [.. header.Of(HeaderField.Committee).SelectMany(Committees).DistinctBy(c => c.Value)],
            References = references,
            ProjectCode = header.Of(HeaderField.ProjectCode).Select(e => new ReadValue<string>(e.Value.Trim(), e.Value, PlaceOf(e))).FirstOrDefault(v => v.Value.Length > 0),
            Amounts = amounts,
            Version = Version(header),
            Leads = [.. header.Of(HeaderField.Leads).SelectMany(e => LeadNames.Of(e.Lines)).Select(l => new ReadValue<string>(l.Text, l.Text, l.Place))],
            Description = header.Of(HeaderField.Description).Where(e => e.Lines.Count > 0).Select(e => new ReadValue<string>(e.Value, e.Value, PlaceOf(e))).FirstOrDefault(),
            Labels =
            [
                .. header.Headings.Select(h => new ReadLabel("", h.Text, h.Place)),
                .. header.Entries.Select(e => new ReadLabel(e.Label, e.Value, e.Place)),
            ],
            Sections = body.Sections,
            Tables = tables,
            Figures = [.. prose.SelectMany(p => p.Block is TextBlock { Kind: not TextKind.Removed } t ? CaseFigures.In(t.Text, p.Section, t.Place) : [])],
            Illegible = [.. prose.Where(p => p.Block is TextBlock t && IllegibleMark().IsMatch(t.Text)).Select(p => new Illegible(p.Section, ((TextBlock)p.Block).Text.Trim(), p.Block.Place))],
            Unread = [.. header.Unread, .. body.Unread],
            Blocks = blocks,
            Part = part,
        };
        return read with { Problems = CaseQuestions.Of(read, paper) };
    }

    private static ReadValue<string> Title(CaseHeader header, TextBlock? bid, IReadOnlyList<Block> blocks, int number)
    {
        if (header.Of(HeaderField.Title).FirstOrDefault(e => e.Lines.Count > 0) is { } labelled)
        {
            return new(labelled.Value.Replace('\n', ' ').Trim(), labelled.Value, PlaceOf(labelled));
        }

        if (bid is not null)
        {
            return new(bid.Text.Trim(), MarkedText.Of(bid), bid.Place, Sureness.Sure, "the heading over the bid");
        }

        if (DocumentLines.TitleIn(header.DocumentLine.Length > 0 ? header.DocumentLine : blocks[0] is TextBlock { Text: var top } ? top : "") is { } named)
        {
            return new(named, named, blocks[0].Place, Sureness.Likely, "the words after “business case” in the line over it");
        }

        if (header.Headings.Count > 0)
        {
            return new(header.Headings[0].Text.Trim(), header.Headings[0].Text, header.Headings[0].Place, Sureness.Likely, "the heading under the line over the case, with no label");
        }

        // A form's own words are no title of the case that is written on it.
        var free = blocks.OfType<TextBlock>().Where(t => t.Text.Any(char.IsLetterOrDigit) && !DocumentLines.Is(t.Text) && HeaderLabels.Of(t.Text).Count == 0 && !CaseStarts.IsFormHeading(t.Text)).ToList();
        var first = free.Find(t => t.Kind == TextKind.Heading) ?? (blocks.Any(b => b is TextBlock t && (DocumentLines.Is(t.Text) || HeaderLabels.Of(t.Text).Count > 0)) ? null : free.FirstOrDefault());
        return first is null
            ? new($"Case {number.ToString(System.Globalization.CultureInfo.InvariantCulture)} without a title", "", blocks[0].Place, Sureness.Doubtful, "nothing in it is a title")
            : new(first.Text.Length > 200 ? first.Text[..200].TrimEnd() + "…" : first.Text.Trim(), first.Text, first.Place, Sureness.Doubtful, "the first words: no label says which is the title");
    }

    /// <summary>The first that is a date; "Version: 0.3" over "Version date: 19/01/2024" is none.</summary>
    private static ReadValue<DateReading>? Version(CaseHeader header)
    {
        var all = header.Of(HeaderField.Version).Select(e => (Entry: e, Date: DateReader.Read(e.Value))).Select(x => new ReadValue<DateReading>(
            x.Date, x.Entry.Value, PlaceOf(x.Entry), x.Date.Kind is DateKind.Day or DateKind.Month or DateKind.Quarter or DateKind.Year ? Sureness.Sure : Sureness.Doubtful)).ToList();
        return all.Find(v => v.Value.Kind != DateKind.Unread) ?? all.FirstOrDefault();
    }

    private static IEnumerable<ReadValue<string>> Committees(HeaderEntry entry) => CommitteeNames.Of(entry.Value)
        .Select(name => new ReadValue<string>(
            name, entry.Value, PlaceOf(entry), CommitteeNames.IsPlain(entry.Value, name) ? Sureness.Sure : Sureness.Likely, CommitteeNames.IsPlain(entry.Value, name) ? "" : "its spelling was brought to the usual one"));

    private static IEnumerable<ReadValue<Reference>> References(CaseHeader header)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in header.Of(HeaderField.Reference).SelectMany(e => e.Lines))
        {
            var found = false;
            foreach (var reference in Reference.FindIn(line.Text))
            {
                found = true;
                if (seen.Add(reference.Code))
                {
                    yield return new(reference, reference.AsWritten, line.Place, reference.WasMended ? Sureness.Likely : Sureness.Sure, reference.WasMended ? "its spelling was mended" : "");
                }
            }

            if (!found && OtherCode().IsMatch(line.Text.Trim()) && Reference.From(line.Text) is { } other && seen.Add(other.Code))
            {
                yield return new(other, line.Text, line.Place, Sureness.Likely, "a code of another kind, as its label says");
            }
        }
    }

    private static IEnumerable<ReadTable> Tables(IReadOnlyList<Block> blocks, string section)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is TableBlock table)
            {
                yield return CaseTables.Read(table, section, i > 0 && blocks[i - 1] is TextBlock { Text: var before } ? before : "");
            }
        }
    }

    /// <summary>A part of a pack is a whole of its own kind: what its divider says counts for cases that do not say it themselves.</summary>
    private static IReadOnlyList<ReadValue<CaseType>> WithPart(IReadOnlyList<ReadValue<CaseType>> types, PackPart part)
    {
        var more = part.Types.Where(t => t is CaseType.Temporary or CaseType.Capital || types.Count == 0).Where(t => types.All(have => have.Value != t));
        return [.. types, .. more.Select(t => new ReadValue<CaseType>(t, part.Heading, part.Place, Sureness.Likely, "its part of the pack is for these"))];
    }

    private static IEnumerable<ContentsEntry> FrontEntries(Block block) => block switch
    {
        TableBlock table => PackLayout.EntriesOf(table),
        TextBlock { Kind: TextKind.ListItem } point => [new(point.Text.Trim(), null, point.Place, null)],
        TextBlock text when PackLayout.EntryOf(text.Text, text.Place) is { } entry => [entry],
        _ => [],
    };

    private static Place PlaceOf(HeaderEntry entry) => entry.Lines.Count > 0 ? entry.Lines[0].Place : entry.Place;

    private static IReadOnlyList<Block> Slice(IReadOnlyList<Block> blocks, int from, int to) => from >= to ? [] : [.. blocks.Skip(from).Take(to - from)];
}
