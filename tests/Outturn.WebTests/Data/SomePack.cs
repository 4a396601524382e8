using Outturn.Core.Cases;
using Outturn.Core.Cases.Reading;
using Outturn.Core.Papers;
using Outturn.Core.Values;
using Outturn.Core.Values.Reading;

namespace Outturn.WebTests.Data;

/// <summary>A pack of three cases as a reader would give it, in words of our own: what stores and pages are tested with.</summary>
internal static class SomePack
{
    public const string Cycle = "2022-27";
    public const string FileName = "autumn-pack.pdf";
    public static readonly byte[] Bytes = "the bytes of a pack"u8.ToArray();

    public const string Forms = "Fewer paper forms";
    public const string Ferry = "A second boat for the ferry";
    public const string Again = "Fewer paper forms (repeat)";

    public static Place At(int page, int line) => new(page, line);

    public static CasePack Pack(string name = FileName)
    {
        var forms = FormsCase(1, Forms, 3);
        return new()
        {
            Form = PaperForm.Pdf,
            Name = name,
            Front = [Text(1, 1, "Business cases for autumn", TextKind.Heading), Text(1, 2, "Contents"), Text(1, 3, "Fewer paper forms, page 3"), Text(1, 4, "Harbours and ferries, page 6"), Text(2, 1, "This page was left empty on purpose.")],
            Parts = [new("Part 1: savings", "Customer Services", [CaseType.Saving], At(3, 1)), new("Part 2: pressures", null, [CaseType.Pressure], At(6, 1))],
            Contents = [new("Fewer paper forms", 3, At(1, 3), 1), new("Harbours and ferries", 6, At(1, 4), 2)],
            Cases = [forms, FerryCase(2), FormsCase(3, Again, 9) with { Part = 1 }],
            Duplicates = [new(1, 3, 0.94m)],
            Unread = [new(At(2, 1), "This page was left empty on purpose.")],
            Problems = [Problem.Notice("pack.duplicate", "case 3", "Cases 1 and 3 say nearly the same. Set one aside if it is a copy.")],
        };
    }

