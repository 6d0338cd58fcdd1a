//! Quantities: one table of readings for each language, and the laws of spans and comparison.

#[path = "common/table.rs"]
mod table;

use bitext::Lang::{self, English, Polish};
use bitext::text::{Approximation, Comparison, Date, Quantity, QuantityKind, Time, Value, quantities};
use proptest::prelude::*;

fn number(value: f64) -> String {
    let rounded = (value * 10_000.0).round() / 10_000.0;
    rounded.to_string()
}

fn date(date: &Date) -> String {
    let part = |part: Option<u8>| part.map_or("?".to_owned(), |part| part.to_string());
    let year = date.year.map_or("?".to_owned(), |year| year.to_string());
    let weekday = date.weekday.map_or(String::new(), |day| format!(" day {day}"));
    format!("{year}-{}-{}{weekday}", part(date.month), part(date.day))
}

fn time(time: &Time) -> String {
    format!("{}:{:02}{}", time.hour, time.minute, if time.half_known { "" } else { "*" })
}

/// A quantity in few words: `over PLN 5`, `weak 1`, `~12-15 km`.
fn short(quantity: &Quantity) -> String {
    let value = match quantity.value() {
        Value::Exact(value) => number(*value),
        Value::Range { low, high } => format!("{}..{}", number(*low), number(*high)),
        Value::Digits(digits) => format!("digits {}", digits.len()),
        Value::Date(value) => date(value),
        Value::Dates { from, to } => format!("{}..{}", date(from), date(to)),
        Value::Decade(decade) => format!("decade {decade}"),
        Value::Century(century) => format!("century {century}"),
        Value::Time(value) => time(value),
        Value::Times { from, to } => format!("{}..{}", time(from), time(to)),
    };
    let approximation = match quantity.approximation() {
        Approximation::Exact => "",
        Approximation::About => "about ",
        Approximation::Over => "over ",
        Approximation::AtLeast => "at-least ",
        Approximation::Under => "under ",
        Approximation::AtMost => "at-most ",
        Approximation::Almost => "almost ",
    };
    let weak = if quantity.is_weak() { "weak " } else { "" };
    match quantity.kind() {
        QuantityKind::Number | QuantityKind::Date | QuantityKind::Time => {
            format!("{weak}{approximation}{value}")
        }
        QuantityKind::Ordinal => format!("{weak}{approximation}{value}."),
        QuantityKind::Percent => format!("{weak}{approximation}{value}%"),
        QuantityKind::Money(currency) => format!("{weak}{approximation}{} {value}", currency.code()),
        QuantityKind::Measure(unit) => format!("{weak}{approximation}{value} {}", unit.symbol()),
    }
}

fn read(text: &str, lang: Lang) -> String {
    quantities(text, lang).iter().map(short).collect::<Vec<_>>().join("; ")
}

fn check(lang: Lang, rows: &[(&str, &str)]) {
    table::check(|text| read(text, lang), rows);
}

