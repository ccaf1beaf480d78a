namespace ParticipationBot.Simulator.Children;

/// <summary>What Telegram knows about a person and sends along with every update. The bot must keep none of it.</summary>
public sealed record ChildIdentity(
    long Id, string FirstName, string LastName, string Username, string Phone, string? AppLanguage)
{
    private static readonly string[] FirstNames = ["Айзере", "Әлихан", "Нұрай", "Санжар", "Тоғжан", "Матвей", "Алина", "Дамир"];
    private static readonly string[] LastNames = ["Сәрсенқызы", "Жақсылық", "Төлегенова", "Ковалёв", "Әбдірахман", "Пак"];

    /// <summary>A made-up person; every field carries the number, so that a search for it finds only this person.</summary>
    public static ChildIdentity Of(int number, string? appLanguage = null) => new(
        5_100_000_000 + number,
        $"{FirstNames[number % FirstNames.Length]}{number:D6}",
        $"{LastNames[number % LastNames.Length]}{number:D6}",
        $"planted_user_{number:D6}",
        $"+7707{number:D7}",
        appLanguage);

    /// <summary>Values that must be found nowhere in what the bot keeps.</summary>
    public IReadOnlyList<string> Canaries => [FirstName, LastName, Username, Phone, $"{Id}"];
}
