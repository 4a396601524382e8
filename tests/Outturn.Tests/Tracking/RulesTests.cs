using Outturn.Core.Series;
using Outturn.Core.Tracking;
using Outturn.Core.Tracking.Publishing;
using Outturn.Core.Tracking.Rounds;
using Outturn.Core.Values;

namespace Outturn.Tests.Tracking;

/// <summary>Ratings by rule, overrides with a reason, directions since the last published position.</summary>
public sealed class RulesTests
{
    private static readonly DateOnly Day = new(2017, 11, 30);

    private static readonly ChangeRules Typed = new(
        "1/4/2018", RatingScheme.Rag, [new(Rag.Green, "20", "25%"), new(Rag.Amber, "30", "")], new Dictionary<Rag, string>(), "1", true, true, "10", "Agreed by the committee");

    [Fact]
    public void Sixty_seven_of_sixty_seven_ratings_of_October_2017_follow_the_shipped_rule()
    {
        var lines = Reading.Of(File.ReadAllBytes(SharedFolder.PathOf("data", "tracker", "savings-tracker-2017-10.csv")), "savings-tracker-2017-10.csv").Lines;
        Assert.Equal(67, lines.Count);
        Assert.Equal(67, lines.Count(l => RagRule.Shipped.Rate(l.Plan!.Planned.Year, l.Stated.Forecast.Year) == l.Stated.Rag));
    }

    [Fact]
    public void An_override_that_holds_comes_before_what_a_file_stated_and_both_before_the_rule()
    {
        var line = Line(-100, -10);
        Assert.Equal(Rag.Red, Judge(line).Stated.Rag);
        Assert.Equal(Rag.Green, Judge(line with { Stated = line.Stated with { Rag = Rag.Green } }).Stated.Rag);
        var given = line with { Stated = line.Stated with { Rag = Rag.Green }, Override = new(Rag.Amber, "Panel in place", Day) };
        var judged = Judge(given);
        Assert.Equal((Rag.Amber, Rag.Red, Rag.Green), (judged.Stated.Rag!.Value, judged.Judged!.ByRule!.Value, judged.AsRecorded.Rag!.Value));
        Assert.Equal(Rag.Green, Judge(given, Day.AddDays(1)).Stated.Rag);
        Assert.Equal(Rag.Green, Judge(given with { Override = new(null, "Over", null) }).Stated.Rag);
        Assert.Equal(judged.Stated, Judgement.Apply(judged, TrackerRules.Shipped, null, Day).Stated);
    }

    [Fact]
    public void The_direction_is_the_change_since_the_last_published_position_with_a_dead_band_and_new_and_unknown_are_states()
    {
        var line = Line(-100, -50) with { ForecastPosition = Day };
        Direction? Since(long? thousands, TrackerLine? of = null) => Judge(of ?? line, published: new(1, new(2017, 10, 31), thousands is { } t ? new Dictionary<Guid, Total> { [line.Id] = Total.Of(Amount.Of(Money.FromThousands(t))) } : [])).Stated.Direction;
        Assert.Equal(Direction.NoChange, Since(-51));
        Assert.Equal(Direction.NoChange, Since(-49));
        Assert.Equal(Direction.Worse, Since(-52));
        Assert.Equal(Direction.Better, Since(-48));
        Assert.Equal(Direction.New, Since(null));
        Assert.Equal(Direction.NotComparable, Since(-50, line with { Stated = line.Stated with { Forecast = Phasing.Unphased(new Amount.Unquantified("TBC")) } }));
        Assert.Null(Judge(line).Stated.Direction);

        // What a file states is kept for its own position, and no longer once a report stands there.
        var stated = line with { Stated = line.Stated with { Direction = Direction.Better } };
        Assert.Equal(Direction.Better, Since(-90, stated));
        Assert.Equal(Direction.Worse, Since(-90, stated with { ForecastPosition = new(2017, 10, 31) }));
    }