    public static ReadCase FormsCase(int number, string title, int page)
    {
        List<Block> blocks =
        [
            Text(page, 1, title, TextKind.Heading),
            Text(page, 2, "Committee: Customer Services"),
            Text(page, 3, "2022-23 saving: £120k. Investment needed: £45,000k"),
            Text(page, 5, "What outcomes does this bring?", TextKind.Heading),
            new TextBlock(At(page, 6), TextKind.Paragraph, [new("Residents fill in one form on a screen instead of "), new("seven on paper", SpanStyle.Bold), new(", as "), new("the survey", Link: "https://example.org/survey"), new(" asked.")]),
            new TextBlock(At(page, 7), TextKind.ListItem, [new("fewer letters go astray")]) { Mark = "•", Level = 1 },
            new TextBlock(At(page, 8), TextKind.ListItem, [new("answers come the same day")]) { Mark = "•", Level = 1 },
            Text(page, 10, "What are the risks?", TextKind.Heading),
            new TableBlock(At(page, 11), [Row(page, 11, true, "Risk", "Mitigation", "RAG"), Row(page, 12, false, "Residents without a screen", "Desks in libraries stay open", "Amber")]),
            new TextBlock(At(page, 14), TextKind.Note, [new("Of 2,000 residents asked.")]) { Mark = "1" },
            Text(page, 15, "Is anything out of scope?", TextKind.Heading),
            Text(page, 16, "N/A"),
            Text(page, 17, "zz-41 left over from an earlier draft"),
        ];
        var saving = new CaseAmount("2022-23 saving", "£120k", new FinancialYear(2022), Amount.Of(Money.FromPounds(-120_000)), AmountRole.Saving, At(page, 3), Sureness.Sure, "written in thousands");
        var slip = new CaseAmount("Investment needed", "£45,000k", new FinancialYear(2022), Amount.Of(Money.FromPounds(45_000_000)), AmountRole.Investment, At(page, 3), Sureness.Doubtful, "written in thousands")
        {
            Question = Problem.Warning("amount.unit-suspect", "Investment needed", "“£45,000k” is £45.0m, perhaps a thousand times too large. Say which is meant."),
            Answers = [new(Amount.Of(Money.FromPounds(45_000_000)), "£45,000,000, as it is written"), new(Amount.Of(Money.FromPounds(45_000)), "£45,000, and the “k” is a slip")],
        };
        return new()
        {
            Number = number,
            Template = CaseTemplate.Council2022,
            TemplateHow = "three of its eight questions",
            Title = new(title, title, At(page, 1)),
            DocumentLine = "Business case: savings proposal",
            Types = [new(CaseType.Saving, "savings", At(page, 1)), new(CaseType.Investment, "investment needed", At(page, 3), Sureness.Likely, "from the header's label")],
            Committees = [new("Customer Services", "Customer Services", At(page, 2))],
            References = [new(Reference.From("A/R. 6.901")!, "A/R. 6.901", At(page, 2), Sureness.Likely, "spelt with a space")],
            Amounts = [saving, slip],
            Version = new(new("September 2021", DateKind.Month, new(2021, 9, 1), new(2021, 9, 30)), "September 2021", At(page, 4)),
            Leads = [new("Head of customer services", "Head of customer services", At(page, 4))],
            Labels = [new("Committee", "Customer Services", At(page, 2))],
            Blocks = blocks,
            Sections =
            [
                new("outcomes", "What outcomes does this bring?", SectionState.Answered, At(page, 5), blocks[4..7]) { Also = ["benefits"], Above = [Text(page, 4, "Approach", TextKind.Heading)], Sure = Sureness.Likely },
                new("risks", "What are the risks?", SectionState.Answered, At(page, 10), blocks[8..10]),
                new("scope", "Is anything out of scope?", SectionState.NotApplicable, At(page, 15), blocks[11..12]),
            ],
            Tables =
            [
                new(
                    CaseTableKind.Risk, "risks", "", [new("Risk", ColumnMeaning.Subject), new("Mitigation", ColumnMeaning.Mitigation), new("RAG", ColumnMeaning.Rag)],
                    [new(At(page, 12), TableRowKind.Item, [new("Residents without a screen"), new("Desks in libraries stay open"), new("Amber", new CellValue.Rag(RagWord.Amber))])], At(page, 11), Sureness.Sure, "its headings"),
            ],
            Figures = [new(FigureKind.Number, "2,000", null, 2_000m, "risks", At(page, 14))],
            Illegible = [new("risks", "[illegible]", At(page, 14))],
            Unread = [new(At(page, 17), "zz-41 left over from an earlier draft")],
            Problems = [Problem.Warning("case.unread", $"page {page}, line 17", "Some words were not understood. They are marked in the document.")],
            Part = 0,
        };
    }

    public static ReadCase FerryCase(int number)
    {
        List<Block> blocks =
        [
            Text(6, 1, Ferry, TextKind.Heading), Text(6, 2, "Committees: Harbours; Highways and Transport"), Text(6, 3, "2022-23 pressure: TBC"),
            Text(6, 5, "What is proposed?", TextKind.Heading), Text(6, 6, "One boat cannot carry both tides of commuters."), new PictureBlock(At(6, 7), "A chart of the tides"),
        ];
        return new()
        {
            Number = number,
            Template = CaseTemplate.FundBid,
            TemplateHow = "its headings",
            Title = new(Ferry, Ferry, At(6, 1)),
            Types = [new(CaseType.Pressure, "pressure", At(6, 3))],
            Committees = [new("Harbours", "Harbours", At(6, 2)), new("Highways and Transport", "Highways and Transport", At(6, 2))],
            References = [new(Reference.From("A/R.4.902")!, "A/R.4.902", At(6, 2))],
            ProjectCode = new("TR009042", "TR009042", At(6, 2)),
            Amounts = [new("2022-23 pressure", "TBC", new FinancialYear(2022), new Amount.Unquantified("TBC"), AmountRole.Pressure, At(6, 3), Sureness.Sure, "")],
            Blocks = blocks,
            Sections = [new("proposal", "What is proposed?", SectionState.Brief, At(6, 5), blocks[4..])],
            Part = 1,
        };
    }

    private static TextBlock Text(int page, int line, string text, TextKind kind = TextKind.Paragraph) =>
        TextBlock.Plain(At(page, line), text, kind) with { Level = kind == TextKind.Heading ? 2 : 0 };

    private static PaperRow Row(int page, int line, bool heading, params string[] cells) => new(At(page, line), [.. cells.Select(c => new PaperCell(c))], heading);
}
