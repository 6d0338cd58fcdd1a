//! Sentences and bytes a second: `cargo bench --bench split`.
//!
//! The text is made up of the golden cases' kind of news, repeated, so that the bench needs no corpus;
//! hostile texts show that the cost stays linear.

use std::hint::black_box;

use bitext::Lang;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

const POLISH: &str = "Prof. J. Zawada przyjechał 12 października 2021 r. do Krakowa na zaproszenie władz miasta. \
    Spotkał się tam z 16 tys. osób, m.in. z uczniami Liceum im. Marii Skłodowskiej przy ul. Lipowej 3. „Nie \
    spodziewałem się takich tłumów” – powiedział dziennikarzom po wykładzie, który trwał ponad trzy godziny i \
    zakończył się długo po zmroku. Czy wróci za rok? Organizatorzy nie wykluczają, że będzie to możliwe, ale \
    zgodnie z art. 3 ust. 2 regulaminu muszą najpierw zapytać radę fundacji. ";

const ENGLISH: &str = "Mr. Finch met Dr. Wren at 9 a.m. on Monday to talk about the old mill in Washington D.C. and \
    its future. \"It will cost $3.5 million,\" he said, adding that Acorn Inc. had offered to pay half. Nobody knows \
    whether the council will agree, for the last vote, held in Sept. 2019, was lost by a wide margin. See No. 5 of \
    the minutes for the details. ";

fn texts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("split");
    for (name, lang, text) in [
        ("polish", Lang::Polish, POLISH.repeat(2000)),
        ("english", Lang::English, ENGLISH.repeat(2000)),
        ("dots", Lang::Polish, ".".repeat(1 << 20)),
        ("spaced-dots", Lang::Polish, ". ".repeat(1 << 19)),
        ("brackets", Lang::Polish, "(".repeat(1 << 20)),
        ("quotes", Lang::Polish, "\"".repeat(1 << 20)),
        ("initials", Lang::Polish, "A. ".repeat(1 << 19)),
        ("addresses", Lang::English, "a.".repeat(1 << 19)),
        ("signatures", Lang::English, "—(@a) ".repeat(1 << 17)),
        ("flags", Lang::English, "🇵🇱".repeat(1 << 17)),
    ] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.sample_size(10);
        group.bench_with_input(BenchmarkId::from_parameter(name), &text, |bencher, text| {
            bencher.iter(|| bitext::split(black_box(text), lang).count());
        });
    }
    group.finish();
}

criterion_group!(benches, texts);
criterion_main!(benches);
