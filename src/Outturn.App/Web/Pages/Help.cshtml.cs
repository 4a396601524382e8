namespace Outturn.App.Web.Pages;

public sealed class HelpModel : OutturnPage
{
    public void OnGet() => Title = "Help";
}