#[test]
fn polish() {
    check(
        Polish,
        &[
            ("16 tys. osób", "16000"),
            ("16\u{a0}000 osób", "16000"),
            ("16\u{202f}000 osób", "16000"),
            ("2 655 prób", "2655"),
            ("2655 prób", "2655"),
            ("1,5 mln osób", "1500000"),
            ("4,5tys. ludzi", "4500"),
            ("4,5 tyś. ludzi", "4500"),
            ("2 mld zł", "PLN 2000000000"),
            ("bilion złotych", "PLN 1000000000000"),
            ("trzy biliardy", "3000000000000000"),
            ("ponad 16 tys. prób", "over 16000"),
            ("blisko 16 tys. prób", "almost 16000"),
            ("niemal 300 osób", "almost 300"),
            ("około stu osób", "about 100"),
            ("ok. 30 aut", "about 30"),
            ("co najmniej pięć osób", "at-least 5"),
            ("do 500 osób", "at-most 500"),
            ("nie więcej niż 10 osób", "at-most 10"),
            ("nie mniej niż dziesięć", "at-least 10"),
            ("niespełna 20 minut", "under 20 min"),
            ("5-12 osób", "5..12"),
            ("5–12 tys. osób", "5000..12000"),
            ("od 5 do 12 osób", "5..12"),
            ("między 5 a 12 osób", "5..12"),
            ("5 lub 6 aut", "5..6"),
            ("5 proc. głosów", "5%"),
            ("5% głosów", "5%"),
            ("5,5 procent", "5.5%"),
            ("od 5 do 7 procent", "5..7%"),
            ("o 3 punkty procentowe", "3 pp"),
            ("o 3 pkt proc.", "3 pp"),
            ("pięć tysięcy", "5000"),
            ("pięciu tysięcy ludzi", "5000"),
            ("pięć i pół", "5.5"),
            ("półtora roku", "1.5 yr"),
            ("dwa i pół tysiąca", "2500"),
            ("2,5 tysiąca", "2500"),
            ("półtora miliona", "1500000"),
            ("pół miliona złotych", "PLN 500000"),
            ("ćwierć miliona", "250000"),
            ("tuzin jaj", "12"),
            ("jedna trzecia głosów", "0.3333"),
            ("dwie trzecie głosów", "0.6667"),
            ("trzy czwarte", "0.75"),
            ("połowa mieszkańców", "weak 0.5"),
            ("sto dwadzieścia trzy osoby", "123"),
            ("dwieście pięćdziesiąt tysięcy trzysta", "250300"),
            ("milion dwieście tysięcy", "1200000"),
            ("5 tys. 200 osób", "5200"),
            ("tysiące ludzi", "2000..9999"),
            ("dziesiątki tysięcy ludzi", "20000..99000"),
            ("setki osób", "200..999"),
            ("kilkanaście osób", "11..19"),
            ("kilkudziesięciu żołnierzy", "20..99"),
            ("kilkaset złotych", "PLN 200..999"),
            ("kilkanaście tysięcy", "11000..19000"),
            ("kilka osób", "weak 3..9"),
            ("dwoje dzieci i troje dorosłych", "2; 3"),
            ("dwiema grupami", "2"),
            ("z obu stron", "weak 2"),
            ("jeden z nich", "weak 1"),
            ("sto", "100"),
            ("3. osoba w kraju", "3."),
            ("To był trzeci atak", "3."),
            ("dwudziesta pierwsza rocznica", "21."),
            ("II wojna światowa", "2."),
            ("Jan Paweł II", "2."),
            ("XX wiek", "century 20"),
            ("w XIX w. i później", "century 19"),
            ("wiek XX", "century 20"),
            ("dwudziesty wiek", "century 20"),
            ("12 października 2021 r.", "2021-10-12"),
            ("12. października", "?-10-12"),
            ("12.10.2021 r.", "2021-10-12"),
            ("12 X 2010 r.", "2010-10-12"),
            ("2021-10-12", "2021-10-12"),
            ("dwunastego października", "?-10-12"),
            ("we wtorek 12 października", "?-10-12 day 2"),
            ("w czwartek", "?-?-? day 4"),
            ("w październiku 2021 r.", "2021-10-?"),
            ("w maju", "?-5-?"),
            ("Maja wyszła", ""),
            ("12–15 października", "?-10-12..?-10-15"),
            ("od 28 września do 3 października 2021 r.", "2021-9-28..2021-10-3"),
            ("w 2020 r. Sejm", "2020-?-?"),
            ("w roku 2020", "2020-?-?"),
            ("w latach 2019–2021", "2019..2021"),
            ("lata 90. były trudne", "decade 90"),
            ("w latach dziewięćdziesiątych XX wieku", "decade 1990"),
            ("doszło do 597 prób", "597"),
            ("liczba wzrosła do 500", "500"),
            ("w tym 12.10 odnotowano", "weak ?-10-12"),
            ("2/3 osób, 24/7", "0.6667; 24; 7"),
            ("lata 1950–1953", "1950..1953"),
            ("Stu powiedział", ""),
            ("44 r. p.n.e.", "-44-?-?"),
            ("o godz. 15", "15:00"),
            ("o godzinie 15.30", "15:30"),
            ("o 15.30", "15:30"),
            ("o 15:30 rano", "15:30"),
            ("o piątej rano", "5:00"),
            ("o piątej po południu", "17:00"),
            ("wpół do szóstej", "5:30*"),
            ("w południe", "12:00"),
            ("na południe od miasta", ""),
            ("o północy", "0:00"),
            ("od 8:00 do 16:00", "8:00..16:00"),
            ("5 zł", "PLN 5"),
            ("5 zł 50 gr", "PLN 5.5"),
            ("50 groszy", "PLN 0.5"),
            ("100 PLN", "PLN 100"),
            ("1,2 mln euro", "EUR 1200000"),
            ("pięć tysięcy dolarów", "USD 5000"),
            ("20 funtów", "GBP 20"),
            ("30 franków szwajcarskich", "CHF 30"),
            ("16 km od granicy", "16 km"),
            ("dziesięciu kilometrów", "10 km"),
            ("120 km/h", "120 km/h"),
            ("120 kilometrów na godzinę", "120 km/h"),
            ("50 mkw.", "50 m2"),
            ("300 metrów kwadratowych", "300 m2"),
            ("2 godziny 30 minut", "2.5 h"),
            ("20 stopni Celsjusza", "20 °C"),
            ("minus pięć stopni", "-5 °"),
            ("było -5 °C", "-5 °C"),
            ("3 hektary", "3 ha"),
            ("5 ton węgla", "5 t"),
            ("numer 123456789012345678901234567890", "digits 30"),
            ("F16 i COVID19 oraz 2D", ""),
            ("https://t.co/a12 @ktos5 #4lata pic.twitter.com/a5", ""),
            ("trzydniowy pobyt", "3 d"),
            ("dwudziestopięcioletnia studentka", "25 yr"),
            ("w 32-stopniowym upale", "32 °"),
            ("16-latek z Łodzi", "16 yr"),
            ("25-tysięczny tłum", "25000"),
            ("sześcioosobowa grupa", "6"),
            ("w sobotnią noc", "?-?-? day 6"),
            ("po październikowym spotkaniu", "?-10-?"),
            ("u schyłku XVI stulecia", "century 16"),
            ("od listopada do marca", "?-11-?..?-3-?"),
            ("po raz siódmy", "7."),
            ("dwa tuziny jaj", "24"),
            ("niepokój o los sto sunków", "100"),
            ("w latach 90-tych", "decade 90"),
            ("z 20-go wieku", "century 20"),
            ("szesnastowieczny zamek", "century 16"),
            ("pół wieku temu", "50 yr"),
            ("dwadzieścia kilka osób", "23..29"),
            ("sto kilkadziesiąt osób", "120..199"),
            ("od 7 do 11 centów", "XXX 0.07..0.11"),
            ("22,5 mln dolarów i 5 centów", "USD 22500000; XXX 0.05"),
            ("w nocy z 12 na 13 października", "?-10-12..?-10-13"),
            ("w godz. 8-20", "8:00..20:00"),
            ("w sezonie 2019/20", "2019..2020"),
            ("10 stopni poniżej zera", "-10 °"),
            ("nie może mieć więcej niż 255 znaków", "at-most 255"),
            ("o drugiej trzydzieści", "weak 2:30*"),
        ],
    );
}

