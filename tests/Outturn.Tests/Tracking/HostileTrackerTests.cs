using System.Diagnostics;
using System.Text;
using Outturn.Core.Sheets;
using Outturn.Core.Tracking.Reading;
using Outturn.Core.Values;
using Outturn.Documents.Reading;

namespace Outturn.Tests.Tracking;

/// <summary>Files made to break a reader: none throws, and none takes time out of proportion to its size.</summary>
public class HostileTrackerTests
{
    private const string Sound = "Savings tracker 2017-18 as at October 2017,,,,,,,,\nRef,Title,Committee,Planned Q1 £000,Planned Q2 £000,Planned Q3 £000,Planned Q4 £000,Planned £000,Forecast £000,RAG\nGroup\nA/R.6.001,One,Adults,-1,-2,-3,-4,-10,-9,Green\nA/R.6.002,Two,Place,(5),TBC,-,0,-5,-5,Red\n,Total,,-6,-2,-3,-4,-15,-14,\nNote: x\n";

    [Fact]
    public void No_change_of_characters_makes_the_reading_throw_or_lose_a_cell()
    {
        var random = new Random(42);
        const string Odd = ",\n\"£-()%k0123456789/ TtQq#\u00A0<>&;|\t";
        for (var i = 0; i < 600; i++)
        {
            var text = new StringBuilder(Sound);
            for (var j = random.Next(12); j >= 0; j--)
            {
                var at = random.Next(text.Length);
                switch (random.Next(3))
                {
                    case 0:
                        text[at] = Odd[random.Next(Odd.Length)];
                        break;
                    case 1:
                        text.Remove(at, Math.Min(random.Next(20), text.Length - at));
                        break;
                    default:
                        text.Insert(at, Odd[random.Next(Odd.Length)]);
                        break;
                }
            }

            var book = GridReader.Read(Encoding.UTF8.GetBytes(text.ToString()), "t.csv");
            if (book.Ok)
            {
                var reading = TrackerReader.Read(book.Value);
                Assert.True(EveryCell.NotUsed(book.Value, reading).Count == 0, $"{text}\n{string.Join("; ", EveryCell.NotUsed(book.Value, reading))}");
            }
        }
    }

    [Fact]
    public void Random_cells_under_true_headings_never_throw()
    {
        var random = new Random(7);
        string[] headings = ["Ref", "Title", "Committee", "Service", "Owner", "Investment £000", "Planned Q1", "Planned Q2", "Planned Q3", "Planned Q4", "Planned £000", "Forecast £000", "Variance", "RAG", "Direction", "Complete", "Comments", "% done"];
        for (var i = 0; i < 300; i++)
        {
            var width = random.Next(2, headings.Length + 1);
            var rows = new List<GridRow> { new(1, [.. headings.OrderBy(_ => random.Next()).Take(width).Select(GridCell.Of)]) };
            for (var r = 2; r < random.Next(3, 30); r++)
            {
                rows.Add(new(r, [.. Enumerable.Range(0, width).Select(_ => Cell(random))], Hidden: random.Next(9) == 0));
            }

            var merged = Enumerable.Range(0, random.Next(4)).Select(_ => (random.Next(1, 9), random.Next(width), random.Next(1, 30), random.Next(width + 3))).ToArray();
            var grid = new Grid("T", rows, Hidden: random.Next(5) == 0, new HashSet<int> { random.Next(width) }, merged);

            TrackerReader.Read(new GridBook("t.xlsx", "excel", [grid], []), random.Next(3) == 0 ? new(new FinancialYear(2017), Unit: MoneyUnit.Millions, Savings: SavingsSign.Positive) : null);
        }
    }

    private static GridCell Cell(Random random) => random.Next(14) switch
    {
        0 => GridCell.Empty,
        1 => GridCell.Of(random.Next(-500, 500)),
        2 => GridCell.Of(99_999_999_999m),
        3 => GridCell.Of(-0.000_000_000_1m),
        4 => new(GridCellKind.Error, "#REF!"),
        5 => new(GridCellKind.FormulaWithoutResult, "=A1", IsFormula: true),
        6 => new(GridCellKind.Date, "01/04/2017", 42826, new DateOnly(2017, 4, 1), "dd/mm/yyyy"),
        7 => new(GridCellKind.Boolean, "TRUE"),
        8 => new(GridCellKind.Number, "0.5", 0.5m, Format: "0%"),
        9 => GridCell.Of("Total"),
        10 => GridCell.Of("TBC"),
        11 => GridCell.Of("£99999999999999999999999k"),
        12 => GridCell.Of("A" + random.Next(9)),
        _ => GridCell.Of("some words"),
    };

    [Theory]
    [InlineData("dashes")]
    [InlineData("tags")]
    [InlineData("spaces")]
    [InlineData("entities")]
    [InlineData("digits")]
    [InlineData("totals")]
    [InlineData("names only")]
    public void Time_stays_in_proportion(string kind)
    {
        var cell = kind switch
        {
            "dashes" => new string('-', 90_000),
            "tags" => "<br" + new string(' ', 90_000),
            "spaces" => "x" + new string(' ', 90_000) + "x",
            "entities" => string.Concat(Enumerable.Repeat("&amp;", 18_000)),
            "digits" => new string('9', 90_000),
            _ => "x",
        };
        var text = new StringBuilder("Ref,Title,Planned 2017-18 £000,Forecast £000,Comments\n");
        for (var i = 0; i < 8_000; i++)
        {
            text.Append(kind switch
            {
                "totals" => i % 2 == 0 ? $"R{i},Line {i},-1,-1,c\n" : ",Total,-1,-1,\n",
                "names only" => $",Line {i},-{i % 7},-{i % 5},\n",
                _ when i < 20 => $"R{i},\"{cell}\",\"{cell}\",-1,\"{cell}\"\n",
                _ => "",
            });
        }

        var watch = Stopwatch.StartNew();
        var book = GridReader.Read(Encoding.UTF8.GetBytes(text.ToString()), "t.csv");
        TrackerReader.Read(book.Value!);

        // Generous: a quadratic step takes minutes here.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }
}
