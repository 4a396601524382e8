using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Outturn.Core.Appraisal.Models;
using Outturn.Core.Sheets;
using Outturn.Documents.Reading;
using Outturn.Documents.Writing;

namespace Outturn.Tests.Appraisal.Models;

/// <summary>The workbook works itself out: every formula comes to what stands beside it, and LibreOffice gives the same figures to the penny.</summary>
public sealed partial class ModelWorkbookTests
{
    private const string Hard = """
        Model: Hard
        Periods: 8 quarters from Q3 2020-21
        Weeks: days
        Scenarios: Low, High case, RC
        Results: balance, total, share of it
        open beds [beds] = 570, 560, 550, TBC, 530, 520, 510, 500
            High case: 570, 580, 590, 600, 610, 620, 630, 640
            RC: 1, 0, 2, 3, 4, 5, 6, 7
        price [£000 per bed] = 1.25
            RC: not known (tender)
        rise [%] = 2.5
        cost [£000] = open beds * price * (1 + rise)
        balance [£] = previous(balance, £1000) + cost - £5 - £6 + £7 - open beds * £1 per bed
        total = sum(cost)
        doubled total = sum(cost * 2)
        so far = running sum(cost)
        this year [£m] = year total(cost)
        in the year = year to date(cost * 1.5)
        mean = average(cost) - lowest(cost) + highest(cost)
        ends = last(cost) - first(cost)
        share of it [%] = share(cost)
        per bed [£ per bed] = cost / open beds
        kept = max(cost - previous(cost, 0, 2), 0) + min(cost, £500000, total)
        rounded [£] = round(cost, -3) + round down(cost, 0) + round up(cost / 3, 2)
        chosen [beds] = if(open beds > 540 beds, open beds, if(open beds <> 0, 2 * open beds, 0))
        weekly [£ per week] = cost / weeks in period
        steady [£ per week] = price * 10 beds * 2 / 5 * 3 / 52 weeks
        """;

    public static TheoryData<string> All => ["hard", "care", "small"];

    private static ModelResult Result(string which) => Models.Run(which switch { "hard" => Hard, "care" => Models.Sample("care-placements.model"), _ => Models.Months("x = 5\ny = x / 3 * 3 / 7") });

    [Theory, MemberData(nameof(All))]
    public void Every_formula_comes_to_what_stands_beside_it(string which)
    {
        var result = Result(which);
        var sheets = ModelWorkbook.Of(result);
        var worked = new ModelRecalculation(sheets);
        Assert.Empty(worked.Differences().Take(5));
        Assert.True(worked.Formulas > 2);

        // And what stands there is what the model gives.
        foreach (var (s, scenario) in result.Scenarios.Index())
        {
            var sheet = sheets[sheets.Count - result.Scenarios.Count + s];
            for (var q = 0; q < result.Checked.Model.Quantities.Count; q++)
            {
                for (var t = 0; t < (result.Checked.Varies(q) ? result.Checked.Model.Span.Count : 1); t++)
                {
                    var cell = Assert.IsType<Cell.Calculated>(sheet.Rows[q].Cells[result.Checked.Varies(q) ? 4 + t : 3]);
                    var expected = result.Shown(q, scenario.Figures[q][t]);
                    Assert.Equal(expected, cell.Shown switch { Cell.Number number => number.Value, Cell.Rate rate => rate.Percent, _ => null });
                }
            }
        }
    }

    [Fact]
    public void A_change_of_an_input_in_the_workbook_is_a_change_of_the_model()
    {
        var changed = Models.Run(Models.Sample("care-placements.model").Replace("[£ per placement per week] = 850", "[£ per placement per week] = 900", StringComparison.Ordinal));
        var sheets = ModelWorkbook.Of(Result("care")).ToList();
        var at = sheets.FindIndex(s => s.Name == "Inputs");
        var inputs = sheets[at];
        var row = inputs.Rows.ToList().FindIndex(r => r.Cells[0] is Cell.Words { Content: "Weekly rate" });
        sheets[at] = inputs with { Rows = [.. inputs.Rows.Select((r, i) => i == row ? r with { Cells = [.. r.Cells.Select((c, j) => j == 3 ? new Cell.Number(900m) : c)] } : r)] };
        Assert.Equal(changed.One("Avoided in all", "High"), new ModelRecalculation(sheets).Value("High", changed.Checked.IndexOf("Avoided in all"), 3));
    }

