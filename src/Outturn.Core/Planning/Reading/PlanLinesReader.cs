using System.Globalization;
using Outturn.Core.Sheets;
using Outturn.Core.Sheets.Reading;
using Outturn.Core.Values;

namespace Outturn.Core.Planning.Reading;

/// <summary>
/// Reads the plan lines of any council from the rows of its file: finds the table, what each column is, the cycle, the unit, the sign and
/// whether figures are movements or levels; then lines, totals and what is neither. It infers and says so, and asks only where nothing decides.
/// </summary>
public static class PlanLinesReader
{
    private static readonly FinancialYear Earliest = new(2000);
    private const int MostYearsAway = 30;

    public static PlanReading Read(GridBook book, PlanReadingChoices? choices = null)
    {
        choices ??= new();
        var problems = new List<Problem>(book.Problems);
        var tables = new List<PlanTable>();
        foreach (var grid in book.Grids.Where(g => choices.Sheet is not { Length: > 0 } wanted || g.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)))
        {
            if (PlanTable.Find(grid, choices) is { } table)
            {
                tables.Add(table);
            }
        }

        if (choices.Sheet is { Length: > 0 } named && !book.Grids.Any(g => g.Name.Equals(named, StringComparison.OrdinalIgnoreCase)))
        {
            problems.Add(Problem.Error("sheet.missing", book.FileName, $"There is no sheet called {named}. The file has: {string.Join(", ", book.Grids.Select(g => g.Name))}."));
            return Nothing(book, choices, problems);
        }

        if (tables.Count == 0)
        {
            problems.Add(Problem.Error("plan.no-headings", book.FileName, "No row of headings with financial years was found. Head each year's column 2022-23, or 2022/23, and put a title or reference beside them."));
            return Nothing(book, choices, problems);
        }

        var best = tables.OrderBy(t => t.Grid.Hidden).ThenByDescending(t => t.Score + Math.Min(t.Body.Count(), 20)).First();
        foreach (var other in tables.Where(t => t != best))
        {
            problems.Add(Problem.Warning("sheet.chosen", other.Grid.Name, $"{best.Grid.Name} was read and {other.Grid.Name} was not, though it has years too. If the lines are there, name that sheet."));
        }

