namespace Outturn.Core.Appraisal;

/// <summary>
/// A sum that is kept beside its figure: what goes into it, never only what comes out. Each kind is a record of its own; the same inputs with the same
/// tables give the same result for ever.
/// </summary>
public abstract record Calculation;
