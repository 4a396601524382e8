namespace Outturn.Core.Writing.Templates;

/// <summary>What gates and kinds are called on pages, in files and in sentences.</summary>
public static class TemplateWords
{
    public static string Name(this Gate gate) => gate switch
    {
        Gate.Outline => "Outline",
        Gate.Clearance => "Clearance",
        Gate.Committee => "Committee",
        _ => "Full Council",
    };
}
