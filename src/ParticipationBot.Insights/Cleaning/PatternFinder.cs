using System.Text.RegularExpressions;

namespace ParticipationBot.Insights.Cleaning;

/// <summary>Finds what has a form of its own: numbers, links, addresses, schools, classes. Each pattern runs in bounded time.</summary>
internal static partial class PatternFinder
{
    internal const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    internal const int Patience = 1000;

    /// <summary>An individual identification number begins with a date of birth.</summary>
    private const int IinDigits = 12;

    private const string Month = "(?:январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр|қаңтар|кантар|ақпан|акпан|наурыз|сәуір|сауир|мамыр|маусым|шілде|шилде|тамыз|қыркүйек|кыркуйек|қазан|казан|қараша|караша|желтоқсан|желтоксан)";

    internal const string HouseNumber = @"\s?,?\s?(?:д\.?|дом\.?|үй|уй)?\s?№?\d{1,3}(?:[/-]\d{1,3}|-?[абв])?(?![\d\w])(?!\s?(?:лет|жыл|жаст|год|класс|сынып|дн|күн|раз|рет|мин|сағ|час))(?:\s?-?(?:үй|уй|дом)\p{L}{0,4})?(?:\s?,?\s?(?:кв\w{0,6}\.?|пәтер|патер)?\s?\d{1,4}(?!\d)(?:\s?-?(?:пәтер|патер)\p{L}{0,4})?)?";

    /// <summary>What stands before an address in a sentence.</summary>
    private const string Lives = @"(?:жив[уеё]\w{0,3}|адрес\w{0,2}|тұрам\w{0,3}|турам\w{0,3}|тұрады|turam\w{0,3}|мекенжай\w{0,4}|прожива\w{2,4})";

    private static readonly (PersonalKind Kind, Regex Pattern)[] Patterns =
    [
        (PersonalKind.Email, Email()), (PersonalKind.Link, Link()), (PersonalKind.Username, At()), (PersonalKind.Username, Nick()), (PersonalKind.Username, BareUsername()), (PersonalKind.Username, NumberedUser()),
        (PersonalKind.BirthDate, FullDate()), (PersonalKind.BirthDate, YearFirst()), (PersonalKind.BirthDate, Born()), (PersonalKind.BirthDate, BornInYear()),
        (PersonalKind.School, SchoolThenNumber()), (PersonalKind.School, NumberThenSchool()), (PersonalKind.School, NamedSchool()), (PersonalKind.School, KnownSchool()), (PersonalKind.School, SpokenSchool()),
        (PersonalKind.Class, ClassLetter()), (PersonalKind.Class, ClassLetterAfter()), (PersonalKind.Class, BareClass()),
        (PersonalKind.Address, StreetAfter()), (PersonalKind.Address, StreetBefore()), (PersonalKind.Address, HouseAndFlat()), (PersonalKind.Address, Village()), (PersonalKind.Address, Block()), (PersonalKind.Address, KnownStreets.WithNumber), (PersonalKind.Address, PlaceAndHouse()),
        (PersonalKind.Phone, SpokenNumber()),
    ];

    /// <exception cref="RegexMatchTimeoutException">The text is unlike any message; it must not be shown.</exception>
    public static IEnumerable<PersonalSpan> Find(string text)
    {
        foreach (var (kind, pattern) in Patterns)
        {
            foreach (Match match in pattern.Matches(text))
            {
                var found = match.Groups["it"] is { Success: true } inner ? inner : match;
                yield return new PersonalSpan(found.Index, found.Length, kind);
            }
        }
        foreach (Match run in DigitRun().Matches(text))
        {
            if (Numbered(run.Value) is { } kind) yield return new PersonalSpan(run.Index, run.Length, kind);
        }
    }

    /// <summary>What a run of digits is: sixteen a bank card, twelve from a date an IIN, ten or eleven a phone.</summary>
    private static PersonalKind? Numbered(string run)
    {
        var digits = string.Concat(run.Select(sign => sign is 'o' or 'O' or 'о' or 'О' ? '0' : sign).Where(char.IsAsciiDigit));
        return digits.Length switch
        {
            16 => PersonalKind.Card,
            IinDigits when int.Parse(digits.AsSpan(2, 2)) is >= 1 and <= 12 && int.Parse(digits.AsSpan(4, 2)) is >= 1 and <= 31 => PersonalKind.Iin,
            11 when digits[0] is '7' or '8' => PersonalKind.Phone,
            12 when run.StartsWith('+') => PersonalKind.Phone,
            10 when digits[0] == '7' => PersonalKind.Phone,
            _ => null,
        };
    }

