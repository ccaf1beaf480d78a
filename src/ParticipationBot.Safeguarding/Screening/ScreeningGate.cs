using System.Diagnostics;

namespace ParticipationBot.Safeguarding.Screening;

/// <summary>The only way from a child's text to a dialog. Whatever goes wrong in screening, the text counts as not cleared.</summary>
public sealed class ScreeningGate(IScreen screen)
{
    public Verdict Screen(string text)
    {
        try
        {
            return screen.Screen(text);
        }
#pragma warning disable CA1031 // Any fault at all means that the text was not cleared; the fault's type goes to the counsellor.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Activity.Current?.SetStatus(ActivityStatusCode.Error, "screening failed");
            return Verdict.NotCleared("screening failed: " + fault.GetType().Name);
        }
    }
}