    [Fact]
    public void Results_and_what_moves_have_charts_over_their_own_cells()
    {
        var book = ModelWorkbook.Of(Result("care"));
        Assert.Equal(["Results", "By period", "Inputs", "Low", "Middle", "High"], book.Select(s => s.Name));
        var results = ChartFigures.Of(book[0], Assert.Single(book[0].Charts));
        Assert.Equal(("Results by scenario, £", ChartShape.Bars), (results.Title, results.Shape));
        Assert.Equal(["Low", "Middle", "High"], results.Categories);
        Assert.Equal(["Avoided in all", "Avoided by mix", "Avoided by numbers"], results.Series.Select(s => s.Name));
        Assert.Equal(Result("care").One("Avoided in all", "High"), results.Series[0].Values[2]);

        // One chart for each quantity, over its own rows and no others.
        var moving = book[1].Charts.Select(c => ChartFigures.Of(book[1], c)).ToList();
        Assert.Equal(["Avoided by mix each month by scenario, £", "Avoided by numbers each month by scenario, £"], moving.Select(m => m.Title));
        Assert.All(moving, m => Assert.Equal((ChartShape.Lines, 12, "April 2020"), (m.Shape, m.Categories.Count, m.Categories[0])));
        Assert.Equal(Result("care").Row("Avoided by numbers each month", "High"), moving[1].Series[2].Values);
    }

