namespace Outturn.Data.Model;

/// <summary>Someone who acts without an account: the local operator of the command line, by post. Apart from the record, erasable.</summary>
internal sealed class PersonRow
{
    public Guid Id { get; set; }

    /// <summary>Null once erased.</summary>
    public string? Post { get; set; }
}
