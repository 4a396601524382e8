using Outturn.Core.Values;

namespace Outturn.Core.Assurance;

/// <summary>Something that a check found wrong, doubtful or worth saying.</summary>
/// <param name="Code">Such as <c>tracker.commentary-contradicts</c>: it names the check and its entry in the reference.</param>
/// <param name="Severity">Error, warning or notice.</param>
/// <param name="Subject">What it is about: a reference, or the file.</param>
/// <param name="Where">File and cell, or record and field.</param>
/// <param name="Message">What is wrong, in one or two plain sentences.</param>
/// <param name="Expected">What should stand there, as text; empty where that cannot be said.</param>
/// <param name="Actual">What stands there.</param>
/// <param name="Difference">Actual less expected, where both are money.</param>
public sealed record Finding(string Code, Severity Severity, string Subject, string Where, string Message, string Expected = "", string Actual = "", Money? Difference = null);