    [Fact]
    public void A_chart_of_per_cent_is_per_cent_in_a_workbook_and_a_figure_that_is_not_known_is_a_gap()
    {
        var book = ModelWorkbook.Of(Result("hard"));
        var charts = book[0].Charts.Select(c => ChartFigures.Of(book[0], c)).ToList();
        Assert.Equal(["balance by scenario, £", "share of it by scenario, %", "total by scenario, £"], charts.Select(c => c.Title));
        Assert.Contains(null, charts[0].Series[0].Values);
        Assert.Equal([null, true, null], charts.Select(c => c.Rates));
        using var written = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(WorkbookWriter.Write(book)), false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(written, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var share = written.WorkbookPart!.WorksheetParts.SelectMany(p => p.DrawingsPart?.ChartParts ?? []).Select(p => p.ChartSpace!).Single(c => c.InnerText.Contains("share of it by scenario", StringComparison.Ordinal));
        Assert.All(share.Descendants<DocumentFormat.OpenXml.Drawing.Charts.FormatCode>(), f => Assert.Equal("0.0##%", f.Text));
        var shown = charts[1].Series.SelectMany(s => s.Values).Max();
        var drawn = share.Descendants<DocumentFormat.OpenXml.Drawing.Charts.NumericPoint>().Max(p => decimal.Parse(p.InnerText, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(decimal.Round(shown!.Value / 100m, 6), drawn);
    }

    [Theory, MemberData(nameof(All))]
    public async Task LibreOffice_gives_the_same_figures_to_the_penny(string which)
    {
        var office = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(p => Path.Combine(p, "soffice")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(office is null, "skipped: LibreOffice is not installed");
        var result = Result(which);
        var sheets = ModelWorkbook.Of(result);
        var folder = Directory.CreateTempSubdirectory("outturn-model-").FullName;
        try
        {
            // The figures beside the formulas are taken out first, so that what comes back was worked out there.
            await File.WriteAllBytesAsync(Path.Combine(folder, "model.xlsx"), WithoutFigures(WorkbookWriter.Write(sheets)), TestContext.Current.CancellationToken);
            var cancel = TestContext.Current.CancellationToken;
            using var process = Process.Start(new ProcessStartInfo(office!, [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", Path.Combine(folder, "out"), Path.Combine(folder, "model.xlsx")]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            timeout.CancelAfter(TimeSpan.FromMinutes(3));
            await process.WaitForExitAsync(timeout.Token);
            var book = GridReader.Read(await File.ReadAllBytesAsync(Path.Combine(folder, "out", "model.xlsx"), cancel), "model.xlsx").Value!;
            var compared = 0;
            foreach (var sheet in sheets)
            {
                var grid = book.Grids.Single(g => g.Name == sheet.Name);
                foreach (var (r, row) in sheet.Rows.Index())
                {
                    var read = grid.Rows.Single(g => g.Number == 4 + r);
                    foreach (var (c, cell) in row.Cells.Index().Where(x => x.Item is Cell.Calculated))
                    {
                        var shown = ((Cell.Calculated)cell).Shown;
                        compared++;
                        if (shown is Cell.Words words)
                        {
                            Assert.Equal(words.Content, read[c].Text);
                        }
                        else
                        {
                            var expected = shown is Cell.Rate rate ? rate.Percent / 100m : ((Cell.Number)shown).Value;
                            Assert.True(read[c].Number is { } number && Math.Abs(number - expected) < 0.005m, $"{sheet.Name} {row.Key} {c}: {read[c].Text} for {expected}");
                        }
                    }
                }
            }

            Assert.True(compared > 2);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] WithoutFigures(byte[] workbook)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).ToList())
            {
                string text;
                using (var reader = new StreamReader(entry.Open()))
                {
                    text = reader.ReadToEnd();
                }

                var name = entry.FullName;
                entry.Delete();
                using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write(Figure().Replace(text, "$1"));
            }
        }

        return stream.ToArray();
    }

    [GeneratedRegex(@"(</(?:x:)?f>)<(?:x:)?v>[^<]*</(?:x:)?v>")]
    private static partial Regex Figure();

    /// <summary>As a spreadsheet works formulas out, in decimals: words in arithmetic are an error, sums pass over them.</summary>
    private sealed class ModelRecalculation(IReadOnlyList<Sheet> sheets)
    {
        private static readonly object Error = new();

        private readonly Dictionary<(string, int, int), object?> known = [];

        public int Formulas => sheets.Sum(s => s.Rows.Sum(r => r.Cells.Count(c => c is Cell.Calculated)));

        public IEnumerable<string> Differences()
        {
            foreach (var sheet in sheets)
            {
                foreach (var (r, row) in sheet.Rows.Index())
                {
                    foreach (var (c, cell) in row.Cells.Index())
                    {
                        if (cell is Cell.Calculated calculated && !Same(Value(sheet.Name, r, c), Plain(calculated.Shown)))
                        {
                            yield return $"{sheet.Name} {row.Key} {c}: {Value(sheet.Name, r, c)} for {calculated.Shown}, by {calculated.Formula}";
                        }
                    }
                }
            }
        }

        private static bool Same(object? a, object? b) => a is decimal x && b is decimal y ? Math.Abs(x - y) <= Math.Max(1m, Math.Abs(y)) * 0.000_000_000_001m : Equals(a, b);

        private static object? Plain(Cell cell) => cell switch { Cell.Words words => words.Content, Cell.Number number => number.Value, Cell.Rate rate => rate.Percent / 100m, _ => null };

        public object? Value(string sheet, int row, int column)
        {
            if (!known.TryGetValue((sheet, row, column), out var value))
            {
                var cells = sheets.Single(s => s.Name == sheet).Rows[row].Cells;
                var cell = column < cells.Count ? cells[column] : Cell.Empty;
                known[(sheet, row, column)] = value = cell is Cell.Calculated calculated ? Of(calculated.Formula) : Plain(cell);
            }

            return value;
        }

        private object? Of(Formula formula)
        {
            switch (formula)
            {
                case Formula.Number number:
                    return number.Value;
                case Formula.Words words:
                    return words.Content;
                case Formula.Area area:
                    Assert.Equal((area.Row, area.Column), (area.LastRow, area.LastColumn));
                    return Value(area.Sheet, area.Row, area.Column);
                case Formula.Call { Function: FormulaFunction.If } choice:
                    return Of(choice.Arguments[0]) switch { true => Of(choice.Arguments[1]), false => Of(choice.Arguments[2]), _ => Error };
                case Formula.Call { Function: FormulaFunction.IfError } guarded:
                    return Of(guarded.Arguments[0]) is var tried && tried == Error ? Of(guarded.Arguments[1]) : tried;
                case Formula.Call { Function: FormulaFunction.Round or FormulaFunction.RoundUp or FormulaFunction.RoundDown } round:
                    return Of(round.Arguments[0]) is decimal rough ? Rounded(round.Function, rough, (int)(decimal)Of(round.Arguments[1])!) : Error;
                case Formula.Call call:
                    var cells = call.Arguments.SelectMany(Cells).ToList();
                    if (cells.Contains(Error))
                    {
                        return Error;
                    }

                    var numbers = cells.OfType<decimal>().ToList();
                    return call.Function switch { FormulaFunction.Sum => (object)numbers.Sum(), FormulaFunction.Average => numbers.Count == 0 ? Error : numbers.Sum() / numbers.Count, FormulaFunction.Min => numbers.DefaultIfEmpty().Min(), FormulaFunction.Max => numbers.DefaultIfEmpty().Max(), FormulaFunction.Count => (decimal)numbers.Count, _ => throw new NotSupportedException(call.Function.ToString()) };
                case Formula.Signed { Sign: FormulaSign.Minus, Parts: [var one] }:
                    return Of(one) is decimal negated ? -negated : Error;
                case Formula.Signed signed:
                    var parts = signed.Parts.Select(p => Of(p) switch { decimal n => (object)n, bool b => b ? 1m : 0m, _ => Error }).ToList();
                    return parts.Contains(Error) ? Error : parts.Cast<decimal>().Skip(1).Aggregate((object)parts[0], (a, b) => a is decimal left ? Two(signed.Sign, left, b) : a);
                default:
                    throw new NotSupportedException(formula.ToString());
            }
        }

        private IEnumerable<object?> Cells(Formula formula)
        {
            if (formula is not Formula.Area area)
            {
                yield return Of(formula);
                yield break;
            }

            for (var column = area.Column; column <= area.LastColumn; column++)
            {
                yield return Value(area.Sheet, area.Row, column);
            }
        }

        private static object Two(FormulaSign sign, decimal a, decimal b) => sign switch
        {
            FormulaSign.Plus => a + b,
            FormulaSign.Minus => a - b,
            FormulaSign.Times => a * b,
            FormulaSign.Over => b == 0m ? Error : a / b,
            FormulaSign.Less => a < b,
            FormulaSign.LessOrEqual => a <= b,
            FormulaSign.More => a > b,
            FormulaSign.MoreOrEqual => a >= b,
            FormulaSign.Equal => a == b,
            FormulaSign.NotEqual => a != b,
            _ => throw new NotSupportedException(sign.ToString()),
        };

        private static decimal Rounded(FormulaFunction how, decimal value, int places)
        {
            var unit = (decimal)Math.Pow(10, Math.Abs(places));
            var scaled = places < 0 ? value / unit : value * unit;
            var whole = how switch { FormulaFunction.Round => decimal.Round(scaled, 0, MidpointRounding.AwayFromZero), FormulaFunction.RoundDown => decimal.Truncate(scaled), _ => scaled < 0 ? decimal.Floor(scaled) : decimal.Ceiling(scaled) };
            return places < 0 ? whole * unit : whole / unit;
        }
    }
}
