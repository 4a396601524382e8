using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Values;

namespace Outturn.Tests.Cases;

/// <summary>The pack of 2022-23, part 1, in its three forms: 31 cases of eight questions.</summary>
public class Pack2022Tests
{
    public static TheoryData<string> Forms => ["text", "word", "pdf"];

    private static readonly Dictionary<string, string> Committees = new(StringComparer.Ordinal)
    {
        ["CYP"] = "Children and Young People",
        ["CSMI"] = "Communities, Social Mobility and Inclusion",
        ["A&H"] = "Adults and Health",
        ["\"Adult and Health\""] = "Adults and Health",
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task There_are_31_cases_of_eight_sections_each_on_the_form_of_2022(string form)
    {
        var (_, pack) = await PublishedPapers.Pack2022Async(form);

        Assert.Equal(31, pack.Cases.Count);
        Assert.All(pack.Cases, c => Assert.Equal(CaseTemplate.Council2022, c.Template));
        Assert.All(pack.Cases, c => Assert.Equal(["outcomes", "evidence", "options", "next-steps", "equality", "benefits", "risks", "scope"], c.Sections.Select(s => s.Key)));
        Assert.Equal(9, pack.Parts.Count);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Title_committee_reference_date_and_leads_of_each_case_are_those_that_are_known(string form)
    {
        var (_, pack) = await PublishedPapers.Pack2022Async(form);
        var wrong = new List<string>();
        foreach (var (known, read) in KnownCase.All().Zip(pack.Cases))
        {
            void Check(string field, bool holds, string got)
            {
                if (!holds)
                {
                    wrong.Add($"BC{known.Number:00} {field}: {got}");
                }
            }

            Check("title", known.Title.Split("...").All(piece => Plain(read.Title.Value).Contains(Plain(piece), StringComparison.Ordinal)), read.Title.Value);
            Check("committee", read.Committees.Select(c => c.Value).SequenceEqual([Committees[known.Committee]]), string.Join("; ", read.Committees.Select(c => c.Value)));
            var references = known.Reference == "N/A" ? [] : known.Reference.Split('&', StringSplitOptions.TrimEntries);
            Check("reference", read.References.Select(r => r.Value.Code).SequenceEqual(references), string.Join("; ", read.References.Select(r => r.Value.Code)));
            var version = known.Version.Contains("blank", StringComparison.Ordinal) ? "" : known.Version.Replace(" (no year)", "", StringComparison.Ordinal);
            Check("version", read.Version is { } v && Plain(v.Raw) == Plain(version), read.Version?.Raw ?? "none");
            // The analysis shortens posts: the first two words of each lead are what must be there.
            var leads = known.Leads.Replace("\"", "", StringComparison.Ordinal).Split([';', '/']).Select(l => l.Split('(', ',')[0].Trim().Replace("Exec ", "Executive ", StringComparison.Ordinal)).Where(l => !l.Contains('&') && !l.Contains("DMT", StringComparison.Ordinal)).ToList();
            Check("leads", leads.TrueForAll(l => read.Leads.Any(r => Plain(r.Value).Contains(Plain(string.Join(' ', l.Split(' ').Take(2))), StringComparison.Ordinal))), string.Join("; ", read.Leads.Select(l => l.Value)));
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_types_are_those_of_the_line_over_the_case_with_what_its_header_adds(string form)
    {
        var (_, pack) = await PublishedPapers.Pack2022Async(form);
        string[] expected =
        [
            "saving", "saving", "saving investment", "saving", "saving", "investment", "investment", "pressure saving", "investment", "saving investment temporary", "income", "saving", "investment", "saving update", "saving", "saving", "saving",
            "saving", "saving", "saving", "pressure", "investment", "investment", "investment saving", "investment", "investment", "investment", "investment saving temporary", "investment temporary", "investment saving temporary", "investment saving capital",
        ];

        Assert.Equal(expected, pack.Cases.Select(c => string.Join(' ', c.Types.Select(t => t.Value.ToString().ToLowerInvariant()))));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_headline_amounts_are_those_of_the_headers_signed_by_their_effect(string form)
    {
        var (_, pack) = await PublishedPapers.Pack2022Async(form);
        string[] expected =
        [
            "2022-23 -600000", "2022-23 -250000", "2022-23 -380000; 2022-23 161000", "2022-23 -50000", "2022-23 -350000", "2022-23 496000", "2022-23 562200 permanent; 2022-23 325000 oneoff",
            "2022-23 400000; 2023-24 -100000; 2024-25 -100000", "2022-23 268000", "? -19700000 avoidance over 3; ? 909696 over 3; ? 272016..395316 contingency", "2022-23 -200000", "2022-23 -250000", "2022-23 1354204",
            "2022-23 -390000; 2022-23 -583000 previous", "2022-23 -87000", "2022-23 -50000", "2022-23 -412000", "2022-23 -121000", "2022-23 -236000", "2022-23 -328000", "2022-23 148834 asked", "2022-23 68000",
            "2022-23 not quantified; 2023-24 220000", "2022-23 181000; ? -209798 avoidance permanent", "2022-23 253000", "2022-23 1187000", "2022-23 125000; 2022-23 45000 oneoff", "2022-23 180000; 2024-25 70000; 2025-26 -114000 permanent",
            "2022-23 689000", "2022-23 222000", "2022-23 not quantified",
        ];

        Assert.Equal(expected, pack.Cases.Select(c => string.Join("; ", c.Amounts.Select(Words))));
    }

    [Fact]
    public async Task An_amount_of_a_thousandfold_unit_is_asked_about_with_the_figure_that_the_case_proves()
    {
        var (_, pack) = await PublishedPapers.Pack2022Async("text");
        var amount = Assert.Single(pack.Cases[20].Amounts);

        Assert.Equal("£148,834k", amount.Raw);
        Assert.Equal(Sureness.Doubtful, amount.Sure);
        Assert.Equal("amount.unit-suspect", amount.Question?.Code);
        Assert.Equal(["£148,834, as the case says elsewhere", "£148,834,000, as written"], amount.Answers.Select(a => a.Words));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task What_is_answered_and_what_not_is_as_it_is_known(string form)
    {
        var (_, pack) = await PublishedPapers.Pack2022Async(form);
        var differ = new List<string>();
        foreach (var (known, read) in KnownCase.All().Zip(pack.Cases))
        {
            foreach (var (state, section) in known.States.Split(' ').Zip(read.Sections))
            {
                var expected = state switch { "N" => SectionState.NotApplicable, "S" => SectionState.Brief, _ => SectionState.Answered };
                if (section.State != expected)
                {
                    differ.Add($"BC{known.Number:00} {section.Key}: {section.State} for {state}");
                }
            }
        }

        // 248 answers. The analysis tells short from full by eye; what is not answered at all it tells exactly, but for two:
        // one says "options were considered as part of the approval" and is called none, one begins with "no" and is called short.
        Assert.True(differ.Count(d => d.Contains("NotApplicable", StringComparison.Ordinal) || d.EndsWith('N')) <= 2, string.Join("\n", differ));
        Assert.True(differ.Count <= 50, string.Join("\n", differ));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Every_case_of_the_pack_is_found_from_its_contents_list(string form)
    {
        var (_, pack) = await PublishedPapers.Pack2022Async(form);

        Assert.Equal(Enumerable.Range(1, 31), pack.Contents.Select(c => c.Case).OfType<int>().Order());
    }

    private static string Words(CaseAmount amount)
    {
        var figure = amount.Amount switch
        {
            Amount.Known known => known.Figure.Pounds.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture),
            Amount.Range range => $"{range.Low.Pounds:0}..{range.High.Pounds:0}",
            _ => "not quantified",
        };
        var role = amount.Role switch { AmountRole.CostAvoidance => " avoidance", AmountRole.Contingency => " contingency", AmountRole.Previous => " previous", _ => "" };
        var term = amount.Term switch { AmountTerm.Permanent => " permanent", AmountTerm.OneOff => " oneoff", AmountTerm.OverYears => $" over {amount.Years}", _ => "" };
        return $"{amount.Year?.ToString() ?? "?"} {figure}{role}{term}{(amount.Question is null ? "" : " asked")}";
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
