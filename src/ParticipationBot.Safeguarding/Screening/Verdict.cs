namespace ParticipationBot.Safeguarding.Screening;

/// <summary>What screening found in a text.</summary>
public enum ScreeningClass
{
    /// <summary>About people in general, a wish, a game, an idiom: nobody needs help now.</summary>
    View,

    /// <summary>Hyperbole or a question "what if": the help card is shown, nobody is alerted.</summary>
    Offer,

    /// <summary>Someone is or was harmed: goes to the helpline.</summary>
    Disclosure,

    /// <summary>Screening failed. Treated as a disclosure, never as safe.</summary>
    NotCleared,
}

/// <summary>Kinds of harm.</summary>
public enum HarmKind { Physical, Sexual, Emotional, Neglect, Bullying, Online, SelfHarm, Exploitation, Marriage, Institution, Witness }

/// <summary>How fast a person must look. Ordered: a greater value is more urgent. The machine only ever raises it.</summary>
public enum Urgency { Routine, High, Immediate }

/// <summary>What fired: a pattern of the lexicon, the model alone, both together, or screening's own failure.</summary>
public enum ScreeningSource { Unknown, Lexicon, Model, Both, Failure }

/// <param name="Kind">Null where the class is no disclosure or the kind is not clear.</param>
/// <param name="Urgency">Null for views and offers.</param>
/// <param name="Reasons">Names of the concepts that fired. They are sealed with the case, since they tell of the text.</param>
public sealed record Verdict(ScreeningClass Class, HarmKind? Kind, Urgency? Urgency, IReadOnlyList<string> Reasons)
{
    /// <summary>Which part of screening fired. Says nothing of the text, so it may be counted.</summary>
    public ScreeningSource Source { get; init; }

    public static Verdict View { get; } = new(ScreeningClass.View, null, null, []);

    public static Verdict NotCleared(string reason) => new(ScreeningClass.NotCleared, null, Screening.Urgency.High, [reason]) { Source = ScreeningSource.Failure };

    /// <summary>True where the text goes to the helpline.</summary>
    public bool OpensCase => Class is ScreeningClass.Disclosure or ScreeningClass.NotCleared;
}