        return new Reading(book, best, choices, problems).Read();
    }

    /// <summary>Reads one sheet or text.</summary>
    public static PlanReading Read(Grid grid, PlanReadingChoices? choices = null) => Read(new GridBook(grid.Name, grid.IsText ? "csv" : "excel", [grid], []), choices);

    private static PlanReading Nothing(GridBook book, PlanReadingChoices choices, List<Problem> problems) => new()
    {
        FileName = book.FileName,
        Sheet = "",
        Cycle = choices.Cycle,
        Unit = choices.Unit,
        SavingsPositive = choices.SavingsPositive,
        Basis = choices.Basis ?? TypedBasis.Movements,
        Columns = [],
        Lines = [],
        BadRows = [],
        Proofs = [],
        Unread = [.. book.Grids.SelectMany(g => g.Rows.Select(r => new PlanText(g.Place(r.Number), RowText.Of(r))))],
        Problems = problems,
    };

    private sealed class Reading(GridBook book, PlanTable table, PlanReadingChoices choices, List<Problem> problems)
    {
        private readonly List<ReadPlanLine> lines = [];
        private readonly List<BadPlanRow> bad = [];
        private int notSaidPermanence;

        public PlanReading Read()
        {
            AskYears();
            var units = PlanUnits.Find(table, choices);
            problems.AddRange(units.Problems);
            var sorted = PlanRowSorter.Sort(table, units.For);
            problems.AddRange(sorted.Problems);
            bad.AddRange(sorted.Bad);
            Categorise(sorted.Lines);
            var signs = PlanSigns.Find(table, sorted.Lines, choices);
            problems.AddRange(signs.Problems);
            var (cycle, cycleHow, asks) = PlanCycleFinder.Find(table, sorted.Lines, choices);
            if (asks is not null)
            {
                problems.Add(asks);
            }

            var (basis, basisHow) = Basis(sorted.Lines);
            FarYears(cycle);
            Scale(sorted.Lines, units);
            foreach (var row in sorted.Lines)
            {
                Line(row, signs, basis);
            }

            var proofs = new List<Proof>(PlanTotals.Prove(table, sorted, signs, basis, problems));
            var said = lines.Where(l => l.Terms.Permanence is not Series.Permanence.Permanent).ToList();
            if (lines.Count > 0)
            {
                proofs.Add(new("what is stored gives back each row's printed movements", lines.Count, lines.Count(l => l.Reproduces)));
                if (said.Count > 0)
                {
                    proofs.Add(new("temporary and one-off lines end with nothing", said.Count, said.Count(l => EndsWithNothing(l))));
                }
            }
            else if (problems.All(p => p.Severity != Severity.Error))
            {
                problems.Add(Problem.Error("plan.no-lines", table.Place, "Headings were found and no line that could be read under them. Check that the rows have amounts in the years' columns."));
            }

            Summaries(cycle);
            return new()
            {
                FileName = book.FileName,
                Sheet = table.Grid.Name,
                Cycle = cycle,
                CycleHow = cycleHow,
                Unit = units.Unit,
                UnitHow = units.How,
                SavingsPositive = signs.SavingsPositive,
                SignHow = signs.How,
                Basis = basis,
                BasisHow = basisHow,
                HeadingRow = table.HeadingRow,
                Columns = [.. table.Columns.Where(c => c.Own.Length > 0 || c.Column.Field != PlanField.Other).Select(c => c.Column)],
                Lines = lines,
                BadRows = [.. bad.OrderBy(b => b.Row)],
                Proofs = proofs,
                Unread = [.. table.Grid.Rows.Take(table.First).Select(r => new PlanText(table.Grid.Place(r.Number), RowText.Of(r))), .. sorted.Unread, .. book.Grids.Where(g => g != table.Grid).SelectMany(g => g.Rows.Select(r => new PlanText(g.Place(r.Number), RowText.Of(r))))],
                Problems = problems,
            };
        }

        private static bool EndsWithNothing(ReadPlanLine line) =>
            line.Terms.Permanence is Series.Permanence.TemporaryThenPermanent then
                ? LineSeries.Of(line.Typed, then).Low.Sum == then.Lasting
                : LineSeries.Of(line.Typed, line.Terms.Permanence) is { Low.Sum.IsZero: true, High.Sum.IsZero: true };

        private void AskYears()
        {
            foreach (var column in table.Years.Where(y => y.Column.Year is null))
            {
                problems.Add(PlanHeadingWords.YearOf(column.Own).Numbered > 0
                    ? Problem.Error("plan.year-unclear", table.PlaceOf(table.HeadingRow, column.Index), $"\"{column.Column.Heading}\" counts from the cycle’s first year. Say which cycle it is, such as 2022-27, or head the column 2022-23.")
                    : Problem.Error("plan.year-unclear", table.PlaceOf(table.HeadingRow, column.Index), $"\"{column.Column.Heading}\" names one calendar year: to some the year that begins in it, to others the year that ends. Head the column 2026-27, or say which year it is."));
            }

            foreach (var twice in table.Years.Where(y => y.Column.Year is not null).GroupBy(y => y.Column.Year).Where(g => g.Count() > 1))
            {
                problems.Add(Problem.Error("plan.year-twice", table.PlaceOf(table.HeadingRow, twice.Last().Index), $"{twice.Key} heads {twice.Count().ToString(CultureInfo.InvariantCulture)} columns ({string.Join(", ", twice.Select(t => $"\"{t.Column.Heading}\""))}), and nothing says which is meant. Say what each column is."));
            }

            if (table.Years.Any() && table.Columns.All(c => c.Column.Field is not (PlanField.Title or PlanField.Case or PlanField.Reference or PlanField.Key)))
            {
                problems.Add(Problem.Error("plan.columns-unclear", table.Place, "No column is headed as a title, a case or a reference, so lines cannot be told apart. Say which column names the proposal."));
            }

            foreach (var other in table.Columns.Where(c => c.Column.Field == PlanField.Other && PlanHeadingWords.YearOf(c.Own).Year is not null && !PlanHeadingWords.IsBeside(c.Said)))
            {
                problems.Add(Problem.Notice("plan.column-beside", table.PlaceOf(table.HeadingRow, other.Index), $"\"{other.Column.Heading}\" gives the same years in another way and was kept as text beside each line; it is not counted."));
            }
        }

        private (TypedBasis Basis, string How) Basis(IReadOnlyList<PrintedRow> rows)
        {
            if (choices.Basis is { } told)
            {
                return (told, told == TypedBasis.Levels ? "levels, as you said" : "movements, as you said");
            }

            var heads = table.Years.Select(y => y.Said).ToList();
            var banner = table.Banner.Select(HeadingText.Normal).Select(t => t.Replace("not cumulative", "", StringComparison.Ordinal).Replace("non-cumulative", "", StringComparison.Ordinal).Replace("non cumulative", "", StringComparison.Ordinal)).ToList();
            if (heads.Any(PlanHeadingWords.SaysRunningTotals) || (!heads.Any(PlanHeadingWords.SaysMovements) && banner.Any(PlanHeadingWords.SaysRunningTotals)))
            {
                problems.Add(Problem.Error("plan.running-totals", table.Place, "The words above the figures say that they are running totals: amounts added up over the years. Bring in movements or levels; if that is what they are, say which."));
                return (TypedBasis.Levels, "not clear");
            }

            foreach (var (texts, where) in new[] { (heads, "the headings"), (banner, "the words above the table") })
            {
                var levels = texts.Any(PlanHeadingWords.SaysLevels);
                var movements = texts.Any(PlanHeadingWords.SaysMovements);
                if (levels != movements)
                {
                    return levels ? (TypedBasis.Levels, $"levels, from {where}") : (TypedBasis.Movements, $"movements, from {where}");
                }
            }

            var ended = rows.Where(r => Said(r) is SaidPermanence.Temporary or SaidPermanence.OneOff && r.Figures.Count > 1).ToList();
            if (ended.Count > 0 && ended.All(r => TemporaryRows.EndsAtZero(new(r.Figures.Select(f => KeyValuePair.Create(f.Year, f.Amount))))))
            {
                return (TypedBasis.Movements, $"movements, because {(ended.Count == 1 ? "the temporary row takes" : $"all {ended.Count.ToString(CultureInfo.InvariantCulture)} temporary rows take")} back what they gave");
            }

            problems.Add(Problem.Notice("plan.basis-assumed", table.Place, "Nothing says whether figures are the change from the year before or the effect in each year. They were read as changes, the business plan’s own format. If each column is the effect in that year against the base, say that they are levels."));
            return (TypedBasis.Movements, "movements, assumed: the business plan’s own format");
        }

        private static SaidPermanence Said(PrintedRow row)
        {
            foreach (var text in new[] { row.Of(PlanField.Permanence), row.Of(PlanField.Kind) })
            {
                // "P" under kind is a pressure, not permanent.
                if (KindWords.Permanence(text) is not SaidPermanence.NotSaid and var said && (text.Length > 2 || text == row.Of(PlanField.Permanence)))
                {
                    return said;
                }
            }

            return row.SectionPermanence;
        }

        private void Categorise(IReadOnlyList<PrintedRow> rows)
        {
            var heading = table.Columns.FirstOrDefault(c => c.Column.Field == PlanField.Title)?.Own ?? "";
            var above = new[] { heading }.Concat(table.Banner).Select(OnlyCategory).FirstOrDefault(c => c is not null);
            var bySign = new List<string>();
            foreach (var row in rows)
            {
                var kind = row.Of(PlanField.Kind);
                row.Category = KindWords.Category(kind) ?? row.SectionCategory ?? above;
                row.CategoryHow = KindWords.Category(kind) is not null ? "kind" : row.SectionCategory is not null ? "section" : above is not null ? "words above" : "sign";
                if (row.Category is null)
                {
                    // The title may say more than the sign, such as "Pay inflation", where the sign agrees.
                    var takes = (choices.SavingsPositive == true ? -row.Sign : row.Sign) < 0;
                    var named = KindWords.Category(row.Of(PlanField.Title)) is { } t && t is PlanCategory.Inflation or PlanCategory.Demography or PlanCategory.Saving or PlanCategory.Income or PlanCategory.Investment && t.TakesFromBudget() == takes ? t : (PlanCategory?)null;
                    bySign.Add(row.Where);
                    row.Category = named ?? (takes ? PlanCategory.Saving : PlanCategory.Pressure);
                }
            }

            if (bySign.Count > 0)
            {
                problems.Add(Problem.Warning("plan.category-by-sign", bySign[0], bySign.Count == rows.Count
                    ? "No column or heading says which lines are savings and which are costs. Figures below zero were read as savings and others as pressures. If savings are printed as positive numbers, say so."
                    : $"{bySign.Count.ToString(CultureInfo.InvariantCulture)} lines do not say what kind they are ({string.Join(", ", bySign.Take(5))}{(bySign.Count > 5 ? " and others" : "")}). Figures below zero were read as savings and others as pressures."));
            }
        }

        /// <summary>"Savings proposals" names one kind; "Savings and pressures" two, so none.</summary>
        private static PlanCategory? OnlyCategory(string text)
        {
            var found = HeadingText.Normal(text).Split(' ', '/', '(', ')').Select(KindWords.Category).Where(c => c is PlanCategory.Saving or PlanCategory.Income or PlanCategory.Pressure or PlanCategory.Investment or PlanCategory.Capital).Distinct().ToList();
            return found is [var one] ? one : null;
        }

        private void FarYears(PlanCycle? cycle)
        {
            foreach (var column in table.Years)
            {
                if (column.Column.Year is { } year && (year < Earliest || (cycle is { } c && Math.Abs(year - c.First) > MostYearsAway)))
                {
                    problems.Add(Problem.Error("plan.year-far", table.PlaceOf(table.HeadingRow, column.Index), $"\"{column.Column.Heading}\" is {year}, too far from {(cycle is { } known ? $"the cycle {known}" : "any cycle")} for a plan line. Correct the heading."));
                }
            }
        }

        /// <summary>A bare figure a thousand times its peers.</summary>
        private void Scale(IReadOnlyList<PrintedRow> rows, PlanUnits units)
        {
            var sizes = rows.SelectMany(r => r.Figures).Select(f => f.Amount.Value is { IsZero: false } v ? v.Abs().Pence : 0).Where(p => p > 0).Order().ToList();
            if (sizes.Count < 5)
            {
                return;
            }

            var median = sizes[sizes.Count / 2];
            foreach (var row in rows)
            {
                foreach (var figure in row.Figures)
                {
                    if (figure.Amount.Value is { IsZero: false } value && row.Suspicions.Count == 0)
                    {
                        var place = table.PlaceOf(row.Row.Number, figure.Column);
                        if (value.Abs().Pence >= median * 300 && value.Abs() >= Money.FromThousands(10_000))
                        {
                            row.Suspicions.Add(Problem.Warning("amount.unit-suspect", place, $"{place} is {MoneyStyle.Words(value)}, hundreds of times the other figures ({units.How}). Perhaps it is in pounds where others are in thousands: check it."));
                        }
                        else if (units.Unit == MoneyUnit.Pounds && value.Abs().Pence < 100_000 && median >= 2_000_000)
                        {
                            row.Suspicions.Add(Problem.Warning("amount.unit-suspect", place, $"{place} is {MoneyStyle.Words(value)}, where other figures are thousands of pounds. Perhaps a k is missing: check it."));
                        }
                    }
                }
            }
        }

        private void Line(PrintedRow row, PlanSigns signs, TypedBasis basis)
        {
            if (row.Bad.Count > 0)
            {
                bad.AddRange(row.Bad.Select(p => new BadPlanRow(row.Row.Number, p, PlanRowSorter.Raw(row.Row))));
                return;
            }

            var category = row.Category!.Value;
            var flips = signs.Flips(category) && row.CategoryHow != "sign" || (row.CategoryHow == "sign" && choices.SavingsPositive == true);
            Amount Signed(Amount amount) => flips ? amount.Negate() : amount;
            var figures = row.Figures.Select(f => f with { Amount = Signed(f.Amount), Earlier = f.Earlier is { } e ? Signed(e) : null }).ToList();
            if (figures.GroupBy(f => f.Year).Any(g => g.Count() > 1))
            {
                return; // said at the headings: the years are given twice
            }

            var said = Said(row);
            var until = KindWords.Until(row.Of(PlanField.Permanence));
            var lasting = KindWords.Lasting(row.Of(PlanField.Permanence));
            if (Movements(row, figures, basis, said) is not { } printed)
            {
                return;
            }

            if (printed.Count == 0)
            {
                bad.Add(new(row.Row.Number, Problem.Error("plan.row-no-amounts", row.Where, $"{row.Where} moves nothing in any year, so it was not read as a line. Put in its amounts, or TBC in the year that they are expected."), PlanRowSorter.Raw(row.Row)));
                return;
            }

            if (Settled(row, printed, said, until, lasting) is not { } settled)
            {
                return;
            }

            problems.AddRange(row.Suspicions);
            SuspectSign(row, category, printed);
            lines.Add(Line(row, category, figures, printed, settled));
        }

        private PlanAmounts? Movements(PrintedRow row, List<PrintedFigure> figures, TypedBasis basis, SaidPermanence said)
        {
            if (basis == TypedBasis.Movements)
            {
                return new(figures.Select(f => KeyValuePair.Create(f.Year, f.Amount)));
            }

            var byYear = figures.ToDictionary(f => f.Year, f => f.Amount);
            var years = table.Years.Where(y => y.Column.Year is not null).Select(y => y.Column.Year!.Value).Order().ToList();
            if (said is SaidPermanence.Permanent or SaidPermanence.NotSaid && byYear.Count > 0 && years.FirstOrDefault(y => y > byYear.Keys.Min() && !byYear.ContainsKey(y)) is { StartYear: > 0 } gap)
            {
                var place = table.PlaceOf(row.Row.Number, table.Years.First(y => y.Column.Year == gap).Index);
                bad.Add(new(row.Row.Number, Problem.Error("plan.level-missing", place, $"{place} is blank, and the effect before it is not: as a level that could mean that it stays or that it ends. Put in the effect in {gap}, or 0 where it has ended."), PlanRowSorter.Raw(row.Row)));
                return null;
            }

            var levels = LevelAmounts.ToMovements(years.Select(y => KeyValuePair.Create(y, byYear.GetValueOrDefault(y, Amount.Zero))));
            if (levels is null)
            {
                bad.Add(new(row.Row.Number, Problem.Error("plan.level-unknown", row.Where, $"{row.Where} gives a level that is not known, so the change into the next year is not known either. Give this row’s changes from year to year in a file of movements, or type them."), PlanRowSorter.Raw(row.Row)));
            }

            return levels;
        }

        private SettledRow? Settled(PrintedRow row, PlanAmounts printed, SaidPermanence said, FinancialYear? until, Money? lasting)
        {
            // A row of our own workbook has what is typed: its reversal stands beside it.
            if (row.Of(PlanField.Key).Length > 0 && TemporaryRows.AsTyped(printed, said, until, lasting) is { } own)
            {
                return own;
            }

            var ends = TemporaryRows.EndsAtZero(printed);
            if (said is SaidPermanence.Temporary or SaidPermanence.OneOff)
            {
                if (TemporaryRows.Settle(printed, said, until, lasting) is { } settled)
                {
                    if (settled.Typed.Equals(printed) && settled.Permanence is not Series.Permanence.Permanent)
                    {
                        problems.Add(Problem.Notice("plan.reversal-derived", row.Where, $"{row.Where} is {KindWords.Name(settled.Permanence)} and prints no reversal. It was worked out: {Reversal(settled)}."));
                    }

                    return settled;
                }

                var left = Total.Sum(printed.Select(p => p.Value));
                bad.Add(new(row.Row.Number, Problem.Error("plan.temporary-without-end", row.Where, until is { } last
                    ? $"{row.Where} ends in {last}, and what it moves afterwards does not take back what it gave. Correct the amounts after {last}, or leave them out: the reversal is worked out."
                    : $"{row.Where} is temporary, and its movements leave {Left(left)} for good. Put in the year in which it is taken back, or write “temporary until 2024-25” with its last year; what stays for good is a row of its own."), PlanRowSorter.Raw(row.Row)));
                return null;
            }

            if (ends && said == SaidPermanence.Permanent)
            {
                problems.Add(Problem.Warning("plan.permanence-suspect", row.Where, $"{row.Where} is said to be permanent, and its movements take back all that they give. It was read as permanent: say whether it is temporary."));
            }
            else if (ends && TemporaryRows.Settle(printed, SaidPermanence.Temporary, null, null) is { } inferred)
            {
                problems.Add(Problem.Warning("plan.permanence-inferred", row.Where, $"{row.Where} does not say whether it lasts, and its movements take back all that they give. It was read as {KindWords.Name(inferred.Permanence)}: check it."));
                return inferred;
            }

            notSaidPermanence += said == SaidPermanence.NotSaid ? 1 : 0;
            return new(printed, new Series.Permanence.Permanent());
        }

        private static string Left(Total total) => total.Unquantified > 0 ? "something that is not quantified" : MoneyStyle.Words(total.Low.IsZero ? total.High : total.Low);

        private static string Reversal(SettledRow settled) =>
            string.Join(", ", LineSeries.ReversalOf(settled.Typed, settled.Permanence).Select(m => $"{(m.Value.Pence < 0 ? "-" : "")}{MoneyStyle.Words(m.Value)} in {m.Key}"));

        private void SuspectSign(PrintedRow row, PlanCategory category, PlanAmounts printed)
        {
            var totals = printed.Where(p => p.Value is not Amount.Unquantified).Select(p => Total.Of(p.Value)).ToList();
            if (totals.Count == 0 || category is PlanCategory.BaseAdjustment or PlanCategory.Capital)
            {
                return;
            }

            var against = category.TakesFromBudget() ? totals.All(t => t.Low.Sign > 0) : totals.All(t => t.High.Sign < 0);
            if (against)
            {
                problems.Add(Problem.Warning("amount.sign-suspect", row.Where, $"{row.Where} is {Article(category)} and {(category.TakesFromBudget() ? "only adds to" : "only takes from")} the budget. It was read as printed: say whether the sign or the kind is right."));
            }
        }

        private static string Article(PlanCategory category) => category switch
        {
            PlanCategory.Saving => "a saving",
            PlanCategory.Income => "income",
            PlanCategory.Funding => "funding",
            PlanCategory.Investment => "an investment",
            PlanCategory.Pressure => "a pressure",
            _ => "a cost",
        };

        private ReadPlanLine Line(PrintedRow row, PlanCategory category, List<PrintedFigure> figures, PlanAmounts printed, SettledRow settled)
        {
            var references = ReferenceCell.Of(row.Of(PlanField.Reference));
            foreach (var mended in references.Mended)
            {
                problems.Add(Problem.Notice("plan.reference-mended", row.Where, $"\"{mended.AsWritten}\" was read as {mended.Code}."));
            }

            var caseCode = row.Of(PlanField.Case);
            var title = row.Of(PlanField.Title) is { Length: > 0 } own ? own : caseCode.Length > 0 ? caseCode : references.Text.Length > 0 ? references.Text : references.Codes.FirstOrDefault() ?? $"Row {row.Row.Number.ToString(CultureInfo.InvariantCulture)}";
            var group = caseCode.Length > 0 ? caseCode : row.Of(PlanField.Title) is { Length: > 0 } byTitle ? byTitle : references.Codes.FirstOrDefault() ?? title;
            var extra = Extra(row, category);
            var lineTitle = row.Of(PlanField.LineTitle) is { Length: > 0 } named ? named : references.Text == title ? "" : references.Text;
            var kind = row.Of(PlanField.Kind);
            var earlier = Earlier(row, kind, figures, settled.Typed);
            var confidence = KindWords.Confidence(row.Of(PlanField.Confidence));
            var benefit = KindWords.Benefit(row.Of(PlanField.Benefit));
            Unknown(row, PlanField.Confidence, confidence is null, extra);
            Unknown(row, PlanField.Benefit, benefit is null && row.Of(PlanField.Benefit) is not ("" or "-" or "N/A"), extra);
            var note = string.Join("; ", new[] { row.Of(PlanField.Note) }.Concat(extra.Select(e => $"{e.Key}: {e.Value}")).Where(t => t.Length > 0));
            var service = row.Of(PlanField.Service) is { Length: > 0 } said ? said : row.Section;
            var terms = new LineTerms(
                lineTitle, references.Codes, category, service, settled.Permanence, benefit, PlanSources.Role(row.Of(PlanField.Role)),
                confidence ?? Confidence.NotSaid, PlanSources.Read(row.Of(PlanField.Funding)), null, earlier, note);
            return new(
                row.Row.Number, row.Where, row.Of(PlanField.Key), HeadingText.Normal(group), title, Committees(row.Of(PlanField.Committee)), terms, settled.Typed, printed, extra, PlanRowSorter.Raw(row.Row))
            {
                CategoryHow = row.CategoryHow,
            };
        }

        private static string[] Committees(string text) => [.. text.Split([';', '\n', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

        private List<KeyValuePair<string, string>> Extra(PrintedRow row, PlanCategory category)
        {
            var extra = table.Columns.Where(c => c.Column.Field == PlanField.Other && !row.Row[c.Index].IsEmpty)
                .Select(c => KeyValuePair.Create(c.Column.Heading.Length > 0 ? c.Column.Heading : $"Column {Grid.ColumnName(c.Index)}", PlainText.Line(row.Row[c.Index].Text).Trim())).ToList();

            // The council's own word for the kind says more than the category: "swap", "income (clawback)".
            var kind = row.Of(PlanField.Kind);
            if (kind.Length > 2 && !kind.Equals(KindWords.Name(category), StringComparison.OrdinalIgnoreCase) && !kind.Equals(KindWords.Name(category) + "s", StringComparison.OrdinalIgnoreCase))
            {
                extra.Insert(0, KeyValuePair.Create(table.Columns.First(c => c.Column.Field == PlanField.Kind).Column.Heading, kind));
            }

            // Both the case's number and a title: the number is kept.
            if (row.Of(PlanField.Case) is { Length: > 0 } code && row.Of(PlanField.Title).Length > 0 && code != row.Of(PlanField.Title))
            {
                extra.Insert(0, KeyValuePair.Create(table.Columns.First(c => c.Column.Field == PlanField.Case).Column.Heading, code));
            }

            return extra;
        }

        private void Unknown(PrintedRow row, PlanField field, bool unknown, List<KeyValuePair<string, string>> extra)
        {
            if (unknown)
            {
                extra.Add(KeyValuePair.Create(table.Columns.First(c => c.Column.Field == field).Column.Heading, row.Of(field)));
            }
        }

        private EarlierProfile? Earlier(PrintedRow row, string kind, List<PrintedFigure> figures, PlanAmounts typed)
        {
            var known = figures.Where(f => f.Earlier is not null).ToList();
            if (known.Count == 0 && !KindWords.SaysNewProfile(HeadingText.Normal(kind)))
            {
                return null;
            }

            problems.Add(Problem.Warning("plan.earlier-profile", row.Where, known.Count > 0
                ? $"{row.Where} replaces a profile of an earlier plan ({string.Join(", ", known.Select(k => $"{MoneyStyle.Words(Total.Of(k.Earlier!).Low)} in {k.Year}"))}). It counts as recorded until someone says whether the earlier profile is in the base."
                : $"{row.Where} replaces a profile of an earlier plan that this file does not give. It counts as recorded: put in the earlier amounts, and say whether they are in the base."));
            return new(
                known.Count > 0 ? new(known.Select(k => KeyValuePair.Create(k.Year, k.Earlier!))) : new(typed.Select(t => KeyValuePair.Create(t.Key, (Amount)new Amount.Unquantified("not given in the file")))),
                EarlierCounts.Undecided);
        }

        private void Summaries(PlanCycle? cycle)
        {
            if (notSaidPermanence > 0)
            {
                problems.Add(Problem.Notice("plan.permanence-not-said", table.Place, $"{notSaidPermanence.ToString(CultureInfo.InvariantCulture)} {(notSaidPermanence == 1 ? "line does" : "lines do")} not say whether they last and were read as permanent."));
            }

            if (cycle is not { } c)
            {
                return;
            }

            Beside(lines.Where(l => l.Printed.Any(p => p.Key < c.First)).ToList(), l => l.Printed.Where(p => p.Key < c.First), "plan.before-cycle", $"before {c} begins: they belong to the opening base, shown apart and not counted in the cycle");
            Beside(lines.Where(l => l.Printed.Any(p => p.Key > c.Last)).ToList(), l => l.Printed.Where(p => p.Key > c.Last), "plan.beyond-cycle", $"after {c} ends: they stand beyond the cycle, shown apart");
        }

        private void Beside(List<ReadPlanLine> some, Func<ReadPlanLine, IEnumerable<KeyValuePair<FinancialYear, Amount>>> which, string code, string words)
        {
            if (some.Count > 0)
            {
                var years = some.SelectMany(which).Select(p => p.Key).Distinct().Order().ToList();
                problems.Add(new(code, Severity.Notice, some[0].Where, $"{some.Count.ToString(CultureInfo.InvariantCulture)} {(some.Count == 1 ? "line has" : "lines have")} movements in {(years.Count == 1 ? years[0].ToString() : $"{years[0]} to {years[^1]}")}, {words}. None is lost."));
            }
        }
    }
}
