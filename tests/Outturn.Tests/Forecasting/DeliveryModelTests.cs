using Outturn.Core.Forecasting;
using Outturn.Core.Tracking;

namespace Outturn.Tests.Forecasting;

public sealed class DeliveryModelTests
{
    private static readonly DeliveryModel Prior = DeliveryModel.Fit();

    [Fact]
    public void Chances_add_up_to_one_wherever_a_line_stands()
    {
        var learned = DeliveryModel.Fit(Made.Closed(2014, Made.Times(10, (Rag.Green, 100, 100), (Rag.Red, 20, 0), (Rag.Amber, 100, 60))));
        foreach (var model in new[] { Prior, learned })
        {
            foreach (var forecast in new long[] { 20, 0, -10, -49, -70, -100, -150 })
            {
                foreach (var left in Enumerable.Range(0, 13))
                {
                    var chances = model.Chances(Made.Line("A", -100, forecast), left);
                    Assert.Equal(1, chances.Sum(), 1e-12);
                    Assert.All(chances, c => Assert.InRange(c, 0, 1));
                }
            }
        }
    }

    [Fact]
    public void The_fewer_months_are_left_the_more_an_owner_is_believed()
    {
        var all = Enumerable.Range(0, 13).Select(left => Prior.Reaching(Made.Line("A", -100, -100), left)).ToList();
        var nothing = Enumerable.Range(0, 13).Select(left => Prior.Reaching(Made.Line("A", -100, 0), left)).ToList();
        Assert.Equal(all.OrderDescending(), all);
        Assert.Equal(nothing.Order(), nothing);
        Assert.True(all[0] > 0.95 && all[12] < 0.75);
        Assert.True(nothing[0] < 0.05 && nothing[12] > 0.3);

        // What finance has signed off is surer still.
        Assert.True(Prior.Reaching(Made.Line("A", -100, -100, signedOff: true), 12) > 0.95);
    }

    [Fact]
    public void Without_closed_years_the_base_is_the_published_counts_and_a_rating_says_nothing()
    {
        Assert.Equal(DeliveryPrior.Published.Select(n => n / 64.0), Prior.Base);
        Assert.Empty(Prior.Splits);
        Assert.Equal(Prior.Chances(Made.Line("A", -100, -100, Rag.Green), 5), Prior.Chances(Made.Line("A", -100, -100, Rag.Red), 5));
    }

    [Fact]
    public void Owners_who_were_right_are_believed_and_owners_who_hoped_are_not()
    {
        ClosedYear[] right = [.. Enumerable.Range(2012, 5).Select(y => Made.Closed(y, Made.Times(10, (Rag.Green, 100, 100), (Rag.Red, 0, 0))))];
        ClosedYear[] hoped = [.. Enumerable.Range(2012, 5).Select(y => Made.Closed(y, Made.Times(10, (Rag.Green, 100, 100), (Rag.Green, 100, 0))))];
        var line = Made.Line("A", -100, -100);
        Assert.True(DeliveryModel.Fit(right).TrustWith(5) > Prior.TrustWith(5));
        Assert.True(DeliveryModel.Fit(hoped).TrustWith(5) < Prior.TrustWith(5));
        Assert.True(DeliveryModel.Fit(right).Reaching(line, 5) > 0.95);
        Assert.InRange(DeliveryModel.Fit(hoped).Reaching(line, 5), 0.45, 0.6);

        // What was learned at five months left says nothing of eleven but through the base.
        Assert.Equal(Prior.TrustWith(11), DeliveryModel.Fit(right).TrustWith(11), 1e-12);
    }

    [Fact]
    public void A_rating_that_knows_earns_its_place_and_one_that_does_not_earns_none()
    {
        ClosedYear[] knows = [.. Enumerable.Range(2012, 4).Select(y => Made.Closed(y, Made.Times(8, (Rag.Green, 100, 100), (Rag.Red, 100, 0))))];
        ClosedYear[] noise = [.. Enumerable.Range(2012, 4).Select(y => Made.Closed(y, Made.Times(4, (Rag.Green, 100, 100), (Rag.Red, 100, 0), (Rag.Red, 100, 100), (Rag.Green, 100, 0))))];
        Assert.Equal(["rating"], DeliveryModel.Fit(knows).Splits);
        Assert.True(DeliveryModel.Fit(knows).Reaching(Made.Line("A", -100, -100, Rag.Green), 5) > 0.9);
        Assert.True(DeliveryModel.Fit(knows).Reaching(Made.Line("A", -100, -100, Rag.Red), 5) < 0.15);
        Assert.Empty(DeliveryModel.Fit(noise).Splits);
    }

    [Fact]
    public void Years_that_differ_more_than_their_lines_can_explain_make_a_year_s_effect()
    {
        ClosedYear[] even = [.. Enumerable.Range(2010, 6).Select(y => Made.Closed(y, Made.Times(10, (Rag.Green, 100, 100), (Rag.Green, 100, 100), (Rag.Green, 100, 60))))];
        ClosedYear[] uneven = [.. Enumerable.Range(2010, 6).Select(y => Made.Closed(y, Made.Times(30, (Rag.Green, 100, y % 2 == 0 ? 100 : 60))))];
        Assert.True(DeliveryModel.Fit(even).Loading < Prior.Loading);
        Assert.True(DeliveryModel.Fit(uneven).Loading > Prior.Loading);
    }

    [Fact]
    public void A_year_seen_at_two_positions_counts_its_lines_once_in_the_base()
    {
        var lines = Made.Times(20, (Rag.Green, 100, 100), (Rag.Red, 0, 0));
        var once = DeliveryModel.Fit(Made.Closed(2014, lines));
        var twice = DeliveryModel.Fit(Made.Closed(2014, lines), Made.Closed(2014, 8, lines));
        Assert.Equal(40, twice.Lines);
        Assert.Equal(1, twice.Years);
        Assert.All(once.Base.Zip(twice.Base), b => Assert.Equal(b.First, b.Second, 1e-12));
        Assert.True(twice.TrustWith(8) > once.TrustWith(8));
    }

    [Fact]
    public void The_order_in_which_years_are_given_changes_nothing()
    {
        ClosedYear[] years = [Made.Closed(2013, Made.Times(9, (Rag.Green, 100, 90))), Made.Closed(2014, Made.Times(7, (Rag.Red, 40, 10))), Made.Closed(2015, Made.Times(5, (Rag.Green, 100, 100)))];
        var line = Made.Line("A", -100, -100);
        Assert.Equal(DeliveryModel.Fit(years).Chances(line, 5), DeliveryModel.Fit([.. years.Reverse()]).Chances(line, 5));
        Assert.Equal(DeliveryModel.Fit(years).Loading, DeliveryModel.Fit([.. years.Reverse()]).Loading);
    }
}
