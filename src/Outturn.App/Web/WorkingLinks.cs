using System.Globalization;
using Outturn.Core.Appraisal.Costing;
using Outturn.Core.Appraisal.Models;
using Outturn.Core.Appraisal.Options;
using Outturn.Core.Appraisal.Uncertainty;
using Outturn.Core.Planning;
using Outturn.Core.Workings;

namespace Outturn.App.Web;

/// <summary>Where a calculation is looked at, and what its kind is called.</summary>
public static class WorkingLinks
{
    public static string Of(PlanCycle cycle, Proposal? proposal, Working working)
    {
        var at = proposal is null ? $"/plan/{cycle}" : string.Create(CultureInfo.InvariantCulture, $"/plan/{cycle}/proposals/{proposal.Number}");
        var number = working.Number.ToString(CultureInfo.InvariantCulture);
        return working.Content switch
        {
            Rates => $"{at}/rates/{number}",
            BuildUp => $"{at}/build-ups/{number}",
            Estimate => $"{at}/estimates/{number}",
            CommonCause => $"{at}/causes?of={number}",
            KeptRun => $"{at}/certainty/runs/{number}",
            OptionAppraisal => $"{at}/appraisals/{number}",
            DriverModel => $"{at}/models/{number}",
            _ => at,
        };
    }

    public static string Kind(Working working) => working.Content switch
    {
        Rates => "Rates",
        BuildUp => "Cost build-up",
        Estimate => "How sure it is",
        CommonCause => "Common cause",
        KeptRun => "Run",
        OptionAppraisal => "Appraisal of options",
        DriverModel => "Driver model",
        _ => "Calculation",
    };
}
