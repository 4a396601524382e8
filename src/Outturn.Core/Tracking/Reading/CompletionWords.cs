namespace Outturn.Core.Tracking.Reading;

/// <summary>Reads whether a saving is signed off: yes, no, a tick, a percentage or a status.</summary>
internal static class CompletionWords
{
    /// <summary>False where the text does not say. Null in <paramref name="complete"/> for a blank or N/A.</summary>
    public static bool TryRead(string text, out bool? complete)
    {
        var word = text.Trim().TrimEnd('.', '!', '\uFE0F').ToLowerInvariant();
        complete = null;
        switch (word)
        {
            case "" or "n/a" or "na" or "-" or "–" or "not applicable" or "tbc":
                return true;
            case "yes" or "y" or "true" or "✓" or "✔" or "☑" or "✅" or "ü" or "complete" or "completed" or "done" or "delivered" or "achieved" or "secured" or "100%" or "full" or "fully" or "fully achieved" or "fully delivered"
                or "signed off" or "closed" or "100.0%" or "100.00%" or "saving complete" or "1" or "implemented":
                complete = true;
                return true;
            case "no" or "n" or "false" or "✗" or "✘" or "☐" or "❌" or "û" or "not complete" or "incomplete" or "partial" or "partially" or "partly" or "part" or "in progress" or "ongoing" or "on going" or "on-going" or "not started" or "open"
                or "outstanding" or "not delivered" or "not achieved" or "not yet" or "pending" or "in part" or "partially achieved" or "partially delivered" or "partly achieved" or "started" or "on track" or "underway" or "0" or "planned" or "at risk" or "not secured":
                complete = false;
                return true;
        }

        if (word.EndsWith('%') && word.Length <= 7 && word.AsSpan(0, word.Length - 1).Trim().IndexOfAnyExceptInRange('.', '9') < 0)
        {
            complete = false;
            return true;
        }

        return false;
    }
}
