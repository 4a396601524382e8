using Outturn.Core.Cases;
using Outturn.Core.Cases.Searching;

namespace Outturn.App.Web;

/// <summary>A search in an address. What is not understood is left out.</summary>
public static class CaseQuery
{
    public static CaseSearch Read(IQueryCollection query) => new(
        SearchWords.Parse(query["q"].ToString(), typing: query["typing"] == "yes"), Short(query["cycle"].ToString()), Short(query["committee"].ToString()),
        CaseWords.TypeOf(query["type"].ToString()), Template(query["form"].ToString()));

    public static CaseTemplate? Template(string slug)
    {
        foreach (var template in Enum.GetValues<CaseTemplate>())
        {
            if (template.Slug() == slug)
            {
                return template;
            }
        }

        return null;
    }

    private static string Short(string text) => text.Length > 200 ? text[..200] : text;
}
