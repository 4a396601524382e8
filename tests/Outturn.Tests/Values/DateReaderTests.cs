using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Values.Reading;
using Outturn.Tests.Cases;

namespace Outturn.Tests.Values;

/// <summary>Dates as council papers write them: the spellings of the published cases, and what is never guessed.</summary>
public sealed class DateReaderTests
{
    private static readonly string[] Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    [Theory]
    [InlineData("22 October 2021", "2021-10-22")]
    [InlineData("22nd October 2021", "2021-10-22")]
    [InlineData("25th October 2021", "2021-10-25")]
    [InlineData("1 st April 2022", "2022-04-01")]
    [InlineData("31 st March 2022", "2022-03-31")]
    [InlineData("9 Sept 2021", "2021-09-09")]
    [InlineData("15 Sep 2021", "2021-09-15")]
    [InlineData("9 September 21", "2021-09-09")]
    [InlineData("2.11.2021", "2021-11-02")]
    [InlineData("2/11/2021", "2021-11-02")]
    [InlineData("21/09/2021", "2021-09-21")]
    [InlineData("09/09/21", "2021-09-09")]
    [InlineData("5/11/21", "2021-11-05")]
    [InlineData("1/4/22", "2022-04-01")]
    [InlineData("April 1 2022", "2022-04-01")]
    [InlineData("April 1st, 2022", "2022-04-01")]
    [InlineData("Monday 1 November 2021", "2021-11-01")]
    [InlineData("1st of April 2022", "2022-04-01")]
    [InlineData("2022-04-01", "2022-04-01")]
    [InlineData("15-Sep-2021", "2021-09-15")]
    [InlineData("by 31 March 2022", "2022-03-31")]
    [InlineData("31 March 2022 (TBC)", "2022-03-31")]
    [InlineData("8 February 2022 Full Council", "2022-02-08")]
    [InlineData("Full Council (8 February 2022)", "2022-02-08")]
    [InlineData("29 February 2024", "2024-02-29")]
    public void A_day_in_each_spelling(string text, string day) => Assert.Equal("Day " + day, PrintedTable.Date(DateReader.Read(text)));

