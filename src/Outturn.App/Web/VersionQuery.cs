using System.Globalization;
using Outturn.Core.Values;

namespace Outturn.App.Web;

/// <summary>A version of a case in an address: <c>?version=2</c>; none, or <c>draft</c>, for what is written now.</summary>
public sealed record VersionQuery(int? Number)
{
    public static Result<VersionQuery> Read(IQueryCollection query, string name = "version")
    {
        var text = query[name].ToString();
        return text.Length == 0 || text == "draft" ? Result.Ok(new VersionQuery((int?)null))
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? Result.Ok(new VersionQuery(number))
            : Result.Refused<VersionQuery>(Problem.Error("case.version-query", name, $"“{(text.Length > 20 ? text[..20] + "…" : text)}” is no version. Name one by its number, or “draft” for what is written now."));
    }
}
