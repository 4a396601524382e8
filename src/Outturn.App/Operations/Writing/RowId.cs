namespace Outturn.App.Operations.Writing;

/// <summary>Ids of rows: short, and unique within a case for all that is likely.</summary>
public static class RowId
{
    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int Length = 8;

    /// <summary>A new one, from the random part of an id of the time.</summary>
    public static string New(TimeProvider clock)
    {
        var bytes = Guid.CreateVersion7(clock.GetUtcNow()).ToByteArray(bigEndian: true).AsSpan(8);
        return string.Create(Length, bytes.ToArray(), static (id, random) =>
        {
            for (var i = 0; i < id.Length; i++)
            {
                id[i] = Letters[random[i] % Letters.Length];
            }
        });
    }

    /// <summary>Whether a text can be the id of a row: what comes in a form may be anything.</summary>
    public static bool IsOne(string text) => text.Length is > 0 and <= 40 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
