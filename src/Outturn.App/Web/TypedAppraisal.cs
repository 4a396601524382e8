using System.Globalization;
using System.Text;
using Outturn.Core.Appraisal.Discounting;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Values;
using Outturn.Documents.Reading;

namespace Outturn.App.Web;

/// <summary>A row of boxes of the form, by their names.</summary>
public sealed record TypedRow(IReadOnlyDictionary<string, string> Boxes)
{
    public static TypedRow Empty { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    public string this[string box] => Boxes.GetValueOrDefault(box, "");

    public bool IsEmpty => Boxes.All(b => b.Value.Length == 0);

    public static TypedRow Of(params ReadOnlySpan<(string Box, string Text)> boxes)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (box, text) in boxes)
        {
            all[box] = text;
        }

        return new(all);
    }

    public TypedRow With(string box, string text) => new(new Dictionary<string, string>(Boxes, StringComparer.Ordinal) { [box] = text });
}

/// <summary>One option of the form.</summary>
/// <param name="Class">The class of the benefits in the table.</param>
/// <param name="Capital">Whether the costs in the table are capital.</param>
public sealed record TypedOption(string Name, string Role, string Class, bool Capital)
{
    public static TypedOption Empty { get; } = new("", "", "", Capital: false);

    /// <summary>What the project is made of, for optimism.</summary>
    public IReadOnlyList<TypedRow> Parts { get; init; } = [];

    /// <summary>Causes of optimism, and how far each is dealt with.</summary>
    public IReadOnlyList<TypedRow> Causes { get; init; } = [];

    public string Months { get; init; } = "";

    public string Evidence { get; init; } = "";

    /// <summary>What is left at the end.</summary>
    public TypedRow Left { get; init; } = TypedRow.Empty;

    public IReadOnlyList<TypedRow> Sunk { get; init; } = [];

    public string RunRate { get; init; } = "";

    public bool HasBias => Parts.Concat(Causes).Any(r => !r.IsEmpty) || Months.Length + Evidence.Length > 0;

    public bool HasRest => !Left.IsEmpty || Sunk.Any(s => !s.IsEmpty) || RunRate.Length > 0;
}

/// <summary>One year of the table: its name, and cost and benefit of each option.</summary>
public sealed record TypedYear(string Year, IReadOnlyList<(string Cost, string Benefit)> Flows)
{
    public bool IsEmpty => Flows.All(f => f.Cost.Length == 0 && f.Benefit.Length == 0);
}

