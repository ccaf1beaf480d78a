using CsCheck;
using ParticipationBot.Insights.Cleaning;
using ParticipationBot.Localization;

namespace ParticipationBot.Insights.Tests.Cleaning;

public sealed class CleanerTests
{
    private static readonly Cleaner Cleaner = new(Catalogue.Load(Path.Combine(AppContext.BaseDirectory, "localization")));

    [Theory]
    [InlineData("Мой номер +7 701 123 45 67, пишите", "Мой номер [телефон], пишите")]
    [InlineData("звони 8(7О1)1234567", "звони [телефон]")]
    [InlineData("мой иин 120512500123", "мой иин [ИИН]")]
    [InlineData("карта 4400 4301 2345 6789", "карта [карта]")]
    [InlineData("пиши в инсту: aru.2011_kz или @aru_kz", "пиши в инсту: [ник] или [ник]")]
    [InlineData("https://vk.com/id12345 там видео", "[ссылка] там видео")]
    [InlineData("почта aru2011@mail.ru", "почта [почта]")]
    [InlineData("Я живу на улице Абая, дом 15, кв. 7", "Я живу на [адрес]")]
    [InlineData("Школа №27 самая холодная", "[школа] самая холодная")]
    [InlineData("учусь в 9 «А» классе", "учусь в [класс]")]
    [InlineData("меня зовут Алина, мне 12", "меня зовут [имя], мне 12")]
    [InlineData("учительница Иванова Мария Петровна кричит", "учительница [имя] кричит")]
    [InlineData("директор Сериков Б.А. обещал", "директор [имя] обещал")]
    [InlineData("я родилась 12.05.2011", "я родилась [дата рождения]")]
    [InlineData("тётя Света сказала", "тётя [имя] сказала")]
    [InlineData("с Сашей и Димой играем", "с [имя] и [имя] играем")]
    public void Russian(string said, string cleaned) => Cleaner.Clean(said, "ru").Should().Be(cleaned);

    [Theory]
    [InlineData("Менің атым Айгерім", "Менің атым [аты]")]
    [InlineData("айгеримге айттым", "[аты] айттым")]
    [InlineData("Aigerimmen birge baramyn", "[аты] birge baramyn")]
    [InlineData("Бақыт ағай жақсы адам", "[аты] ағай жақсы адам")]
    [InlineData("27 мектеп өте суық", "[мектеп] өте суық")]
    [InlineData("Абай атындағы гимназия алыс", "[мектеп] алыс")]
    [InlineData("Сейфуллин көшесі 15 үй, 7 пәтер", "[мекенжай]")]
    [InlineData("7Б сыныбында оқимын", "[сынып] оқимын")]
    [InlineData("нөмірім 87011234567", "нөмірім [телефон]")]
    [InlineData("Ерлан Серікұлы сабақ бермейді", "[аты] сабақ бермейді")]
    public void Kazakh(string said, string cleaned) => Cleaner.Clean(said, "kk").Should().Be(cleaned);

    [Theory]
    [InlineData("Ең үлкен арманым бақытты болу, жұлдызды аспан көргім келеді")]
    [InlineData("У нас в школе 30 детей в классе и 7 уроков")]
    [InlineData("Хочу роман про любовь и надежду, мы пишем слова")]
    [InlineData("В 2026 году закрыли 11 школ? нет, просто холодно")]
    [InlineData("Алматыда смог көп, Қазақстан әдемі")]
    [InlineData("В столовой суп 500 тенге, очередь 20 минут")]
    [InlineData("Я за здоровье и за слово, любовь готова")]
    [InlineData("Сабақтан кейін үй тапсырмасы 3 сағат")]
    public void What_names_nobody_stays_as_it_is(string said) => Cleaner.Clean(said, "ru").Should().Be(said);

    [Fact]
    public void Any_text_is_cleaned_without_a_fault() => Gen.String[Gen.Char["абвАБ әқ0123456789 .,@+-№«»айсұлужолмектеп\n"], 0, 300]
        .Sample(text => { Cleaner.Clean(text, "ru").Length.Should().BeLessThan((text.Length * 8) + 1); }, iter: 300);

    [Fact]
    public void A_message_cleaned_once_stays_as_it_is()
    {
        const string Said = "Меня зовут Алина Иванова, школа 27, +7 701 123 45 67, ул. Абая 15";
        Cleaner.Clean(Cleaner.Clean(Said, "ru"), "ru").Should().Be(Cleaner.Clean(Said, "ru")).And.NotContainAny("Алина", "Иванова", "27", "123", "Абая");
    }
}
