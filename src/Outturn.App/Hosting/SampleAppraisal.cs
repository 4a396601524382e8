using Outturn.Core.Appraisal.Options;
using Outturn.Core.Values;

namespace Outturn.App.Hosting;

/// <summary>The sample's appraisal: ways to run home-to-school transport, one of which nobody has priced.</summary>
internal static class SampleAppraisal
{
    public const string Title = "Options for home-to-school transport";

    public static OptionAppraisal Content { get; } = new(
        Title, "green-book-2022", "standard", WhatIf: false, new FinancialYear(2022), PriceBasis.Real, null,
        [
            new("Keep the contracts as they are", OptionRole.DoNothing, [Flow(0)]),
            new(
                "Plan the routes again", OptionRole.Option,
                [Flow(0, cost: 143_000, benefit: 60_000), Flow(1, cost: 48_000, benefit: 190_000), .. Enumerable.Range(2, 6).Select(y => Flow(y, benefit: 210_000)), .. Enumerable.Range(1, 7).Select(y => Flow(y, benefit: 18_000, kind: BenefitKind.SocialValue) with { Label = "shorter journeys" })]),
            new(
                "Buy twelve minibuses", OptionRole.Option,
                [Flow(0, cost: 780_000) with { Capital = true }, .. Enumerable.Range(1, 7).Select(y => Flow(y, cost: 96_000, benefit: 262_000))],
                Bias: new([new(ProjectType.EquipmentAndDevelopment, 100m)], [new("all causes", 100m, 0.90m)], null, "Prices of the framework, tested with the fleet manager"),
                Residual: new(7, Amount.Of(Money.FromPounds(90_000)), Received: true, "Sale of the minibuses at the end")),
            new("Pay families to drive", OptionRole.Option, [new(0, Amount.Zero, new Amount.Unquantified("TBC: depends on take-up"), BenefitKind.CashableReduction)]),
        ],
        null, []);

    private static OptionFlow Flow(int year, long cost = 0, long benefit = 0, BenefitKind kind = BenefitKind.CashableReduction) =>
        new(year, Amount.Of(Money.FromPounds(cost)), Amount.Of(Money.FromPounds(benefit)), kind);
}