/// <summary>
/// An appraisal as it is typed: a table of years by option, further flows as rows, and boxes for what few appraisals need. Nothing that was typed is lost,
/// whatever is wrong with it.
/// </summary>
public sealed partial record TypedAppraisal(
    string Title, string Rates, bool WhatIf, string Start, string Prices, IReadOnlyList<TypedOption> Options, IReadOnlyList<TypedYear> Years, string Reason)
{
    public const int MostOptions = OptionAppraisalRules.MostOptions;
    public const int MostYears = 126;

    /// <summary>Rows that one list of boxes may have.</summary>
    public const int MostRows = 2_000;

    /// <summary>What the Green Book of 2022 uses.</summary>
    public const string UsualElasticity = "1.3";

    private const string TooManyRows = "There are more than 2,000 flows beside the table, and the form holds no more. Add them up by year.";

    private static readonly string[] FurtherBoxes = ["option", "year", "cost", "benefit", "class", "fallsOn", "capital", "transfer", "group", "label"];
    private static readonly string[] PartBoxes = ["type", "share", "stage"];
    private static readonly string[] CauseBoxes = ["cause", "share", "mitigated"];
    private static readonly string[] LeftBoxes = ["year", "worth", "paid", "why"];
    private static readonly string[] SunkBoxes = ["spent", "why"];
    private static readonly string[] GroupBoxes = ["name", "income"];

    /// <summary>Flows beside the table: of another class, of other people, transfers.</summary>
    public IReadOnlyList<TypedRow> Further { get; init; } = [];

    public string DeflatorName { get; init; } = "";

    public string DeflatorSource { get; init; } = "";

    /// <summary>The level of prices of each year from year 0.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    public string Elasticity { get; init; } = UsualElasticity;

    public string BaseIncome { get; init; } = "";

    public string BaseIs { get; init; } = "";

    public string IncomeSource { get; init; } = "";

    public IReadOnlyList<TypedRow> Groups { get; init; } = [];

    /// <summary>The council's own rates as they came with a file.</summary>
    public string Own { get; init; } = "";

    /// <summary>Texts of amounts without a figure that would be read as one: they came with a file, and stay what they are.</summary>
    public IReadOnlyList<string> Unknowns { get; init; } = [];

    public string Pasted { get; init; } = "";

    public string PastedFurther { get; init; } = "";

    public string PastedLevels { get; init; } = "";

    public string FileText { get; init; } = "";

    public bool HasDeflator => DeflatorName.Length + DeflatorSource.Length > 0 || Levels.Any(l => l.Length > 0);

    public bool HasWeights => BaseIncome.Length + BaseIs.Length + IncomeSource.Length > 0 || Groups.Any(g => !g.IsEmpty) || Elasticity is not (UsualElasticity or "");

    public IReadOnlyList<DiscountVintage> OwnVintages => OwnRatesJson.Read(Own);

    public static TypedAppraisal Empty { get; } =
        new TypedAppraisal("", "green-book-2022|standard", WhatIf: false, "", "real", [TypedOption.Empty with { Name = "Do nothing", Role = "do-nothing" }, TypedOption.Empty], [], "").WithYears(6);

    public static TypedAppraisal From(IFormCollection form)
    {
        string At(string name) => form[name].ToString().Trim();
        TypedRow Row(string prefix, string[] boxes) => new(boxes.ToDictionary(b => b, b => At(prefix + "." + b), StringComparer.Ordinal));
        List<TypedRow> Rows(string prefix, string[] boxes)
        {
            var rows = new List<TypedRow>();
            for (var i = 0; i < MostRows && form.ContainsKey(string.Create(CultureInfo.InvariantCulture, $"{prefix}.{i}.{boxes[0]}")); i++)
            {
                rows.Add(Row(string.Create(CultureInfo.InvariantCulture, $"{prefix}.{i}"), boxes));
            }

            return rows;
        }

        var options = new List<TypedOption>();
        for (var i = 0; i < MostOptions && form.ContainsKey(Box(i, "name")); i++)
        {
            options.Add(new(At(Box(i, "name")), At(Box(i, "role")), At(Box(i, "class")), At(Box(i, "costs")) == "capital")
            {
                Parts = Rows(Box(i, "part"), PartBoxes),
                Causes = Rows(Box(i, "cause"), CauseBoxes),
                Months = At(Box(i, "months")),
                Evidence = At(Box(i, "evidence")),
                Left = Row(Box(i, "left"), LeftBoxes),
                Sunk = Rows(Box(i, "sunk"), SunkBoxes),
                RunRate = At(Box(i, "runRate")),
            });
        }

        var years = new List<TypedYear>();
        for (var r = 0; r < MostYears && form.ContainsKey(Cell(r, 0, "cost")); r++)
        {
            years.Add(new(r.ToString(CultureInfo.InvariantCulture), [.. options.Select((_, i) => (At(Cell(r, i, "cost")), At(Cell(r, i, "benefit"))))]));
        }

        var levels = new List<string>();
        for (var r = 0; r <= DiscountVintageRules.MostYears && form.ContainsKey(Level(r)); r++)
        {
            levels.Add(At(Level(r)));
        }

        return new(string.Join(' ', At("title").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), At("rates"), form["whatIf"].Contains("true"), At("base"), At("prices"), options, years, At("reason"))
        {
            Further = Rows("further", FurtherBoxes),
            DeflatorName = At("deflator.name"),
            DeflatorSource = At("deflator.source"),
            Levels = levels,
            Elasticity = At("weights.elasticity"),
            BaseIncome = At("weights.base"),
            BaseIs = At("weights.baseIs"),
            IncomeSource = At("weights.source"),
            Groups = Rows("group", GroupBoxes),
            Own = At("own"),
            Unknowns = [.. form["unknown"].OfType<string>()],
            Pasted = form["pasted"].ToString(),
            PastedFurther = form["pastedFurther"].ToString(),
            PastedLevels = form["pastedLevels"].ToString(),
            FileText = form["fileText"].ToString(),
        };
    }

    public static string Box(int option, string box) => string.Create(CultureInfo.InvariantCulture, $"option.{option}.{box}");

    public static string Cell(int year, int option, string box) => string.Create(CultureInfo.InvariantCulture, $"flow.{year}.{option}.{box}");

    public static string Level(int year) => string.Create(CultureInfo.InvariantCulture, $"level.{year}");

    /// <summary>A box of a row in a list, such as <c>option.1.sunk.0.why</c>.</summary>
    public static string Box(string list, int row, string box) => string.Create(CultureInfo.InvariantCulture, $"{list}.{row}.{box}");

    /// <summary>The rows with an empty one at their end to type in.</summary>
    public static IReadOnlyList<TypedRow> Open(IReadOnlyList<TypedRow> rows, int least = 1) =>
        [.. rows, .. Enumerable.Repeat(TypedRow.Empty, Math.Max(rows is [.., { IsEmpty: true }] ? 0 : 1, least - rows.Count))];

    public TypedAppraisal WithYears(int more) => this with
    {
        Years = [.. Years, .. Enumerable.Range(Years.Count, Math.Max(0, Math.Min(more, MostYears - Years.Count))).Select(r => new TypedYear(r.ToString(CultureInfo.InvariantCulture), [.. Options.Select(_ => ("", ""))]))],
    };

    public TypedAppraisal WithOption() => Options.Count >= MostOptions ? this : this with { Options = [.. Options, TypedOption.Empty], Years = [.. Years.Select(y => y with { Flows = [.. y.Flows, ("", "")] })] };

    /// <summary>Without an option, and all that is its own.</summary>
    public TypedAppraisal Without(int option) => Options.Count <= 1 || option < 0 || option >= Options.Count ? this : this with
    {
        Options = [.. Options.Where((_, i) => i != option)],
        Years = [.. Years.Select(y => y with { Flows = [.. y.Flows.Where((_, i) => i != option)] })],
        Further = [.. Further.Where(f => OptionOf(f) != option).Select(f => OptionOf(f) is { } of && of > option ? f.With("option", (of - 1).ToString(CultureInfo.InvariantCulture)) : f)],
    };

    /// <summary>Empty rows more at the end of a list, such as <c>further</c>, <c>group</c> or <c>option.1.sunk</c>.</summary>
    public TypedAppraisal WithRows(string list, int more)
    {
        IReadOnlyList<TypedRow> Longer(IReadOnlyList<TypedRow> rows) => [.. rows, .. Enumerable.Repeat(TypedRow.Empty, more)];
        return list.Split('.') switch
        {
            ["further"] => this with { Further = Longer(Further) },
            ["group"] => this with { Groups = Longer(Groups) },
            ["option", var of, var rows] when int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var at) => this with
            {
                Options =
                [
                    .. Options.Select((o, i) => i != at ? o : rows switch
                    {
                        "part" => o with { Parts = Longer(o.Parts) },
                        "cause" => o with { Causes = Longer(o.Causes) },
                        "sunk" => o with { Sunk = Longer(o.Sunk) },
                        _ => o,
                    }),
                ],
            },
            _ => this,
        };
    }

    /// <summary>Puts all that is pasted into its table, as somebody does who saves without the button.</summary>
    public TypedAppraisal WithPastes(List<Problem> problems) => WithPasted(problems).WithPastedFurther(problems).WithPastedLevels(problems);

    /// <summary>Puts a pasted block into the table from its first row: a year, then cost and benefit of each option. A head is left out; what does not fit stays in the box.</summary>
    public TypedAppraisal WithPasted(List<Problem> problems)
    {
        var typed = this;
        var left = new List<string>();
        foreach (var (number, line) in Lines(Pasted))
        {
            var parts = line.Split('\t').Select(p => p.Trim()).ToArray();
            if (number == 0 && IsHead(parts))
            {
                continue;
            }

            var at = typed.IndexOf(parts[0]);
            if (at is null or < 0 or >= MostYears || parts.Length - 1 > 2 * Options.Count)
            {
                left.Add(line);
                continue;
            }

            typed = typed.WithYears(at.Value + 1 - typed.Years.Count);
            typed = typed with
            {
                Years = [.. typed.Years.Select((y, r) => r != at ? y : y with { Flows = [.. y.Flows.Select((f, i) => (parts.ElementAtOrDefault(1 + (2 * i)) ?? f.Cost, parts.ElementAtOrDefault(2 + (2 * i)) ?? f.Benefit))] })],
            };
        }

        if (left.Count > 0)
        {
            problems.Add(Problem.Error("appraisal.pasted", "pasted", $"{(left.Count == 1 ? "One line was" : $"{left.Count} lines were")} not put into the table: each begins with a year of the appraisal and has a cost and a benefit for each option, with tabs between them."));
        }

        return typed with { Pasted = string.Join('\n', left) };
    }

    /// <summary>Puts pasted lines below the further flows. Where one of them cannot be placed all stay in the box: a line that is mended is not there twice.</summary>
    public TypedAppraisal WithPastedFurther(List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(PastedFurther))
        {
            return this with { PastedFurther = "" };
        }

        const string Field = "pastedFurther";
        var text = PastedFurther.Trim('\r', '\n');
        var head = text.Split('\n')[0].Contains("year", StringComparison.OrdinalIgnoreCase) ? "" : string.Join('\t', FurtherBoxes) + "\n";
        var read = AppraisalFile.Read(Encoding.UTF8.GetBytes(head + text), "further");
        var wrong = read.Problems.Where(p => p.Severity == Severity.Error).Select(p => p with { Where = Field }).ToList();
        var rows = new List<TypedRow>();
        foreach (var option in read.Value?["options"].Items ?? [])
        {
            var name = option["name"].Text?.Trim() ?? "";
            var of = Options.Index().Where(o => string.Equals(o.Item.Name, name, StringComparison.OrdinalIgnoreCase)).Select(o => (int?)o.Index).FirstOrDefault();
            if (of is null)
            {
                wrong.Add(Problem.Error("appraisal.option-unknown", Field, $"There is no option named “{name}”. Name one of the options above."));
                continue;
            }

            foreach (var flow in option["flows"].Items ?? [])
            {
                var row = TypedRow.Empty.With("option", of.Value.ToString(CultureInfo.InvariantCulture));
                foreach (var box in FurtherBoxes.Skip(1))
                {
                    var cell = flow[box].Text?.Trim() ?? "";
                    if (box is "capital" or "transfer" && Yes(cell) is null)
                    {
                        wrong.Add(Problem.Error("appraisal.yes-no", Field, $"“{cell}” is neither yes nor no. Write yes, or leave it empty."));
                    }

                    row = row.With(box, box switch
                    {
                        "capital" or "transfer" => Yes(cell) == true ? "yes" : "",
                        "class" => BenefitKinds.Read(cell)?.Slug() ?? cell,
                        _ => cell,
                    });
                }

                rows.Add(row);
            }
        }

        if (Further.Count + rows.Count > MostRows)
        {
            wrong.Add(Problem.Error("appraisal.too-many", Field, TooManyRows));
        }

        if (wrong.Count > 0)
        {
            problems.AddRange(wrong);
            return this;
        }

        return this with { Further = [.. Further.Where(f => !f.IsEmpty), .. rows], PastedFurther = "" };
    }

    /// <summary>Puts pasted levels of prices beside their years. Years before year 0 are not needed and left out; what is no year and level stays in the box.</summary>
    public TypedAppraisal WithPastedLevels(List<Problem> problems)
    {
        var levels = Levels.ToList();
        var left = new List<string>();
        foreach (var (number, line) in Lines(PastedLevels))
        {
            var parts = line.Split('\t', StringSplitOptions.TrimEntries);
            if (number == 0 && IsHead(parts))
            {
                continue;
            }

            if (parts is not [_, { Length: > 0 } level] || IndexOf(parts[0]) is not { } at || at > DiscountVintageRules.MostYears)
            {
                left.Add(line);
                continue;
            }

            if (at >= 0)
            {
                levels.AddRange(Enumerable.Repeat("", Math.Max(0, at + 1 - levels.Count)));
                levels[at] = level;
            }
        }

        if (left.Count > 0)
        {
            problems.Add(Problem.Error("appraisal.pasted", "pastedLevels", $"{(left.Count == 1 ? "One line was" : $"{left.Count} lines were")} not put into the table: each is a year of the appraisal and a level of prices, with a tab between them."));
        }

        return this with { Levels = levels, PastedLevels = string.Join('\n', left) };
    }

    private static IEnumerable<(int Number, string Line)> Lines(string text) => text.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Trim().Length > 0).Index();

    /// <summary>A first line that names its columns: of years, or without any digit.</summary>
    private static bool IsHead(string[] cells) => cells[0].Contains("year", StringComparison.OrdinalIgnoreCase) || !cells.Any(c => c.Any(char.IsAsciiDigit));

    private static bool? Yes(string text) => text.ToUpperInvariant() switch
    {
        "" or "FALSE" or "NO" or "N" or "0" => false,
        "TRUE" or "YES" or "Y" or "1" => true,
        _ => null,
    };

    /// <summary>The option of a row of further flows.</summary>
    private int? OptionOf(TypedRow row) => int.TryParse(row["option"], NumberStyles.None, CultureInfo.InvariantCulture, out var of) && of < Options.Count ? of : null;

    /// <summary>A year counted from year 0, which may be before it.</summary>
    private int? IndexOf(string year) =>
        FinancialYear.TryParse(year, out var named) ? FinancialYear.TryParse(Start, out var first) ? named - first : null
        : int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var counted) ? counted : null;
}
