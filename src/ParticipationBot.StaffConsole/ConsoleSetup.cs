using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MudBlazor.Services;
using ParticipationBot.Insights.Overviews;
using ParticipationBot.StaffConsole.Access;
using ParticipationBot.StaffConsole.Cases;
using ParticipationBot.StaffConsole.Layout;
using ParticipationBot.StaffConsole.Public;
using ParticipationBot.StaffConsole.Releases;
using ParticipationBot.StaffConsole.Reports;
using ParticipationBot.StaffConsole.Polls;
using ParticipationBot.StaffConsole.Polls.Files;
using ParticipationBot.StaffConsole.Polls.Pictures;
using ParticipationBot.StaffConsole.Supervision;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.StaffConsole;

/// <summary>Puts the staff's console together.</summary>
public static class ConsoleSetup
{
    public const string SignInLimit = "staff-signin";
    private const int SignInsPerMinute = 20;
    private const int LeastPasswordLength = 12;
    private const int LongestMessage = 512 * 1024;

    /// <summary>Needs <c>AddStorage</c> and a <c>Catalogue</c>. The host's builder calls <c>UseStaticWebAssets()</c> when run unpublished.</summary>
    public static IServiceCollection AddStaffConsole(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents()
            // A pasted text that is too long must arrive to be refused with words, instead of breaking the page.
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = LongestMessage);
        services.AddMudServices();
        services.AddHttpContextAccessor().AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, StaffSession>().AddScoped<Words>().AddScoped<CaseKey>();
        services.AddSingleton<ResultNames>().AddSingleton<ResultCodebook>().AddSingleton<ResultWorkbook>();
        services.AddScoped<Enrolment>().AddScoped<StaffSignIn>();
        services.AddSingleton<FirstAdministrator>().AddSingleton<StaffUsers>().AddSingleton<StaffNames>().AddSingleton<OverviewQuery>().AddSingleton<ClearedViews>();
        AddIdentity(services);
        // Cookies and tokens must outlive a restart and be readable by every replica.
        services.AddDataProtection();
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing, ILoggerFactory>((options, ring, loggers) =>
            options.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(Path.Combine(ring.Folder, "console")), loggers));
        services.AddRateLimiter(limits => limits.AddPolicy(SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "local",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = SignInsPerMinute, Window = TimeSpan.FromMinutes(1) })));
        return services;
    }

    /// <summary>Serves the console under /staff. Everything asks for a signed-in person unless a page says otherwise.</summary>
    public static void MapStaffConsole(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapGet("/staff/choose", Choose).AllowAnonymous();
        app.MapChangesPage();
        app.MapReportFiles();
        app.MapReleaseFiles();
        app.MapPollFiles();
        app.MapPollPictures();
        app.MapCounts();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode().RequireAuthorization();
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthorization();
        services.AddIdentityCore<StaffUser>(options =>
            {
                options.Password = new PasswordOptions
                {
                    RequiredLength = LeastPasswordLength, RequireDigit = false, RequireLowercase = false, RequireUppercase = false,
                    RequireNonAlphanumeric = false, RequiredUniqueChars = 5,
                };
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddRoles<IdentityRole<Guid>>().AddEntityFrameworkStores<ParticipationDb>().AddSignInManager().AddDefaultTokenProviders();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "staff";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = "/staff/signin";
            cookie.AccessDeniedPath = "/staff/denied";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
        });
    }

    /// <summary>Remembers the language and the colours in cookies and goes back.</summary>
    private static IResult Choose(HttpContext context, string? language, string? theme, string? back)
    {
        var lasting = new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, SameSite = SameSiteMode.Lax, HttpOnly = true };
        if (language is not null && Words.Languages.Contains(language)) context.Response.Cookies.Append(Words.Cookie, language, lasting);
        if (theme is "light" or "dark" or "system") context.Response.Cookies.Append(App.ThemeCookie, theme, lasting);
        return Results.LocalRedirect(back is { Length: > 1 } && back[0] == '/' && back[1] is not ('/' or '\\') ? back : "/staff");
    }
}
