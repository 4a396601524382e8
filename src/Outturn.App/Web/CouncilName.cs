namespace Outturn.App.Web;

/// <summary>The council's name, read once at start.</summary>
public sealed class CouncilName
{
    public string Name { get; set; } = "Council";

    /// <summary>Whether this is the sample council, so that every page says what is made up.</summary>
    public bool IsSample { get; set; }
}
