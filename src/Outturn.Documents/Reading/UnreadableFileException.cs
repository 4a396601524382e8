using Outturn.Core.Values;

namespace Outturn.Documents.Reading;

/// <summary>
/// Carries a refusal out of the depths of a parser to <see cref="GridReader"/>, which turns it into a <see cref="Problem"/>:
/// it never leaves this assembly.
/// </summary>
internal sealed class UnreadableFileException(Problem problem) : Exception(problem.Message)
{
    public Problem Problem { get; } = problem;

    public static UnreadableFileException Of(string code, string where, string message) => new(Problem.Error(code, where, message));
}