#[test]
fn english() {
    check(
        English,
        &[
            ("16,000 people", "16000"),
            ("16 000 people", "16000"),
            ("1.5 million people", "1500000"),
            ("2 billion", "2000000000"),
            ("over 16,000 attempts", "over 16000"),
            ("almost 16,000 attempts", "almost 16000"),
            ("more than 300", "over 300"),
            ("some 500 people", "about 500"),
            ("up to 500 people", "at-most 500"),
            ("at least five people", "at-least 5"),
            ("no fewer than ten", "at-least 10"),
            ("under a hundred", "under 100"),
            ("100 or more", "at-least 100"),
            ("20 or so people", "about 20"),
            ("5-12 people", "5..12"),
            ("between 5 and 12 people", "5..12"),
            ("from two to three million", "2000000..3000000"),
            ("5 per cent", "5%"),
            ("5 percent", "5%"),
            ("5%", "5%"),
            ("5 to 7 percent", "5..7%"),
            ("3 percentage points", "3 pp"),
            ("two and a half million", "2500000"),
            ("a million and a half", "1500000"),
            ("half a million", "500000"),
            ("a hundred", "100"),
            ("two hundred and fifty-three thousand four hundred", "253400"),
            ("twenty-one", "21"),
            ("a dozen eggs", "12"),
            ("half a dozen", "6"),
            ("dozens of people", "24..99"),
            ("hundreds of thousands of people", "200000..999000"),
            ("tens of thousands", "20000..99000"),
            ("several people", "weak 3..9"),
            ("several hundred people", "300..900"),
            ("thousands of people", "2000..9999"),
            ("two thirds of voters", "0.6667"),
            ("two-thirds", "0.6667"),
            ("a third of voters", "0.3333"),
            ("one third", "0.3333"),
            ("three quarters", "0.75"),
            ("half of them", "weak 0.5"),
            ("2½ hours", "2.5 h"),
            ("half an hour", "0.5 h"),
            ("one of them", "weak 1"),
            ("one hundred", "100"),
            ("the second attempt", "weak 2."),
            ("30 seconds", "30 s"),
            ("the 12th attempt", "12."),
            ("the third attempt", "3."),
            ("the twenty-first century", "century 21"),
            ("the 20th century", "century 20"),
            ("World War II", "2."),
            ("I went there", ""),
            ("October 12, 2021", "2021-10-12"),
            ("October 12", "?-10-12"),
            ("12 October", "?-10-12"),
            ("the 12th of October", "?-10-12"),
            ("Oct. 12", "?-10-12"),
            ("Oct 12", "?-10-12"),
            ("on Tuesday, October 12, 2021", "2021-10-12 day 2"),
            ("2021-10-12", "2021-10-12"),
            ("10/12/2021", "2021-10-12"),
            ("October 12-15", "?-10-12..?-10-15"),
            ("12-15 October 2021", "2021-10-12..2021-10-15"),
            ("until Oct. they wait", "?-10-?"),
            ("Jan came", ""),
            ("the Sunday Times", "weak ?-?-? day 7"),
            ("in May", "?-5-?"),
            ("May 3", "?-5-3"),
            ("They may go. May he rest.", ""),
            ("we march on", ""),
            ("in 2020", "2020-?-?"),
            ("between 2019 and 2021", "2019-?-?..2021-?-?"),
            ("the 1990s", "decade 1990"),
            ("the nineties", "decade 90"),
            ("the '90s", "decade 90"),
            ("44 BC", "-44-?-?"),
            ("nineteen eighty-four", "1984"),
            ("3 p.m.", "15:00"),
            ("3:30 pm", "15:30"),
            ("3pm", "15:00"),
            ("15:30", "15:30"),
            ("at 3.30", "3:30*"),
            ("five o'clock", "5:00*"),
            ("half past three", "3:30*"),
            ("noon", "12:00"),
            ("$5 million", "USD 5000000"),
            ("£5m", "GBP 5000000"),
            ("€1.2bn", "EUR 1200000000"),
            ("US$100", "USD 100"),
            ("PLN 50", "PLN 50"),
            ("50 cents", "XXX 0.5"),
            ("50 zlotys", "PLN 50"),
            ("five thousand dollars", "USD 5000"),
            ("$5-10 million", "USD 5000000..10000000"),
            ("10 miles", "10 mi"),
            ("a five-kilometre walk", "5 km"),
            ("5km away", "5 km"),
            ("75 mph", "75 mph"),
            ("6 feet 2 inches", "6.1667 ft"),
            ("20 degrees Celsius", "20 °C"),
            ("300 square metres", "300 m2"),
            ("the 6-foot-6 centre", "6.5 ft"),
            ("1950-53", "1950..1953"),
            ("from November to March", "?-11-?..?-3-?"),
            ("two dozen eggs", "24"),
            ("a 42-year-old man", "42 yr"),
            ("10k followers", "10000"),
            ("1,2,3", "1; 2; 3"),
            ("in the 900s", "decade 900"),
            ("a quarter of a century", "25 yr"),
            ("some two dozen bases", "about 20..28"),
            ("10 degrees below zero", "-10 °"),
            ("it cannot have more than 255", "at-most 255"),
            ("5 1/2 years", "5.5 yr"),
            ("between 7 cents and 11 cents", "XXX 0.07..0.11"),
            ("the TLS v1.3 protocol", ""),
            ("both sides", "weak 2"),
        ],
    );
}