    [GeneratedRegex(@"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,24}){1,4}", Flags, Patience)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?:https?://|www\.)\S+|\b(?:t\.me|vk\.com|vk\.ru|instagram\.com|tiktok\.com|wa\.me|youtu\.be|youtube\.com|facebook\.com)/\S+", Flags, Patience)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w@.])@[\w][\w.]{2,31}", Flags, Patience)]
    private static partial Regex At();

    [GeneratedRegex(@"\b(?:инст\w{0,8}|inst\w{0,8}|тикток\w{0,3}|tik ?tok|телегр\w{0,5}|тг|tg|ник\w{0,3}|nick|аккаунт\w{0,5}|akk?aunt\w{0,5}|логин\w{0,3}|дискорд\w{0,3}|роблокс\w{0,3})\s{0,2}[:=—-]?\s{0,2}(?<it>[a-z][a-z0-9]{0,20}[._0-9][a-z0-9._]{1,24})", Flags, Patience)]
    private static partial Regex Nick();

    /// <summary>Latin letters with an underscore, or with digits behind a dot or at the end; names of games and phones look alike.</summary>
    [GeneratedRegex(@"(?<![\w@./])(?!(?:covid|fifa|iphone|ps|windows|samsung|redmi|galaxy|minecraft|gta|cs|nur|bilim|mp|formula|top|b|a|s|u)[\s._-]?\d{1,4}(?!\w))(?:_?[a-z][a-z0-9]{0,20}(?:\.[a-z0-9]{1,20}){0,2}[._]?_[a-z0-9._]{0,24}|_[a-z][a-z0-9._]{2,24}|[a-z]{2,20}(?:[._][a-z0-9]{1,20}){0,2}[._]\d{1,6}|[a-z]{3,20}\d{2,6})(?![\w@])", Flags, Patience)]
    private static partial Regex BareUsername();

    [GeneratedRegex(@"\b\w{2,32}#\d{4}\b|\bid\d{6,12}\b", Flags, Patience)]
    private static partial Regex NumberedUser();

    [GeneratedRegex(@"\b\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:(?:19|20)\d{2}|[01]\d)\b(?:\s?-?(?:жыл\w{0,4}|год\w?|г\.))?|\b\d{1,2}(?:-?(?:ші|шы|го|е))?\s+" + Month + @"\w{0,3}\s+(?:19|20)\d{2}(?:\s?-?(?:жыл\w{0,4}|жылғы|год\w?|г\.))?", Flags, Patience)]
    private static partial Regex FullDate();

    [GeneratedRegex(@"\b(?:19|20)\d{2}(?:\s?-?(?:жыл\w{0,4}|года?|г\.))?,?\s+\d{1,2}(?:-?(?:ші|шы|го|е))?\s+" + Month + @"\w{0,4}", Flags, Patience)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"\b(?:19|20)\d{2}(?:\s?-?\s?(?:жыл\w{0,4}|jyl\w{0,4}|zhyl\w{0,4}|год\w?|г\.?\s?р\.?))?\s{0,2}(?:туыл\w{2,8}|туған\w{0,4}|туганмын|tuyl\w{2,8}|tugan\w{0,4}|рожд\w{4,6})|(?:родил\w{2,4})\s+(?:в\s+)?(?<it>(?:19|20)\d{2}(?:\s?(?:году?|г\.?))?)", Flags, Patience)]
    private static partial Regex BornInYear();

    [GeneratedRegex(@"(?:родил\w{2,4}|день рождени\w|дн[её]м рождени\w|дат\w рождени\w|\bдр\b|днюх\w|туған күн\w{0,4}|туган кун\w{0,4}|туылған күн\w{0,4}|туылган кун\w{0,4}|tugan kun\w{0,4}|tuǵan kún\w{0,4}|den rojdeni\w)\D{0,16}(?<it>\d{1,2}(?:-?(?:ші|шы|нші|ншы|го|е))?(?:\s?[./-]\s?\d{1,2}(?:\s?[./-]\s?\d{2,4})?|\s+\p{L}{3,10}))", Flags, Patience)]
    private static partial Regex Born();

    [GeneratedRegex(@"\b(?:школ\w{0,3}|(?:о?сш|ош|кгу|қмм)(?=\s?[№\d])|гимнази\w{0,3}|лице\w{0,3}|gimnazi\w{0,3}|lice\w{0,3}|интернат\w{0,4}|колледж\w{0,4}|мектеп\w{0,5}|мектебі\w{0,4}|shkol\w{0,3}|mektep\w{0,5})[\s-]{1,3}(?:(?:лице|гимнази|интернат)\w{0,3}\s{1,3})?(?:(?:№|номер|n|#)\s{0,2}\d{1,3}|\d{1,3}(?!\d)(?!\s{0,2}(?:дет|учен|учи|чел|оқушы|окушы|кабинет|кружк|этаж|қабат|туалет|лет|жыл|жас|раз|рет|мин|час|сағат|сагат|бала|теңге|тенге|%|класс|сынып|урок|сабақ|сабак|апта|де\b|да\b|шақырым|шакырым|километр|км|метр|минут|день|дня|дней|күн|кун|ай\b|месяц)))\b", Flags, Patience)]
    private static partial Regex SchoolThenNumber();