    [Theory]
    [InlineData("Sept 21", "Month 2021-09-01..2021-09-30")]
    [InlineData("December 21", "Month 2021-12-01..2021-12-31")]
    [InlineData("November 2021", "Month 2021-11-01..2021-11-30")]
    [InlineData("Nov-21", "Month 2021-11-01..2021-11-30")]
    [InlineData("Nov '21", "Month 2021-11-01..2021-11-30")]
    [InlineData("11/2021", "Month 2021-11-01..2021-11-30")]
    [InlineData("Nov 21 (monthly)", "Month 2021-11-01..2021-11-30")]
    [InlineData("Apr/May 2022", "Month 2022-04-01..2022-05-31")]
    [InlineData("Aug/Sept 2022", "Month 2022-08-01..2022-09-30")]
    [InlineData("Sept – Nov 21", "Month 2021-09-01..2021-11-30")]
    [InlineData("Jan 21 - March 22", "Month 2021-01-01..2022-03-31")]
    [InlineData("November to February 2022", "Month 2021-11-01..2022-02-28")]
    [InlineData("March 2021/22", "Month 2022-03-01..2022-03-31")]
    [InlineData("End Sept 21", "Month 2021-09-21..2021-09-30")]
    [InlineData("To Start Sept 21", "Month 2021-09-01..2021-09-30")]
    [InlineData("Completion estimates: March 2024", "Month 2024-03-01..2024-03-31")]
    [InlineData("April 2022 - ongoing", "Month 2022-04-01..")]
    [InlineData("April 2022 onwards", "Month 2022-04-01..")]
    [InlineData("Q4 2021/22", "Quarter 2022-01-01..2022-03-31")]
    [InlineData("Q2, 2021/22", "Quarter 2021-07-01..2021-09-30")]
    [InlineData("2021/22 Q1", "Quarter 2021-04-01..2021-06-30")]
    [InlineData("Quarter 3 of 2021-22", "Quarter 2021-10-01..2021-12-31")]
    [InlineData("Q3/4 2021/22", "Quarter 2021-10-01..2022-03-31")]
    [InlineData("FY 22/23", "Year 2022-04-01..2023-03-31")]
    [InlineData("2022-23", "Year 2022-04-01..2023-03-31")]
    [InlineData("2025/26", "Year 2025-04-01..2026-03-31")]
    [InlineData("2021/2", "Year 2021-04-01..2022-03-31")]
    [InlineData("2022/23 to 2024/25", "Year 2022-04-01..2025-03-31")]
    [InlineData("2024", "Year 2024-01-01..2024-12-31")]
    [InlineData("2023 onwards", "Year 2023-01-01..")]
    [InlineData("Summer 2023/4", "PartOfYear 2023-06-01..2023-08-31")]
    [InlineData("Winter 2021/22", "PartOfYear 2021-12-01..2022-02-28")]
    [InlineData("Late 2021", "PartOfYear 2021-09-01..2021-12-31")]
    [InlineData("mid 2022", "PartOfYear 2022-05-01..2022-08-31")]
    [InlineData("mid-2022", "PartOfYear 2022-05-01..2022-08-31")]
    [InlineData("H2 2022/23", "PartOfYear 2022-10-01..2023-03-31")]
    [InlineData("first half of 2022", "PartOfYear 2022-01-01..2022-06-30")]
    [InlineData("summer term 2022", "PartOfYear 2022-04-01..2022-07-31")]
    [InlineData("w/c 4 April 2022", "PartOfYear 2022-04-04..2022-04-10")]
    [InlineData("1st - 5th November 2021", "Day 2021-11-01..2021-11-05")]
    [InlineData("30 November - 12 December 2021", "Day 2021-11-30..2021-12-12")]
    [InlineData("1/4/22 - 31/3/25", "Day 2022-04-01..2025-03-31")]
    [InlineData("first phase March 2022, second September 2022", "Month 2022-03-01..2022-09-30")]
    public void Months_quarters_years_and_parts_with_their_days(string text, string expected) => Assert.Equal(expected, PrintedTable.Date(DateReader.Read(text)));

    [Theory]
    [InlineData("", DateKind.Blank)]
    [InlineData(" – ", DateKind.Blank)]
    [InlineData("18 November", DateKind.DayWithoutYear)]
    [InlineData("April 1st", DateKind.DayWithoutYear)]
    [InlineData("1/4", DateKind.DayWithoutYear)]
    [InlineData("January", DateKind.PartWithoutYear)]
    [InlineData("Q2", DateKind.PartWithoutYear)]
    [InlineData("Sept - Nov", DateKind.PartWithoutYear)]
    [InlineData("end of financial year", DateKind.PartWithoutYear)]
    [InlineData("Within 4 months", DateKind.Relative)]
    [InlineData("To start within 6-8 weeks", DateKind.Relative)]
    [InlineData("36 months", DateKind.Relative)]
    [InlineData("six months", DateKind.Relative)]
    [InlineData("Year 1", DateKind.Relative)]
    [InlineData("month 6-8", DateKind.Relative)]
    [InlineData("ASAP", DateKind.Relative)]
    [InlineData("February Full Council", DateKind.Event)]
    [InlineData("30 November CYP Committee", DateKind.Event)]
    [InlineData("30 November (Committee)", DateKind.Event)]
    [InlineData("Following Media Campaign", DateKind.Event)]
    [InlineData("Following Committee on 9 December 2021", DateKind.Event)]
    [InlineData("Linked to CPE", DateKind.Event)]
    [InlineData("Monthly", DateKind.Recurring)]
    [InlineData("every 3 months", DateKind.Recurring)]
    [InlineData("Ongoing", DateKind.Ongoing)]
    [InlineData("on-going", DateKind.Ongoing)]
    [InlineData("Throughout", DateKind.Ongoing)]
    [InlineData("Commenced for 2021/22 funding", DateKind.Status)]
    [InlineData("In process", DateKind.Status)]
    [InlineData("Completed", DateKind.Status)]
    [InlineData("N/A", DateKind.NotApplicable)]
    [InlineData("n/a - already in place", DateKind.NotApplicable)]
    [InlineData("TBC", DateKind.ToBeConfirmed)]
    [InlineData("To be agreed with partners", DateKind.ToBeConfirmed)]
    [InlineData("see the attached plan", DateKind.Unread)]
    [InlineData("£2,021", DateKind.Unread)]
    [InlineData("36", DateKind.Unread)]
    [InlineData("Phase 2", DateKind.Unread)]