#[test]
fn values_agree_across_languages() {
    use Comparison::{ApproximationDiffers, Different, Equal, Incomparable, Rounded, Vaguer};
    let table = [
        ("16 tys.", "16,000", Equal),
        ("1,5 mln", "1.5 million", Equal),
        ("2 mld zł", "PLN 2bn", Equal),
        ("bilion", "a trillion", Equal),
        ("bilion", "a billion", Different),
        ("ponad 16 tys.", "over 16,000", Equal),
        ("ponad 16 tys.", "at least 16,000", Equal),
        ("ponad 16 tys.", "almost 16,000", ApproximationDiffers),
        ("ponad 16 tys.", "16,000", ApproximationDiffers),
        ("około 16 tys.", "16,000", Vaguer),
        ("około 16 tys.", "16,245", Vaguer),
        ("16 245", "16,200", Rounded),
        ("16 245", "16,300", Different),
        ("5 proc.", "five per cent", Equal),
        ("połowa", "50 percent", Equal),
        ("jedna trzecia", "a third of", Equal),
        ("16 km", "10 miles", Rounded),
        ("16 km", "12 miles", Different),
        ("16 km", "10 kilograms", Incomparable),
        ("5000 m", "5 km", Equal),
        ("1,8 m", "6 feet", Rounded),
        ("100 kg", "220 pounds", Rounded),
        ("20 stopni Celsjusza", "68 degrees Fahrenheit", Equal),
        ("20 stopni", "20 degrees Celsius", Vaguer),
        ("198 cm", "6-foot-6", Rounded),
        ("trzydniowy", "three-day", Equal),
        ("XVII wieku", "17th-century", Equal),
        ("kilkanaście", "a dozen", Vaguer),
        ("kilkudziesięciu", "dozens", Vaguer),
        ("kilkaset", "hundreds", Equal),
        ("kilkaset", "thousands", Different),
        ("12 października 2021 r.", "October 12, 2021", Equal),
        ("12 października 2021 r.", "October 12", Vaguer),
        ("12 października", "October 13", Different),
        ("2020", "in 2020", Equal),
        ("w 2020 r.", "in 2021", Different),
        ("lata 90.", "the 1990s", Vaguer),
        ("XX wiek", "the twentieth century", Equal),
        ("godz. 15", "3 p.m.", Equal),
        ("o piątej", "5 p.m.", Vaguer),
        ("godz. 15", "4 p.m.", Different),
        ("II wojna", "Second World War", Equal),
        ("5 zł", "5 euros", Different),
        ("5 centów", "five cents", Equal),
        ("od 5 do 12", "between five and twelve", Equal),
        ("trzeci", "three", Vaguer),
        ("16 km", "October", Incomparable),
        ("XV wieku", "the 1400s", Vaguer),
        ("do ósmej", "8 o'clock", Vaguer),
        ("o 17.00", "1700 GMT", Vaguer),
        ("o 17.00", "1800 GMT", Incomparable),
        ("o 10.", "by 11", Incomparable),
        ("około 90 stopni", "the 90s", Vaguer),
        ("jedną piątą", "a fifth today", Vaguer),
        ("2 godz. 5 min", "2:05", Vaguer),
        ("kilkanaście osób", "more than a dozen people", Vaguer),
        ("dwadzieścia kilka osób", "more than 20 people", Vaguer),
        ("około czterdziestu", "some three dozen", Vaguer),
    ];
    for (polish, english, expected) in table {
        let left = quantities(polish, Polish);
        let right = quantities(english, English);
        let (Some(left), Some(right)) = (left.first(), right.first()) else {
            panic!("nothing read in {polish:?} or {english:?}");
        };
        let pair = format!("{polish} ({}), {english} ({})", short(left), short(right));
        assert_eq!(left.compare(right), expected, "{pair}");
        assert_eq!(right.compare(left), expected, "{pair} turned round");
        assert_eq!(left.same_value(right), expected <= ApproximationDiffers, "{pair}");
        if expected == Equal && !left.is_weak() && !right.is_weak() {
            assert_eq!(left.key(), right.key(), "{pair}");
        }
    }
}

