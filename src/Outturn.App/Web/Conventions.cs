using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Outturn.App.Security;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>The outer ring: what each folder of pages demands. A page in no folder named here demands a sign-in, by the fallback policy.</summary>
public static class Conventions
{
    public static void Apply(RazorPagesOptions options)
    {
        var conventions = options.Conventions;
        Folder(conventions, "/Tracking", Area.Tracker, Level.Read);
        Page(conventions, "/Tracking/Import", Area.Tracker, Level.Manage);
        Page(conventions, "/Tracking/ImportPreview", Area.Tracker, Level.Manage);
        Page(conventions, "/Tracking/Owners", Area.Tracker, Level.Manage);
        Page(conventions, "/Tracking/Rating", Area.Tracker, Level.Contribute);
        Page(conventions, "/Tracking/Cover", Area.Tracker, Level.Manage);
        Page(conventions, "/Tracking/Move", Area.Tracker, Level.Manage);
        Page(conventions, "/Tracking/Correct", Area.SignOff, Level.Manage);
        Folder(conventions, "/Governance", Area.Plan, Level.Read);
        Folder(conventions, "/Planning", Area.Plan, Level.Read);
        Page(conventions, "/Planning/ProposalForm", Area.Plan, Level.Contribute);
        Page(conventions, "/Planning/PlanImport", Area.Plan, Level.Manage);
        Page(conventions, "/Planning/PlanImportPreview", Area.Plan, Level.Manage);
        Page(conventions, "/Planning/LineForm", Area.Plan, Level.Contribute);
        Page(conventions, "/Planning/SourceForm", Area.Plan, Level.Manage);
        Page(conventions, "/Planning/AssumptionForm", Area.Plan, Level.Manage);
        Page(conventions, "/Planning/Opening", Area.Plan, Level.Manage);
        Page(conventions, "/Planning/Deliver", Area.Plan, Level.Manage);
        Page(conventions, "/Planning/Roll", Area.Plan, Level.Manage);
        conventions.AddPageRoute("/Planning/ProposalForm", "/plan/{cycle:cycle}/proposals/{number:int}/edit");
        conventions.AddPageRoute("/Planning/LineForm", "/plan/{cycle:cycle}/proposals/{number:int}/lines/{line:int}");
        Folder(conventions, "/Cases", Area.Plan, Level.Read);
        Page(conventions, "/Cases/PaperImport", Area.Documents, Level.Contribute);
        Page(conventions, "/Cases/PaperPreview", Area.Documents, Level.Contribute);
        Page(conventions, "/Cases/CasePlan", Area.Documents, Level.Contribute);
        Folder(conventions, "/Writing", Area.Plan, Level.Read);
        Page(conventions, "/Writing/Write", Area.Plan, Level.Contribute);
        Page(conventions, "/Writing/Import", Area.Plan, Level.Contribute);
        Page(conventions, "/Writing/Move", Area.Plan, Level.Contribute);
        Folder(conventions, "/Workings", Area.Plan, Level.Read);
        Page(conventions, "/Workings/RateForm", Area.Plan, Level.Manage);
        Page(conventions, "/Workings/BuildUpForm", Area.Plan, Level.Contribute);
        Page(conventions, "/Workings/EstimateForm", Area.Plan, Level.Contribute);
        conventions.AddPageRoute("/Workings/EstimateForm", "/plan/{cycle:cycle}/proposals/{number:int}/estimates/new");
        conventions.AddPageRoute("/Workings/EstimateForm", "/plan/{cycle:cycle}/proposals/{number:int}/estimates/{of:int}");
        conventions.AddPageRoute("/Workings/Certainty", "/plan/{cycle:cycle}/proposals/{number:int}/certainty");
        Page(conventions, "/Workings/AppraisalForm", Area.Plan, Level.Contribute);
        Page(conventions, "/Workings/ModelForm", Area.Plan, Level.Contribute);
        conventions.AddPageRoute("/Workings/ModelForm", "/plan/{cycle:cycle}/proposals/{number:int}/models/{of:int}/edit");
        conventions.AddPageRoute("/Workings/RateForm", "/plan/{cycle:cycle}/rates/{number:int}/edit");
        conventions.AddPageRoute("/Workings/BuildUpForm", "/plan/{cycle:cycle}/proposals/{number:int}/build-ups/{of:int}/edit");
        conventions.AddPageRoute("/Workings/AppraisalForm", "/plan/{cycle:cycle}/proposals/{number:int}/appraisals/{of:int}/edit");
        Folder(conventions, "/Funds", Area.Funds, Level.Read);
        Page(conventions, "/Funds/FundForm", Area.Funds, Level.Manage);
        Page(conventions, "/Funds/BidForm", Area.Funds, Level.Contribute);
        conventions.AddPageRoute("/Funds/FundForm", "/funds/{number:int}/edit");
        conventions.AddPageRoute("/Funds/BidForm", "/funds/{number:int}/bids/{of:int}/edit");
        Folder(conventions, "/Rounds", Area.Tracker, Level.Read);
        Folder(conventions, "/Publishing", Area.Reports, Level.Manage);
        Page(conventions, "/Rounds/Update", Area.Tracker, Level.Contribute);
        Page(conventions, "/Rounds/UpdateNow", Area.Tracker, Level.Contribute);
        Folder(conventions, "/Documents", Area.Documents, Level.Read);
        Folder(conventions, "/Record", Area.Record, Level.Read);
        Folder(conventions, "/Users", Area.Users, Level.Read);
        conventions.AllowAnonymousToPage("/Account/SignIn");
        conventions.AllowAnonymousToPage("/Account/SignInLink");
        conventions.AllowAnonymousToPage("/Problem");

        // What is published is for everybody; the operation asks the public's grants.
        conventions.AllowAnonymousToFolder("/Reports");
        conventions.AllowAnonymousToPage("/Help");
        conventions.AllowAnonymousToPage("/Accessibility");
    }

    private static void Folder(PageConventionCollection conventions, string folder, Area area, Level level) =>
        conventions.AuthorizeFolder(folder, RightRequirement.Policy(area, level));

    private static void Page(PageConventionCollection conventions, string page, Area area, Level level) =>
        conventions.AuthorizePage(page, RightRequirement.Policy(area, level));
}
