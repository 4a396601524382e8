using System.Security.Cryptography;

namespace Outturn.App.Security;

/// <summary>The headers that every answer carries. Nothing from another host, nothing inline but the print footer's one style, by nonce.</summary>
public sealed class ContentPolicy(RequestDelegate next)
{
    private const string Key = "outturn:nonce";

    public Task InvokeAsync(HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[Key] = nonce;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'self' 'nonce-{nonce}'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        return next(context);
    }

    public static string Nonce(HttpContext context) => (string)context.Items[Key]!;
}