#[test]
fn quantities_survive_json() {
    let text = "12.10.2021 o 15:30 zapłacił 5 zł, czyli ok. 3 km albo 5–7 proc.";
    let found = quantities(text, Polish);
    let json = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Quantity>>(&json).unwrap(), found);
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "5",
        "16",
        "000",
        "2021",
        "12",
        ".",
        ",",
        "-",
        "–",
        " ",
        " ",
        "\u{a0}",
        "tys.",
        "mln",
        "million",
        "sto",
        "dwa",
        "and",
        "a",
        "half",
        "i",
        "pół",
        "do",
        "od",
        "ponad",
        "over",
        "about",
        "października",
        "October",
        "r.",
        "zł",
        "$",
        "€",
        "%",
        "km",
        "p.m.",
        "godz.",
        "o",
        "at",
        "XX",
        "wiek",
        "lata",
        "½",
        "hundred",
        "thirds",
        "trzecia",
        "minus",
        "°C",
        "🇧🇾",
        "ę",
        "999999999999999",
        "\n",
        "Tuesday",
        "kilka",
        "tysięcy",
        "second",
        "or",
        "so",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn check_laws(text: &str) {
    for lang in Lang::ALL {
        let found = quantities(text, lang);
        let mut end = 0;
        for quantity in &found {
            let span = quantity.span();
            assert!(span.start() >= end && !span.is_empty(), "{text:?}: {found:?}");
            assert!(span.get(text).is_some(), "{text:?}: {found:?}");
            end = span.end();
            assert!(quantity.value().bounds().is_none_or(|(low, high)| low <= high && high.is_finite()));
            assert_eq!(quantity.compare(quantity), Comparison::Equal, "{text:?}: {quantity:?}");
            assert_eq!(quantity.key(), quantity.clone().key());
        }
        for pair in found.windows(2) {
            assert_eq!(pair[0].compare(&pair[1]), pair[1].compare(&pair[0]), "{text:?}: {pair:?}");
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in ".*") {
        check_laws(&text);
    }

    #[test]
    fn any_heap_of_number_words_is_read(text in pieces()) {
        check_laws(&text);
    }

    #[test]
    fn integers_are_read_as_they_are(value in 0_u32..1_000_000) {
        for lang in Lang::ALL {
            let text = format!("({value})");
            let found = quantities(&text, lang);
            prop_assert_eq!(found[0].value(), &Value::Exact(f64::from(value)));
        }
    }
}
