namespace ParticipationBot.Insights.Themes;

/// <summary>What of a view the search for themes reads: which words stand in it, who sent it and when. The text itself is let go at once.</summary>
/// <param name="Child">Number of the sender within one build; the same child has the same number.</param>
/// <param name="Topics">Bits in the order of the taxonomy's choosable topics.</param>
/// <param name="Week">Day number of the Monday.</param>
/// <param name="Words">Numbers in the build's <see cref="WordBook"/>, each once.</param>
/// <param name="Sketch">For finding copies; empty for a short text.</param>
/// <param name="Mark">Hash of the folded text: the order of views must not depend on when they were written.</param>
internal sealed record ThemeView(Guid Id, int Child, uint Topics, int Week, bool IsKazakh, int[] Words, uint[] Sketch, ulong Mark);
