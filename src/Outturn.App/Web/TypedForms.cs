using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Outturn.App.Web;

/// <summary>
/// What somebody typed into the update grid or into a case and sent after their sign-in had run out: kept for an hour in this process's memory and given
/// back to the same browser once it has signed in. Nobody's draft is touched until then.
/// </summary>
public sealed class TypedForms(TimeProvider clock)
{
    private const string Cookie = "outturn-typed";
    private const int MostForms = 64;
    private const long MostBytes = 512 * 1024;

    private static readonly TimeSpan Held = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (string Path, Dictionary<string, StringValues> Fields, DateTimeOffset Until)> forms = new(StringComparer.Ordinal);

    /// <summary>Keeps the form of a request that nobody is signed in for. Only a form that this site's own page sent.</summary>
    public async Task KeepAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || request.ContentLength is null or > MostBytes || !IsOurs(request) || !IsKept(request.Path))
        {
            return;
        }

        context.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { ValueCountLimit = WritingForm.MostFields }));
        var form = await request.ReadFormAsync(context.RequestAborted);
        var now = clock.GetUtcNow();
        foreach (var old in forms.Where(f => f.Value.Until < now).Select(f => f.Key).Concat(forms.Count >= MostForms ? forms.OrderBy(f => f.Value.Until).Take(1).Select(f => f.Key) : []).ToList())
        {
            forms.TryRemove(old, out _);
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        forms[id] = (request.Path.Value!, form.Where(f => f.Key is [_, '-', ..] or [_, _, '-', ..]).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal), now + Held);
        context.Response.Cookies.Append(Cookie, id, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = request.IsHttps, MaxAge = Held, Path = "/" });
    }

    /// <summary>What this browser had typed at this address; null where nothing waits. It is given once.</summary>
    public IFormCollection? Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: 32 } id || !forms.TryGetValue(id, out var kept) || kept.Path != context.Request.Path.Value || kept.Until < clock.GetUtcNow())
        {
            return null;
        }

        forms.TryRemove(id, out _);
        context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/" });
        return new FormCollection(kept.Fields);
    }

    /// <summary>The update grid, and the questions of a case.</summary>
    private static bool IsKept(PathString path) => path.Value is { } p
        && ((p.StartsWith("/tracker/", StringComparison.Ordinal) && p.Contains("/update/", StringComparison.Ordinal)) || (p.StartsWith("/plan/", StringComparison.Ordinal) && p.Contains("/case/write", StringComparison.Ordinal)));

    /// <summary>Another site's page can send a form, but the browser says so.</summary>
    private static bool IsOurs(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-origin" => true,
        "" => string.Equals(request.Headers.Origin.ToString(), $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
