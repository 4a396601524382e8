using System.Globalization;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Values;

namespace Outturn.Tests.Appraisal;

/// <summary>Appraisals for the tests.</summary>
internal static class Appraised
{
    public static OptionFlow Flow(int year, decimal cost = 0m, decimal benefit = 0m, BenefitKind kind = BenefitKind.CashableReduction) => new(year, Amount.Of(Money.FromPounds(cost)), Amount.Of(Money.FromPounds(benefit)), kind);

    public static AppraisedOption Option(string name, params OptionFlow[] flows) => new(name, OptionRole.Option, flows);

    public static OptionAppraisal Of(params AppraisedOption[] options) => new("Test", "green-book-2022", "", WhatIf: false, null, PriceBasis.Real, null, options, null, []);

    public static AppraisalResult Work(params AppraisedOption[] options) => Work(Of(options));

    public static AppraisalResult Work(OptionAppraisal appraisal)
    {
        var worked = OptionWork.Out(appraisal);
        Assert.True(worked.Ok, string.Join(' ', worked.Problems));
        return worked.Value;
    }

    /// <summary>The published street-lighting flows of one column, with an outlay in year 0.</summary>
    public static AppraisedOption StreetLighting(string path, int column, decimal outlay) => Option(
        "Street lighting",
        [.. File.ReadAllLines(path).Skip(1).Select(l => l.Split(',')).Where(c => c[0] != "total").Select((c, i) => Flow(int.Parse(c[0], CultureInfo.InvariantCulture), i == 0 ? outlay : 0m, decimal.Parse(c[column], CultureInfo.InvariantCulture)))]);
}