    // Open: a day or a year, a calendar's or a financial year's quarter, a year that begins or ends, April or March.
    [InlineData("10/11", DateKind.Unread)]
    [InlineData("Q3 2022", DateKind.Quarter)]
    [InlineData("FY27", DateKind.Year)]
    [InlineData("Spring 2021/22", DateKind.PartOfYear)]

    // In no calendar.
    [InlineData("31 June 2021", DateKind.Unread)]
    [InlineData("30/2/22", DateKind.Unread)]
    [InlineData("29 Feb 2021/22", DateKind.Unread)]
    [InlineData("21/13/2021", DateKind.Unread)]
    public void What_names_no_day_gives_none(string text, DateKind expected)
    {
        var reading = DateReader.Read(text);

        Assert.Equal((expected, null, null, text), (reading.Kind, reading.First, reading.Last, reading.Raw));
    }

    [Theory]
    [InlineData("Completed - September 2021", "Status 2021-09-01..2021-09-30")]
    [InlineData("Monthly from April 2022", "Recurring 2022-04-01..")]
    [InlineData("Ongoing from April 2022", "Ongoing 2022-04-01..")]
    [InlineData("Throughout 2022/23", "Ongoing 2022-04-01..2023-03-31")]
    [InlineData("TBC - Spring 2022", "PartOfYear 2022-03-01..2022-05-31")]
    public void Words_for_a_date_keep_the_days_beside_them(string text, string expected) => Assert.Equal(expected, PrintedTable.Date(DateReader.Read(text)));

    [Fact]
    public void Near_settles_the_century_and_nothing_else()
    {
        var near = new DateOnly(1985, 6, 1);

        Assert.Equal("Day 1984-04-01", PrintedTable.Date(DateReader.Read("1/4/84", near)));
        Assert.Equal("Month 1984-04-01..1984-04-30", PrintedTable.Date(DateReader.Read("April 84", near)));
        Assert.Equal("Day 2021-09-09", PrintedTable.Date(DateReader.Read("09/09/21", new DateOnly(2021, 10, 1))));
        Assert.Equal("Day 2084-04-01", PrintedTable.Date(DateReader.Read("1 April 2084", near)));
        Assert.Equal("DayWithoutYear", PrintedTable.Date(DateReader.Read("18 November", near)));
    }

    [Fact]
    public void Any_day_written_in_any_spelling_reads_back()
    {
        var days = Gen.Choose(0, 36_000).Select(n => new DateOnly(1990, 1, 1).AddDays(n % 30_000)).ToArbitrary();
        Check.QuickThrowOnFailure(Prop.ForAll(days, day =>
        {
            var (d, y) = (day.Day, day.Year);
            var name = Months[day.Month - 1];
            var ordinal = d is 11 or 12 or 13 ? "th" : (d % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
            string[] full =
            [
                $"{d} {name} {y}", $"{d}{ordinal} {name} {y}", $"{d} {ordinal} {name[..3]} {y}", $"{d}{ordinal} of {name}, {y}", $"{name} {d}{ordinal} {y}", $"{name} {d}, {y}", $"{d}-{name[..3]}-{y}",
                day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), day.ToString("d.M.yyyy", CultureInfo.InvariantCulture), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"by {d} {name} {y} (provisional)",
                day.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture).ToUpperInvariant(),
            ];
            string[] brief = [$"{d} {name} {y % 100:00}", $"{d}/{day.Month}/{y % 100:00}", $"{d:00}.{day.Month:00}.{y % 100:00}"];
            return full.All(t => Is(DateReader.Read(t), day)) && brief.All(t => Is(DateReader.Read(t, day), day));
        }));