    [GeneratedRegex(@"(?:№\s{0,2})?\b\d{1,3}\s{0,2}-?\s{0,2}(?:ші|шы|ши|shi|shy|й|я|ой|ая|ю|ую|го|е)?\s{0,2}-?(?:(?:орта|жалпы|средн\w{1,3}|общеобразовательн\w{1,3})\s{1,2})?(?:школ[аеыуо]\w{0,2}|гимнази\w{0,3}|лице\w{0,3}|мектеп\w{0,5}|мектебі\w{0,4}|mektep\w{0,5}|mektebi\w{0,4}|shkol\w{0,3}|gimnazi\w{0,3}|интернат\w{0,4}|колледж\w{0,4})", Flags, Patience)]
    private static partial Regex NumberThenSchool();

    [GeneratedRegex(@"\b(?:школ\w{0,3}|гимнази\w{0,3}|лице\w{0,3}|колледж\w{0,4})\s{1,2}(?:имени|им\.?)\s{1,2}(?:\p{L}\.\s?){0,2}\p{L}{2,24}|(?:\p{L}\.\s?){0,2}\p{L}{2,24}(?:\s\p{L}{2,24})?\s{1,2}(?:атындағы|атындагы|atyndagy)\s{1,2}\p{L}{2,24}", Flags, Patience)]
    private static partial Regex NamedSchool();

    [GeneratedRegex(@"\b(?:ниш|nis|нзм|нис|рфмш|рфмм|ктл|қтл|біл|бил|bil|кти|казнну|дарын|лицей-интернат)(?:-?(?:те|да|де|та|тің|ның|қа|ға|ге|ке|ға|тағы|е|а|у))?(?!\p{L})(?=.{0,25}(?:школ|мектеп|оқи|оки|учусь|учит|oqi|\d|ал[мм]ат|астан))", Flags, Patience)]
    private static partial Regex KnownSchool();

    /// <summary>"сорок пятая школа", "НИШ", "Назарбаев интеллектуальная школа".</summary>
    [GeneratedRegex(@"\b(?:двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто)\s\p{L}{4,8}\s(?:школ|гимнази|лице)\w{0,3}|(?-i:\b(?:НИШ|НЗМ|БИЛ|БІЛ|РФМШ|КТЛ|ҚТЛ)\b)(?:-?\p{Ll}{1,5}\b)?|\bназарбаев\s(?:интеллектуал\w{1,5}|зияткерлік)\s(?:школ|мекте[пб])\w{0,5}", Flags, Patience)]
    private static partial Regex SpokenSchool();

    [GeneratedRegex(@"\b\d{1,2}\s{0,2}-?\s{0,2}[«""'“]?(?-i:[А-ЕЖЗИКӘABCDEVG]|[абвгдәabvg])[»""'”]?\s{0,2}-?\s{0,2}(?:класс\w{0,4}|клас\w{0,3}|кл\b|сынып\w{0,5}|сыны[бп]\w{0,5}|synyp\w{0,5}|klass?\w{0,3})", Flags, Patience)]
    private static partial Regex ClassLetter();

    [GeneratedRegex(@"\b(?:класс\w{0,4}|сынып\w{0,5})\s{0,2}[:—-]?\s{0,2}\d{1,2}\s{0,2}-?\s{0,2}[«""']?(?-i:[А-ЕЖЗӘABCD]|[абвгә])[»""']?(?!\p{L})", Flags, Patience)]
    private static partial Regex ClassLetterAfter();

