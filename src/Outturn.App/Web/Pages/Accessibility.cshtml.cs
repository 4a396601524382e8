namespace Outturn.App.Web.Pages;

public sealed class AccessibilityModel : OutturnPage
{
    public void OnGet() => Title = "Accessibility statement";
}
