using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.WebEncoders;
using Outturn.App.Api;
using Outturn.App.Security;
using Outturn.App.Web;
using Outturn.GovUk.Forms;

namespace Outturn.App.Hosting;

/// <summary>Puts the web application together.</summary>
public static class OutturnWeb
{
    /// <summary>The path for liveness: no sign-in, no database.</summary>
    public const string HealthPath = "/health";

    public static WebApplicationBuilder CreateBuilder(DataPlace place, TimeProvider clock, string? urls)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(OutturnWeb).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,

            // Settings are read at start: nothing watches their files.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        if (urls is not null)
        {
            builder.WebHost.UseUrls(urls);
        }

        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // The keys lie beside the database, readable by its owner only; docs/how-to/run-it.md says so.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        AddServices(builder.Services, place, clock);
        return builder;
    }

    public static void AddServices(IServiceCollection services, DataPlace place, TimeProvider clock)
    {
        services.AddOutturn(place, clock);
        services.AddOutturnRights();
        services.AddSingleton<CouncilName>();
        services.AddSingleton<TypedForms>();
        services.AddHttpClient(nameof(PrintedPages));
        services.AddScoped<PrintedPages>();
        services.AddScoped<IPagePrinter>(services => services.GetRequiredService<PrintedPages>());
        services.AddGovUk();
        services.Configure<RouteOptions>(options =>
        {
            options.ConstraintMap["financialyear"] = typeof(FinancialYearConstraint);
            options.ConstraintMap["cycle"] = typeof(PlanCycleConstraint);
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = "outturn";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = "/sign-in";
            options.LogoutPath = "/sign-out";
            options.ExpireTimeSpan = TimeSpan.FromHours(10);
            options.SlidingExpiration = true;
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
            options.Events.OnRedirectToLogin = async context =>
            {
                // A program that asks for data is told no; a person is taken to sign in and back.
                if (WantsData(context.Request))
                {
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                }
                else
                {
                    await context.HttpContext.RequestServices.GetRequiredService<TypedForms>().KeepAsync(context.HttpContext);
                    context.Response.Redirect(context.RedirectUri);
                }
            };
        });
        services.AddRazorPages(options =>
        {
            options.RootDirectory = "/Web/Pages";
            Conventions.Apply(options);
        });
        services.AddAntiforgery(options => options.Cookie.Name = "outturn-form");
        services.AddResponseCompression(options => options.EnableForHttps = true);
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }

    public static void Map(WebApplication app)
    {
        app.UseResponseCompression();
        app.UseMiddleware<ContentPolicy>();
        app.UseExceptionHandler("/problem/500");
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
        app.UseMiddleware<TooLarge>();
        UseAssets(app);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRazorPages();
        TrackerFiles.Map(app);
        ReportFiles.Map(app);
        CompareFiles.Map(app);
        ForecastFiles.Map(app);
        GridFiles.Map(app);
        PlanFiles.Map(app);
        LineReadingFiles.Map(app);
        StructureFiles.Map(app);
        PaperFiles.Map(app);
        WritingFiles.Map(app);
        WorkingFiles.Map(app);
        CertaintyFiles.Map(app);
        FundFiles.Map(app);
        CloseFiles.Map(app);
        ModelFiles.Map(app);
        app.MapGet(HealthPath, () => "ok").AllowAnonymous();
    }

    private static void UseAssets(WebApplication app)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (!Directory.Exists(folder))
        {
            throw new InvalidOperationException("The style sheet was not built: run npm ci, then build again.");
        }

        var files = new PhysicalFileProvider(folder);
        app.Lifetime.ApplicationStopped.Register(files.Dispose);
        app.Environment.WebRootFileProvider = files;
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = context.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }

    private static bool WantsData(HttpRequest request) =>
        request.Path.Value is { } path && (path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith("/draft", StringComparison.Ordinal) || path.EndsWith(".csv", StringComparison.Ordinal) || path.EndsWith(".xlsx", StringComparison.Ordinal) || path.EndsWith(".pdf", StringComparison.Ordinal));
}
