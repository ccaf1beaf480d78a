using System.Globalization;

namespace ParticipationBot.Commands;

/// <summary>What the machine must have before anything runs.</summary>
internal static class Requirements
{
    public static bool AreMet(out string problem)
    {
        try
        {
            var kazakh = CultureInfo.GetCultureInfo("kk-KZ");
            // Ordinal order puts "ә" after "я"; ICU's Kazakh order puts it after "а".
            problem = kazakh.CompareInfo.Compare("ә", "б", CompareOptions.None) < 0
                ? ""
                : "Kazakh sorting does not work here: install ICU (Debian: libicu72) and run again.";
        }
        catch (CultureNotFoundException)
        {
            problem = "The culture kk-KZ is missing: install ICU (Debian: libicu72) and do not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.";
        }
        return problem.Length == 0;
    }
}
