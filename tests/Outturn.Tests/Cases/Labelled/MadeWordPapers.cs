using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Outturn.Tests.Cases.Labelled;

/// <summary>
/// Some of the labelled papers as councils lay them out in Word: tables of labels, headings by style, answers in a table of one cell,
/// content controls. What stands in them is what the text of the same name has, so the labels are the same.
/// </summary>
internal static class MadeWordPapers
{
    private const string PlaceholderStyle = "PlaceholderText";

    private static readonly Dictionary<string, Func<IEnumerable<OpenXmlElement>>> Made = new(StringComparer.Ordinal)
    {
        ["district-pro-forma.txt"] = DistrictProForma,
        ["mandate-numbered.txt"] = Mandate,
        ["four-column-labels.txt"] = FourColumns,
        ["answers-in-cells.txt"] = AnswersInCells,
        ["questions-left.txt"] = QuestionsLeft,
        ["content-controls.txt"] = ContentControls,
        ["outline-case.txt"] = OutlineCase,
    };

    public static IEnumerable<string> Names => Made.Keys;

    /// <summary>The paper of this name as Word; null where only its text is made.</summary>
    public static byte[]? Find(string name)
    {
        if (!Made.TryGetValue(name, out var make))
        {
            return null;
        }

        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                [.. Enumerable.Range(1, 3).Select(HeadingStyle),
                new Style(new StyleName { Val = "Placeholder Text" }) { Type = StyleValues.Character, StyleId = PlaceholderStyle }]);
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                new AbstractNum(NumberedLevel(0, "%1."), NumberedLevel(1, "%1.%2")) { AbstractNumberId = 1 },
                new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 });
            main.Document = new Document(new Body(make()));
        }

        return stream.ToArray();
    }

    private static Style HeadingStyle(int level) => new(new StyleName { Val = $"heading {level}" }, new StyleParagraphProperties(new OutlineLevel { Val = level - 1 }))
    {
        Type = StyleValues.Paragraph,
        StyleId = $"Heading{level}",
    };

    private static Level NumberedLevel(int depth, string text) => new(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Decimal }, new LevelText { Val = text }) { LevelIndex = depth };

    private static Run Words(string text, bool bold = false) => bold ? new(new RunProperties(new Bold()), new Text(text) { Space = SpaceProcessingModeValues.Preserve }) : new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static Paragraph P(string text, bool bold = false) => new(Words(text, bold));

    private static Paragraph H(int level, string text, bool numbered = false)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = $"Heading{level}" });
        if (numbered)
        {
            properties.Append(new NumberingProperties(new NumberingLevelReference { Val = level - 2 }, new NumberingId { Val = 1 }));
        }

        return new(properties, Words(text));
    }

    /// <summary>Rows of cells parted by a bar.</summary>
    private static Table T(params string[] rows) => new(rows.Select(row => new TableRow(row.Split('|').Select(cell => new TableCell(cell.Split('¶').Select(line => P(line)))))));

    private static Table OneCell(string text) => T(text);

    /// <summary>A content control with what a person typed or, where it is a placeholder, what the form says to type.</summary>
    private static SdtRun Control(string title, string value, bool placeholder = false)
    {
        var properties = new SdtProperties(new SdtAlias { Val = title });
        var run = Words(value);
        if (placeholder)
        {
            properties.Append(new ShowingPlaceholder());
            run.PrependChild(new RunProperties(new RunStyle { Val = PlaceholderStyle }));
        }

        return new(properties, new SdtContentRun(run));
    }

    private static Paragraph Labelled(string label, string value, bool placeholder = false) => new(Words(label + " ", bold: true), Control(label.TrimEnd(':'), value, placeholder));

    private static IEnumerable<OpenXmlElement> DistrictProForma() =>
    [
        P("Savings Proposal Pro Forma 2023/24", bold: true),
        T(
            "Proposal Title|Weekly collections of trade waste", "Service Area|Environmental Services", "Proposal Reference|ES07",
            "Responsible Officer|Head of Environmental Services", "Portfolio Holder|Portfolio Holder for Environment", "Date completed|14 November 2022",
            "Saving 2023/24|£40,000", "Saving 2024/25|£15,000", "One-off implementation costs|£8,500",
            "Description of proposal|Rounds are drawn anew so that one lorry is needed less.", "Impact on residents|None. Household collections do not change.",
            "Impact on staff|Two agency drivers fewer.", "Risks|A lorry that breaks down cannot be replaced at once.", "Equality impact assessment required?|No"),
        P(""),
    ];

    private static IEnumerable<OpenXmlElement> Mandate() =>
    [
        H(1, "Project Mandate"),
        T("Project name:|A single depot", "Project sponsor:|Director of Place", "Project manager:|Fleet Manager", "Version date:|7 March 2023"),
        H(2, "Introduction", numbered: true),
        H(3, "Background", numbered: true),
        P("The council has three depots. Two are half empty."),
        H(3, "Objectives", numbered: true),
        P("- One depot by 2025"), P("- Sell two sites"),
        H(2, "Costs and funding", numbered: true),
        H(3, "Capital costs", numbered: true),
        T("Item|2023/24 £000|2024/25 £000|Total £000", "Works|400|950|1,350", "Fees|60|40|100", "Total|460|990|1,450"),
        H(3, "Savings", numbered: true),
        P("Running costs fall by £210,000 a year from 2025/26."),
        H(2, "Timescales", numbered: true),
        T("Milestone|Target date", "Site chosen|June 2023", "Planning consent|Q4 2023/24", "Opening|Spring 2025"),
        H(2, "Risks", numbered: true),
        T("Risk|Likelihood|Impact|Mitigation|Owner", "Ground is poor|M|H|Early boreholes|Property", "Consent is late|L|M|Advice beforehand|Planning"),
        P(""),
    ];

    private static IEnumerable<OpenXmlElement> FourColumns() =>
    [
        H(1, "Growth Bid"),
        T("Bid title|Planning enforcement officers|Bid reference|PL03", "Directorate|Place|Lead officer|Planning Manager", "Growth 2024/25|£96,000|Growth 2025/26|£4,000", "Date|11/10/2023|One-off or ongoing|Ongoing"),
        H(2, "Why it is needed"),
        P("Complaints have doubled in three years."),
        H(2, "What happens if it is not agreed"),
        P("Cases wait longer than a year."),
    ];

    private static IEnumerable<OpenXmlElement> AnswersInCells() =>
    [
        P("Business Planning: Business Case – Savings proposal", bold: true),
        T("Project Title:|One contract for cleaning", "Committee:|Strategy and Resources", "2023-24 Savings amount:|£64k", "Date of version: 6 October 2022|BP Reference: C/R.6.480", "Business Leads / Sponsors:|Head of Facilities"),
        P("1. Please describe what the proposed outcomes are:", bold: true),
        OneCell("One contract instead of nine."),
        P("2. What evidence has been used to support this work, how does this link to any existing strategies/policies?", bold: true),
        OneCell("Prices of the last three tenders."),
        P("3. Has an options and feasibility study been undertaken? Please explain what options have been considered.", bold: true),
        OneCell("No"),
        P("4. What are the next steps/ actions the Council should take to pursue it? Please include timescales.", bold: true),
        OneCell("Tender in January, start in April."),
        P("5. Could this have any effects on people with Protected Characteristics including poverty and rural isolation? If so please provide as much detail as possible.", bold: true),
        OneCell("N/A"),
        P("6. What financial and non-financial benefits are there and how will you measure the performance of these? Are there any dis-benefits? These MUST include how this will benefit the wider internal and external system.", bold: true),
        OneCell("£64k a year."),
        P("7. Are there any identified risks which may impact on the potential delivery of this? What is the risk if we do not act?", bold: true),
        OneCell("Staff may transfer."),
        P("8. Scope: What is within scope? What is outside of scope?", bold: true),
        OneCell("Offices; not schools."),
        P(""),
    ];

    private static IEnumerable<OpenXmlElement> QuestionsLeft() =>
    [
        H(1, "Savings Business Case"),
        T(
            "Name of proposal|Fewer paper letters", "Owner|Customer Services Manager", "Savings|2023/24: £12,000; 2024/25: £18,000",
            "1. What do you propose?|Letters go by e-mail unless somebody asks otherwise.",
            "2. What evidence is there?|Two thirds of those asked prefer it. A pilot of 2,000 households ran for six months. Complaints fell, postage fell by half, and payments came four days sooner on average.",
            "3. Who will be affected?|Everybody who gets a bill.", "4. What are the risks?|Addresses are out of date.",
            "5. What options were considered?|N/A", "6. What is the timetable?|"),
        P(""),
    ];

    private static IEnumerable<OpenXmlElement> ContentControls() =>
    [
        P("Invest to Save Application", bold: true),
        Labelled("Project title:", "Solar panels on three offices"),
        Labelled("Project sponsor:", "Head of Energy"),
        Labelled("Amount requested:", "£340,000"),
        Labelled("Annual saving:", "£52,000"),
        Labelled("Date of application:", "21 August 2023"),
        H(2, "Background"),
        new SdtBlock(new SdtProperties(new SdtAlias { Val = "Background" }), new SdtContentBlock(P("Roofs were renewed in 2021."))),
        H(2, "Payback"),
        new SdtBlock(new SdtProperties(new SdtAlias { Val = "Payback" }), new SdtContentBlock(P("Six and a half years."))),
        H(2, "Risks"),
        new Paragraph(Control("Risks", "TBC")),
        H(2, "Exit plan"),
        new Paragraph(Control("Exit plan", "Click or tap here to enter text.", placeholder: true)),
    ];

    private static IEnumerable<OpenXmlElement> OutlineCase() =>
    [
        H(1, "Outline Business Case: New leisure centre"),
        T("Senior Responsible Owner:|Director of Communities", "Version date:|30 June 2023"),
        H(1, "Executive Summary"),
        P("The centre is 50 years old. It costs £600k a year to run and leaks heat. This paper asks for leave to go on to a full case."),
        H(1, "The Strategic Case"),
        H(2, "Strategic context"),
        P("Health in the wards around it is the worst of the county."),
        H(2, "The case for change"),
        P("The boilers fail each winter."),
        H(2, "Investment objectives"),
        P("1. Open by 2026"), P("2. No subsidy after 2028"),
        H(2, "Scope"),
        P("Wet and dry sides."),
        H(2, "Benefits"),
        T("Benefit|Measure|Baseline|Target", "Visits|Visits a year|210,000|350,000 by 2028"),
        H(2, "Risks"),
        T("Risk|Likelihood (1-5)|Impact (1-5)|Score|Mitigation", "Costs rise|4|4|16|Fixed price", "Visits fall short|2|5|10|Phased opening"),
        H(1, "The Economic Case"),
        H(2, "Long list and short list"),
        T("Option|Capital cost|NPV|BCR", "Do minimum|£2.1m|-£1.0m|0.8", "New build|£24.5m|£6.2m|1.9"),
        H(1, "The Commercial Case"),
        P("A framework of the region."),
        H(1, "The Financial Case"),
        T("|2023/24|2024/25|2025/26", "Capital|£1.5m|£14m|£9m", "Revenue|£0|£50k|-£200k"),
        H(1, "The Management Case"),
        H(2, "Governance"),
        P("A board meets monthly."),
        H(2, "Programme"),
        T("Stage|Start|Finish", "Design|July 2023|March 2024", "Construction|April 2024|December 2025"),
        P(""),
    ];
}
