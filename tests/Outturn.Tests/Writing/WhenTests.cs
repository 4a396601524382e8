using FsCheck;
using FsCheck.Fluent;
using Outturn.Core.Writing;

namespace Outturn.Tests.Writing;

public sealed class WhenTests
{
    [Theory]
    [InlineData("9 December 2021", WhenKind.Day, "9 December 2021")]
    [InlineData("by 31 March 2023", WhenKind.Day, "31 March 2023")]
    [InlineData("April 2022", WhenKind.Month, "1 April 2022 to 30 April 2022")]
    [InlineData("Q2 2022-23", WhenKind.Quarter, "1 July 2022 to 30 September 2022")]
    [InlineData("2022-23", WhenKind.Year, "1 April 2022 to 31 March 2023")]
    [InlineData("April to June 2022", WhenKind.Range, "1 April 2022 to 30 June 2022")]
    [InlineData("1 April 2022 to 14 May 2022", WhenKind.Range, "1 April 2022 to 14 May 2022")]
    [InlineData("summer 2022", WhenKind.PartOfYear, "1 June 2022 to 31 August 2022")]
    [InlineData("", WhenKind.Blank, "")]
    [InlineData(" - ", WhenKind.Blank, "")]
    [InlineData("18 November", WhenKind.WithoutYear, "")]
    [InlineData("TBC", WhenKind.ToBeConfirmed, "")]
    [InlineData("to be agreed", WhenKind.ToBeConfirmed, "")]
    [InlineData("N/A", WhenKind.NotApplicable, "")]
    [InlineData("ongoing", WhenKind.Ongoing, "")]
    [InlineData("throughout 2022-23", WhenKind.Ongoing, "1 April 2022 to 31 March 2023")]
    [InlineData("completed", WhenKind.Done, "")]
    [InlineData("31 June 2022", WhenKind.Impossible, "")]
    [InlineData("30 February 2022", WhenKind.Impossible, "")]
    [InlineData("a good while yet", WhenKind.Words, "")]
    [InlineData("soon enough for the schools", WhenKind.Words, "")]
    public void A_time_is_read_as_it_is_said(string text, WhenKind kind, string days)
    {
        var when = When.Read(text);
        Assert.Equal((kind, days), (when.Kind, when.Days));
        Assert.Equal(text, when.Raw);
    }

    [Theory]
    [InlineData("6 weeks after approval", "6 weeks", WhenSide.After, "approval")]
    [InlineData("six weeks after the approval", "6 weeks", WhenSide.After, "approval")]
    [InlineData("two months before go-live", "2 months", WhenSide.Before, "go-live")]
    [InlineData("within 3 months of contract award", "3 months", WhenSide.After, "contract award")]
    [InlineData("6-8 weeks following consultation", "6 to 8 weeks", WhenSide.After, "consultation")]
    [InlineData("10 working days prior to the meeting", "10 working days", WhenSide.Before, "meeting")]
    [InlineData("a fortnight after sign-off", "2 weeks", WhenSide.After, "sign-off")]
    [InlineData("one term after opening", "1 term", WhenSide.After, "opening")]
    [InlineData("within 4 months of April 2022", "4 months", WhenSide.After, "april 2022")]
    [InlineData("36 months", "36 months", WhenSide.None, "")]
    [InlineData("week 6", "6 weeks", WhenSide.None, "")]
    [InlineData("months 3-6", "3 to 6 months", WhenSide.None, "")]
    public void A_length_is_counted_from_what_is_named(string text, string span, WhenSide side, string anchor)
    {
        var when = When.Read(text);
        Assert.Equal(WhenKind.Relative, when.Kind);
        Assert.Equal((span, side, anchor), (when.Span!.Words, when.Side, when.Anchor));
    }

    [Theory]
    [InlineData("after the committee's decision", WhenSide.After, "committee's decision")]
    [InlineData("on contract award", WhenSide.At, "contract award")]
    [InlineData("once recruitment is complete", WhenSide.After, "recruitment is complete")]
    [InlineData("immediately following approval", WhenSide.After, "approval")]
    [InlineData("prior to go-live", WhenSide.Before, "go-live")]
    [InlineData("subject to consultation", WhenSide.After, "consultation")]
    [InlineData("February Full Council", WhenSide.At, "february full council")]
    public void A_time_is_tied_to_what_happens(string text, WhenSide side, string anchor)
    {
        var when = When.Read(text);
        Assert.Equal((WhenKind.Event, side, anchor), (when.Kind, when.Side, when.Anchor));
    }

    [Theory]
    [InlineData("monthly", "1 month", null)]
    [InlineData("each term", "1 term", null)]
    [InlineData("every quarter", "1 quarter", null)]
    [InlineData("annually in March", "1 year", 3)]
    [InlineData("every two years", "2 years", null)]
    [InlineData("every 6 weeks", "6 weeks", null)]
    [InlineData("every other month", "2 months", null)]
    [InlineData("fortnightly", "2 weeks", null)]
    [InlineData("twice a year", "6 months", null)]
    [InlineData("weekly from May 2022", "1 week", null)]
    [InlineData("termly", "1 term", null)]
    public void A_repetition_says_how_often(string text, string every, int? month)
    {
        var when = When.Read(text);
        Assert.Equal((WhenKind.Recurring, every, month), (when.Kind, when.Every?.Words, when.InMonth));
    }

    [Fact]
    public void A_repetition_that_begins_on_a_day_keeps_the_day() => Assert.Equal(new DateOnly(2022, 5, 1), When.Read("weekly from May 2022").First);

    [Fact]
    public void No_text_makes_the_reader_throw()
    {
        var pieces = Gen.Elements("6", "weeks", "after", "before", "approval", "every", "two", "March", "2022", "31", "June", "-", "to", "TBC", "each term", "(", "99999999999", "°", "\u00a0", "\ud83d").ArrayOf().Select(p => string.Join(' ', p)).ToArbitrary();
        Check.QuickThrowOnFailure(Prop.ForAll(pieces, IsSane));
        Check.QuickThrowOnFailure(Prop.ForAll<string>(IsSane));

        static bool IsSane(string text)
        {
            var when = When.Read(text);
            return when.Raw == (text ?? "") && (when.First is not { } first || when.Last is not { } last || first <= last) && when.Words is not null && when.Days is not null;
        }
    }

    [Theory]
    [InlineData(100_000)]
    public void A_long_text_is_only_words(int length) => Assert.Equal(WhenKind.Words, When.Read(new string('6', length) + " weeks after " + new string('a', length)).Kind);
}
