namespace ParticipationBot.Safeguarding.Deadlines;

/// <summary>Who has been called about a case. Ordered: a later step calls more people.</summary>
public enum EscalationStep { OnDuty, NextOnDuty, Team, Supervisor, Fallback }

/// <summary>Walks up the chain. It has no last word: the fallback is called again and again until a person acts.</summary>
public static class EscalationChain
{
    /// <summary>The step after one, leaving out steps at which nobody new would be called.</summary>
    /// <param name="callable">Which steps call somebody right now; the fallback always counts.</param>
    public static EscalationStep After(EscalationStep step, Func<EscalationStep, bool> callable)
    {
        for (var next = step + 1; next < EscalationStep.Fallback; next++)
            if (callable(next)) return next;
        return EscalationStep.Fallback;
    }

    /// <summary>Where a new case begins: with who is on duty; off hours with whoever comes next in the chain.</summary>
    public static EscalationStep First(Func<EscalationStep, bool> callable) =>
        callable(EscalationStep.OnDuty) ? EscalationStep.OnDuty : After(EscalationStep.OnDuty, callable);
}