    [Fact]
    public void Five_points_and_blue_are_rules_too()
    {
        var five = (Typed with { Scheme = RatingScheme.FivePoint, Bands = [new(Rag.Green, "0", ""), new(Rag.AmberGreen, "10", "10"), new(Rag.Amber, "20", ""), new(Rag.RedAmber, "30", "")] }).Decide().Value!.Rag;
        Rag? Of(RagRule rule, long forecast, bool complete = false) => rule.Rate(Total.Of(Amount.Of(Money.FromThousands(-100))), Total.Of(Amount.Of(Money.FromThousands(forecast))), complete);
        Assert.Equal([Rag.Green, Rag.AmberGreen, Rag.Amber, Rag.RedAmber, Rag.Red], new long[] { -100, -90, -80, -70, -69 }.Select(f => Of(five, f)!.Value));
        var brag = (Typed with { Scheme = RatingScheme.Brag, Labels = new Dictionary<Rag, string> { [Rag.Blue] = "Done" } }).Decide().Value!.Rag;
        Assert.Equal(Rag.Blue, Of(brag, -10, complete: true));
        Assert.Equal(Rag.Red, Of(brag, -10));
        Assert.Equal("Done", brag.Label(Rag.Blue));
        Assert.StartsWith("done once signed off, green if short by no more than £20k and 25%", brag.InWords, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_typed_as_shipped_is_the_shipped_rule()
    {
        var rules = (Typed with { From = "1/4/2017" }).Decide().Value!;
        Assert.Equal(RagRule.Shipped.InWords, rules.Rag.InWords);
        Assert.Equal(DirectionRule.Shipped, rules.Direction);
        Assert.Equal(CommentaryRule.Shipped, rules.Commentary);
    }

    public static TheoryData<string, ChangeRules> Wrong => new()
    {
        { "rules.from", Typed with { From = "soon" } },
        { "rules.amount", Typed with { Bands = [new(Rag.Green, "", "25%"), new(Rag.Amber, "30", "")] } },
        { "rules.amount", Typed with { Bands = [new(Rag.Green, "-20", ""), new(Rag.Amber, "30", "")] } },
        { "rules.amount", Typed with { Bands = [new(Rag.Green, "20", ""), new(Rag.Amber, "lots", "")] } },
        { "rules.bands-order", Typed with { Bands = [new(Rag.Green, "40", ""), new(Rag.Amber, "30", "")] } },
        { "rules.share", Typed with { Bands = [new(Rag.Green, "20", "125%"), new(Rag.Amber, "30", "")] } },
        { "rules.share", Typed with { Bands = [new(Rag.Green, "20", "a quarter"), new(Rag.Amber, "30", "")] } },
        { "rules.label-too-long", Typed with { Labels = new Dictionary<Rag, string> { [Rag.Red] = "Far beyond anything that was planned" } } },
        { "rules.label-twice", Typed with { Labels = new Dictionary<Rag, string> { [Rag.Red] = "Late", [Rag.Amber] = "late" } } },
        { "rules.amount", Typed with { DeadBand = "" } },
        { "rules.amount", Typed with { CommentaryMovedBy = "TBC" } },
        { "rules.reason-missing", Typed with { Reason = "  " } },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void Rules_that_make_no_sense_are_refused_in_words(string code, ChangeRules typed) => Assert.Equal(code, Assert.Single(typed.Decide().Problems).Code);

    [Fact]
    public void An_override_needs_a_reason_a_day_to_come_and_another_rating_than_the_rules()
    {
        var line = Judge(Line(-100, -10) with { Owner = "Head of Service" });
        var state = new YearState(new(new(2017), AsAt.Now, [line], []), [], new Dictionary<Guid, LineProgress>(), [], [], [], []);
        var owner = new Viewer(new(Guid.NewGuid7(1), "Head of Service"), ["o"], [new("o", Area.Tracker, Level.Contribute, Scope.Own)]);
        IEnumerable<string> Codes(OverrideRating command, Viewer? viewer = null) => command.Decide(state, viewer ?? owner, Day).Problems.Select(p => p.Code);
        Assert.Empty(Codes(new(line.Id, Rag.Amber, "Panel in place", Day)));
        Assert.Equal(["override.reason-missing"], Codes(new(line.Id, Rag.Amber, " ", null)));
        Assert.Equal(["override.reason-too-long"], Codes(new(line.Id, Rag.Amber, new string('x', 501), null)));
        Assert.Equal(["override.none"], Codes(new(line.Id, null, "x", null)));
        Assert.Equal(["override.same"], Codes(new(line.Id, Rag.Red, "x", null)));
        Assert.Equal(["override.until-past"], Codes(new(line.Id, Rag.Amber, "x", Day.AddDays(-1))));
        Assert.Equal(["tracker.line-not-found"], Codes(new(Guid.Empty, Rag.Amber, "x", null)));
        Assert.Equal(["permission.not-own"], Codes(new(line.Id, Rag.Amber, "x", null), owner with { Actor = new(Guid.NewGuid7(2), "Head of Another") }));
        Assert.Equal(["permission.not-own"], new SetBasis(line.Id, DeliveryBasis.Secured).Decide(state, owner with { Actor = new(Guid.NewGuid7(2), "Head of Another") }).Problems.Select(p => p.Code));
        Assert.True(new SetBasis(line.Id, DeliveryBasis.NotStated).Decide(state, owner).Value!.IsEmpty);
    }

    private static TrackerLine Judge(TrackerLine line, DateOnly? on = null, PublishedPosition? published = null) => Judgement.Apply(line, TrackerRules.Shipped, published, on ?? Day);

    private static TrackerLine Line(long planned, long forecast) => new(
        Guid.NewGuid7(planned * 1000 + forecast + 1_000_000), new(2017), "X", "X", LineDetails.Empty, new(Amount.Zero, Phasing.Unphased(Amount.Of(Money.FromThousands(planned)))),
        LineForecast.Empty with { Forecast = Phasing.Unphased(Amount.Of(Money.FromThousands(forecast))) }, "", LineStanding.In);
}

internal static class TestIds
{
    extension(Guid)
    {
        /// <summary>The same id for the same number.</summary>
        public static Guid NewGuid7(long number) => Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddMilliseconds(number));
    }
}