    /// <summary>"7Б", "5 «В»": the form of a class without its word.</summary>
    [GeneratedRegex(@"(?<![\w.,№/-])(?:[1-9]|1[01])(?:-?(?:[АБВГДЕӘ]|[ABD])(?![\w.°%])|\s?-?\s?[«""“][А-ЕӘа-еәA-D][»""”])", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex BareClass();

    [GeneratedRegex(@"\b(?:ул(?:иц[аеуы]|\.)|ул(?=\s\p{Lu})|проспект\w{0,3}|пр-?т\.?|пр\.|мкр\.?|пр(?=\s\p{Lu})|пер\.|ul(?:ica|itsa|\.)?(?=\s\p{L}{3,24}\s\d)|көш\.|б-р\.?|бульвар\w{0,2}|микрорайон\w{0,3}|переул\w{0,4})\s{0,2}[«""]?(?:(?-i:[\p{Lu}\d])[\p{L}\d-]{1,24}|[\p{L}-]{3,24}(?:\s\p{L}{2,24})?(?=\s?,?\s{0,2}(?:д(?:ом)?\.?\s{0,2})?№?\d))[»""]?(?:\s(?-i:\p{Lu})[\p{L}-]{2,24})?(?:\s?,?\s{0,2}(?:д(?:ом)?\.?\s{0,2})?№?\d{1,4}\w?(?:/\d{1,3})?)?(?:\s?,?\s{0,2}кв(?:артир\w)?\.?\s{0,2}\d{1,4})?", Flags, Patience)]
    private static partial Regex StreetBefore();

    [GeneratedRegex(@"(?:\p{L}\.\s?)?(?:(?-i:\p{Lu})\p{L}{2,20}\s)?[\p{L}\d-]{2,24}\s{1,2}(?:көшесі|кошеси|koshesi|көшесінде|даңғылы|дангылы|шағын ауданы|шагын ауданы?|мөлтек ауданы|молтек ауданы?|ықшам ауданы|ықшамаудан\w{0,4}|мкр\b|тұйығы)\p{L}{0,5}(?:\s?,?\s{0,2}\d{1,4}[\w/]{0,4}(?:\s?-?\s?(?:үй|уй|uy|ui)\p{L}{0,4})?)?(?:\s?,?\s{0,2}\d{1,4}\s?-?\s?(?:пәтер|патер|pater|кв)\p{L}{0,4})?", Flags, Patience)]
    private static partial Regex StreetAfter();

    [GeneratedRegex(@"\b(?:дом|д\.|үй|уй)\s{0,2}№?\s{0,2}\d{1,4}\w?\s?,?\s{0,2}(?:кв(?:артир\w)?\.?|пәтер|патер)\s{0,2}\d{1,4}|\b\d{1,4}-(?:үй|уй|пәтер|патер)\p{L}{0,3}|\bкв(?:артир\w)?\.?\s{0,2}№?\d{1,4}|\bдом\w?\s{0,2}№\s?\d{1,4}|(?:подъезд|кіреберіс)\w{0,2}\s{0,2}№?\d{1,2}", Flags, Patience)]
    private static partial Regex HouseAndFlat();

    [GeneratedRegex(@"\b(?:с\.\s?|пос[ёе]л(?:ок|ке|ка|ку)\s|сел[оаеу]\s|аул[ае]?\s(?=\p{Lu})|в\sауле\s)(?-i:\p{Lu})[\p{L}-]{2,24}|(?-i:\p{Lu})[\p{L}-]{2,24}\s(?:ауылы|аулы|ауылында|аулында|селосы|кенті|кентінде|auyly|аудан(?:ы|ында))(?!\p{L})", Flags, Patience)]
    private static partial Regex Village();

    /// <summary>"6 мкр, 17 дом, 45 квартира".</summary>
    [GeneratedRegex(@"\b\d{1,2}\s?-?(?:й|м|ші|шы)?\s?(?:мкр|микрорайон|м-н|шағын ?аудан|шагын ?аудан|ықшамаудан)\w{0,4}[\s,.]{1,3}(?:дом|үй)?\s?\d{1,3}(?:\s?-?(?:дом|үй|уй)\w{0,4})?(?:[\s,.]{1,3}(?:кв\w{0,6}\.?)?\s?\d{1,3}(?:\s?-?(?:кв|пәтер|патер)\w{0,6})?)?", Flags, Patience)]
    private static partial Regex Block();

    /// <summary>"живу на Кунгей 44/2".</summary>
    [GeneratedRegex(Lives + @"\s+(?:(?:на|в|по|мына|осы|үйім)\s+)?(?<it>\p{L}[\p{L}-]{2,24}(?:\s\p{L}{2,20})?" + HouseNumber + ")", Flags, Patience)]
    private static partial Regex PlaceAndHouse();

    [GeneratedRegex(@"\b(?:тел(?:ефон\w{0,3})?\.?|номер\w{0,4}|нөмір\w{0,5}|номир\w{0,5}|nomer\w{0,4}|ватсап\w{0,3}|whatsapp|вотсап\w{0,3})\s{0,2}[:—-]?\s{0,2}(?<it>\+?\d[\d\s-]{4,14}\d)", Flags, Patience)]
    private static partial Regex SpokenNumber();

    /// <summary>Digits with what people put between them; the letter O counts as a nought within.</summary>
    [GeneratedRegex(@"(?<![\w+])\+?\(?\d[\d\s().oоOО-]{7,24}\d(?!\w)", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex DigitRun();
}
