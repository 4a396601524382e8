using Outturn.Core.Cases;
using Outturn.Core.Papers;

namespace Outturn.Tests.Cases;

/// <summary>Papers that nobody would write, from a seed: headings of forms, labels, tables, furniture, long lines and odd signs in any order.</summary>
internal static class MadeBlocks
{
    private static readonly string[] Headings =
    [
        .. CaseForms.All.SelectMany(f => f.Questions.SelectMany(q => q.Wordings).Concat(f.Groups)),
        "Business Planning: Business Case – Savings proposal", "Business Case", "Outline Business Case: A new hall", "Appendix A", "Section 4a Adults and Health", "Savings Proposals", "1.1 Background", "HOW IT WORKS",
    ];

    private static readonly string[] Labels =
    [
        "Project Title: A thing", "Project Title:", "Committee: Adults & Health", "and Highways & Transport", "2022-23 Savings amount: £600k", "2023-24 -£100k savings", "Date of version: 2/11/2021 BP Reference: A/R.6.255", "BP Reference: N/A",
        "Business Leads / Sponsors: Head of Waste / Fleet officer", "Ref: ES07", "Savings: 2023/24: £12,000; 2024/25: £18,000", "Affected service: Libraries", "Name of proposal", "Brief Description of proposal:", "£149,834k", "(Plus £45,000 non recurrent)", "Type of proposal: Saving",
    ];

    private static readonly string[] Texts =
    [
        "People are helped sooner.", "N/A", "TBC", "No machine takes coins", "[illegible]", "Click or tap here to enter text.", "Fewer printers ........ 12", "Page 3", "Costs fall by £210,000 a year, 12% less.",
        "\u200B\u00A0\uFEFF", "ﬁﬀ İıßẞ ǅ", "👩‍👩‍👧 🟢 \u202Eright to left\u202C", "e\u0301 ́", "12 345,67 €", ":", "::::", "£", "1.", "- ", "\t\t", "a\tb\tc", "£-", "((((((((", "....................", "2022-23", "A/R.6.", "\n", "x\nProject Title: y\nRisks\nz",
    ];

    private static readonly string[] Cells =
    [
        "Risk", "Mitigation", "RAG", "Overall Responsibility", "Task", "Start Date", "End Date", "2022-23", "2023-24 £000", "Total", "Amber", "15 – Red", "1 st April 2022", "Q4 2021/22", "£60,000", "(20)", "-", "", "Project Title", "Committee:", "Saving 2023/24",
        "What evidence is there?", "1. What do you propose?", "Letters go by e-mail.\n- one\n- two", "a\tb\nc\td", "Date of version: 6 October 2022", "Choose an item.", "🟡", "\u200B",
    ];

    public static Paper Paper(int seed, int blocks)
    {
        var random = new Random(seed);
        var all = new List<Block>(blocks);
        for (var i = 0; i < blocks; i++)
        {
            var place = new Place(seed % 3 == 0 ? 1 + (i / 40) : 0, i + 1);
            all.Add(random.Next(12) switch
            {
                < 3 => Text(random, place, Headings[random.Next(Headings.Length)], heading: random.Next(2) == 0),
                < 5 => Text(random, place, Labels[random.Next(Labels.Length)], heading: random.Next(8) == 0),
                < 8 => Text(random, place, Texts[random.Next(Texts.Length)], heading: random.Next(8) == 0),
                8 => Text(random, place, Long(random), heading: false),
                9 => new TextBlock(place, (TextKind)random.Next(6), [new(Headings[random.Next(Headings.Length)], (SpanStyle)random.Next(8)), new(Texts[random.Next(Texts.Length)], (SpanStyle)random.Next(8))]) { Mark = random.Next(2) == 0 ? "" : "1.1" },
                10 when random.Next(6) == 0 => new PictureBlock(place, "A chart"),
                _ => Table(random, place),
            });
        }

        return new(PaperForm.Word, "made.docx", all);
    }

    private static TextBlock Text(Random random, Place place, string text, bool heading) => heading
        ? new(place, TextKind.Heading, [new(text)]) { Level = random.Next(4), Mark = random.Next(3) == 0 ? $"{random.Next(9)}." : "" }
        : new(place, random.Next(5) == 0 ? TextKind.ListItem : TextKind.Paragraph, [new(text, random.Next(5) == 0 ? SpanStyle.Bold : SpanStyle.None)]) { Mark = random.Next(5) == 0 ? $"{random.Next(9)}." : "" };

    private static string Long(Random random) => random.Next(4) switch
    {
        0 => new string('a', 5_000),
        1 => string.Join(' ', Enumerable.Repeat("word", 1_500)),
        2 => string.Concat(Enumerable.Repeat("£1,", 800)),
        _ => string.Concat(Enumerable.Repeat(Headings[random.Next(Headings.Length)] + " ", 20)),
    };

    private static TableBlock Table(Random random, Place place)
    {
        var width = 1 + random.Next(5);
        return new(place, [.. Enumerable.Range(0, random.Next(6)).Select(_ => new PaperRow(place, [.. Enumerable.Range(0, random.Next(8) == 0 ? random.Next(6) : width).Select(_ => new PaperCell(Cells[random.Next(Cells.Length)], random.Next(10) == 0 ? 2 : 1))], random.Next(6) == 0))]);
    }
}