        static bool Is(DateReading reading, DateOnly day) => reading.Kind == DateKind.Day && reading.First == day && reading.Last == day;
    }

    [Fact]
    public void Any_month_and_quarter_reads_back()
    {
        var months = Gen.Choose(0, 600).Select(n => new DateOnly(2000, 1, 1).AddMonths(n)).ToArbitrary();
        Check.QuickThrowOnFailure(Prop.ForAll(months, first =>
        {
            var name = Months[first.Month - 1];
            var quarter = Outturn.Core.Values.Quarter.Containing(first);
            return Spans($"{name} {first.Year}", DateKind.Month, first, first.AddMonths(1).AddDays(-1))
                && Spans($"{name[..3]}-{first.Year % 100:00}", DateKind.Month, first, first.AddMonths(1).AddDays(-1))
                && Spans($"Q{quarter.Number} {quarter.Year}", DateKind.Quarter, quarter.FirstDay, quarter.LastDay)
                && Spans($"{quarter.Year}", DateKind.Year, quarter.Year.FirstDay, quarter.Year.LastDay);
        }));

        static bool Spans(string text, DateKind kind, DateOnly first, DateOnly last) => DateReader.Read(text) is var r && r.Kind == kind && r.First == first && r.Last == last;
    }

    [Fact]
    public void Nothing_that_is_typed_throws_and_the_first_day_is_never_after_the_last()
    {
        string[] words = ["1", "31", "99", "2021", "21", "2021/22", "9999", "April", "Feb", "Q4", "st", "to", "-", "/", ".", "(", ")", "end of", "late", "summer", "term", "FY", "TBC", "from", "ongoing", "H1", "first half of", "within", "months", "w/c", "'", ",", "Council", "%", "£", "0", "00", "2100", "1900", "29"];
        var pieces = Gen.Elements(words).ListOf().Select(p => string.Join(' ', p)).ToArbitrary();
        Check.QuickThrowOnFailure(Prop.ForAll(pieces, text => IsSane(text) && IsSane(text.Replace(" ", "", StringComparison.Ordinal))));
        Check.QuickThrowOnFailure(Prop.ForAll<string>(text => text is null || IsSane(text)));

        static bool IsSane(string text)
        {
            foreach (var near in new DateOnly?[] { null, DateOnly.MinValue, DateOnly.MaxValue })
            {
                var r = DateReader.Read(text, near);
                if (r.Raw != text || (r.First is { } first && r.Last is { } last && first > last && !text.Contains("-", StringComparison.Ordinal) && !text.Contains('/', StringComparison.Ordinal) && !text.Contains("to", StringComparison.Ordinal)))
                {
                    return false;
                }
            }

            DateReader.IsImpossible(text);
            return true;
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1/")]
    [InlineData("April ")]
    [InlineData("2021/22 ")]
    [InlineData("Q1-")]
    [InlineData("( ")]
    [InlineData("end of ")]
    [InlineData("monthly ")]
    public void A_long_text_takes_no_time(string piece)
    {
        // At the longest that is read, and far beyond it: work that grew with the square would show.
        foreach (var length in new[] { 600, 10_000, 1_000_000 })
        {
            var text = string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];
            var clock = Stopwatch.StartNew();
            DateReader.Read(text);
            Assert.True(clock.ElapsedMilliseconds < 2_000, $"{length} characters of \"{piece}\": {clock.ElapsedMilliseconds} ms");
        }
    }

    [Fact]
    public void A_day_that_no_calendar_has_is_known_as_such()
    {
        Assert.True(DateReader.IsImpossible("31 June 2021"));
        Assert.True(DateReader.IsImpossible("by 30/2/22"));
        Assert.False(DateReader.IsImpossible("30 June 2021"));
        Assert.False(DateReader.IsImpossible("see plan"));
    }
}
