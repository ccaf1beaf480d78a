namespace ParticipationBot.Safeguarding.Screening;

/// <summary>Reads a text for danger before anything else happens with it.</summary>
public interface IScreen
{
    /// <summary>May throw; <see cref="ScreeningGate"/> turns any failure into "not cleared".</summary>
    Verdict Screen(string text);
}
