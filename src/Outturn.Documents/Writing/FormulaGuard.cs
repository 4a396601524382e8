namespace Outturn.Documents.Writing;

/// <summary>
/// A CSV cell that begins with one of these is run as a formula by spreadsheets (OWASP, "CSV injection"). Our CSV puts an apostrophe
/// before such a text and our reader takes it off.
/// </summary>
internal static class FormulaGuard
{
    public static bool IsDangerous(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n';

    /// <summary>Texts that already begin with apostrophes and then a dangerous character get one more, so that taking one off is always right.</summary>
    public static string Guarded(string text)
    {
        var after = text.AsSpan().TrimStart('\'');
        return after.Length > 0 && IsDangerous(after[0]) ? "'" + text : text;
    }
}
