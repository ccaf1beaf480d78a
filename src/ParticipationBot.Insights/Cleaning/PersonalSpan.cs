namespace ParticipationBot.Insights.Cleaning;

/// <summary>Where a text says who somebody is.</summary>
/// <param name="Start">Index of the first character.</param>
/// <param name="Length">In characters.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct PersonalSpan(int Start, int Length, PersonalKind Kind)
{
    public int End => Start + Length;
}

public enum PersonalKind { Name, Phone, Iin, Card, Address, School, Class, Username, Link, Email, BirthDate }
