#[cfg(test)]
mod tests {
    use crate::lang::Lang;
    use crate::text::{may_have_amounts, quantities};
    #[test]
    fn tmp_sieve() {
        for (lang, file) in [
            (Lang::Polish, "../shared/corpora/dev/ntrex.pl"),
            (Lang::English, "../shared/corpora/dev/ntrex.en"),
            (Lang::Polish, "/tmp/sp6/s.pl"),
            (Lang::English, "/tmp/sp6/s.en"),
        ] {
            let text = std::fs::read_to_string(file).unwrap();
            let (mut all, mut pass, mut q, mut v) = (0, 0, 0, 0);
            for line in text.lines() {
                all += 1;
                if may_have_amounts(line, lang) {
                    pass += 1;
                    if !quantities(line, lang).is_empty() {
                        q += 1;
                    }
                    let vals = super::super::values::values(line, lang);
                    if !vals.is_empty() {
                        v += 1;
                    } else if file.starts_with("/tmp") {
                        println!("{line}");
                    }
                }
            }
            println!("{file}: {all} pass {pass} quantities {q} values {v}");
        }
    }
}
