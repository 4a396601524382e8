using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Outturn.App.Web;

/// <summary>What a page that was redirected to has to say, carried in its address under a seal: nobody else can put words there.</summary>
public static class Said
{
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(5);

    public static string Write(HttpContext context, string said) => Uri.EscapeDataString(Seal(context).Protect(said, Holds));

    /// <summary>The words; null where there are none, they are older than some minutes, or the seal is not ours.</summary>
    public static string? Read(HttpContext context)
    {
        if (context.Request.Query["done"].ToString() is not { Length: > 0 and < 2_000 } said)
        {
            return null;
        }

        try
        {
            return Seal(context).Unprotect(said);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Seal(HttpContext context) =>
        context.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("outturn.said").ToTimeLimitedDataProtector();
}
