using System.Diagnostics.CodeAnalysis;

namespace Outturn.Core.Values;

public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Notice,

    /// <summary>Probably wrong; a person should look.</summary>
    Warning,

    /// <summary>Wrong, or refused.</summary>
    Error,
}

/// <summary>
/// One thing that stops or questions an operation. The same problem is shown by the page, the API, the command line and a
/// returned workbook: <paramref name="Code"/> names it in the reference, <paramref name="Where"/> is the place (a field, or a
/// cell such as "Tracker!F12"), <paramref name="Message"/> is one or two plain sentences that say what is wrong and what to do.
/// </summary>
public sealed record Problem(string Code, Severity Severity, string Where, string Message)
{
    public static Problem Error(string code, string where, string message) => new(code, Severity.Error, where, message);

    public static Problem Warning(string code, string where, string message) => new(code, Severity.Warning, where, message);

    public static Problem Notice(string code, string where, string message) => new(code, Severity.Notice, where, message);
}

/// <summary>A value, or the problems that prevent it. A value can come with warnings and notices.</summary>
public sealed class Result<T>
{
    internal Result(T? value, bool ok, IReadOnlyList<Problem> problems)
    {
        Value = value;
        Ok = ok;
        Problems = problems;
    }

    public T? Value { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool Ok { get; }

    public IReadOnlyList<Problem> Problems { get; }

    public Result<TOther> Select<TOther>(Func<T, TOther> map) => Ok ? new(map(Value!), ok: true, Problems) : new(default, ok: false, Problems);
}

public static class Result
{
    public static Result<T> Ok<T>(T value, params IReadOnlyList<Problem> problems) => new(value, ok: true, problems);

    public static Result<T> Refused<T>(params IReadOnlyList<Problem> problems) => new(default, ok: false, problems);
}
