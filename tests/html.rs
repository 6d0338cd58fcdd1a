//! The page of a report: well formed, self-contained, and safe whatever the texts hold.

use bitext::render::HtmlRenderer;
use bitext::{Document, Report};

const SOURCE: &str = "Rada odrzuciła wniosek o budowę spalarni. Za było pięciu radnych, przeciw 14 osób. \
    Mieszkańcy protestowali przed ratuszem. Burmistrz nie wykluczył referendum. Obrady trwały trzy godziny.";

const ARTICLE: &str = "“The council rejected the motion to build an incinerator,” the town hall wrote.\n\n\
    “Five councillors were in favour and 24 against,” it added. The “most beautiful town in Poland” will be spared.\n\n\
    “I will not resign,” the deputy mayor told reporters.\n\nCritics recalled that the mayor “did not rule out \
    a referendum”.";

fn page(article: &str, sources: &[&str]) -> (Report, String) {
    let article = Document::new(article);
    let sources: Vec<Document> = sources.iter().copied().map(Document::new).collect();
    let report = bitext::check_quotes(&article, &sources);
    let page = HtmlRenderer::new().render(&report, &article, &sources);
    (report, page)
}

/// The tags of a page in their order, attributes left out; panics where they do not nest.
fn tags(page: &str) -> Vec<String> {
    let mut open: Vec<&str> = Vec::new();
    let mut tags = Vec::new();
    for part in page.split('<').skip(1) {
        let (tag, _) = part.split_once('>').expect("every tag is closed");
        let name = tag.split([' ', '/']).find(|name| !name.is_empty()).unwrap_or_default();
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "tags nest in {page}");
            continue;
        }
        tags.push(name.to_owned());
        if !tag.ends_with('/') && !matches!(name, "!DOCTYPE" | "meta") {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} left open");
    tags
}

/// What stands in all attributes of this name.
fn attributes<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let key = format!(" {name}=\"");
    page.split(&key).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_located_quote_has_a_card_and_a_ribbon() {
    let (report, page) = page(ARTICLE, &[SOURCE]);
    let tags = tags(&page);
    let located = report.quotes().iter().filter(|quote| quote.verdict().is_located()).count();
    assert!(located >= 2, "{report:?}");
    assert_eq!(tags.iter().filter(|tag| *tag == "path").count(), located);
    assert_eq!(tags.iter().filter(|tag| *tag == "aside").count(), report.quotes().len());
    let unquoted = report.unquoted().count();
    assert!(unquoted >= 1);
    assert_eq!(page.matches(">quoted by nobody").count(), unquoted);
}

#[test]
fn links_lead_somewhere_and_nothing_is_fetched() {
    let (_, page) = page(ARTICLE, &[SOURCE, "Druga wypowiedź."]);
    let ids = attributes(&page, "id");
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "ids are unique");
    let links = attributes(&page, "href");
    assert!(!links.is_empty());
    for link in links {
        assert!(ids.contains(&link.strip_prefix('#').expect("only links within the page")), "{link}");
    }
    for outside in ["src=", "http:", "https:", "url(", "@import", "<script", "<link"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(attributes(&page, "lang").contains(&"pl"));
}

#[test]
fn ribbons_end_where_the_lines_are() {
    let (_, page) = page(ARTICLE, &[SOURCE]);
    let height: f64 = attributes(&page, "viewBox")[0].split(' ').nth(3).unwrap().parse().unwrap();
    for path in attributes(&page, "d") {
        let numbers: Vec<f64> =
            path.split([' ', 'M', 'C', 'L', 'Z']).filter_map(|part| part.parse().ok()).collect();
        assert_eq!(numbers.len(), 16, "{path}");
        assert!(
            numbers
                .chunks(2)
                .all(|point| (0.0..=100.0).contains(&point[0]) && (0.0..=height).contains(&point[1]))
        );
    }
}

#[test]
fn hostile_texts_stay_text() {
    let hostile = "“</style><script>alert(1)</script> \u{202E}nie\0 & <b id='x'>,” he said.\r\n\r\n“\u{1F1F5}\u{1F1F1}”";
    let long = format!("“{}” she wrote. {}", "ą".repeat(5000), "\n".repeat(500));
    for article in [hostile, &long, "", " ", "“", "“ ” ” “"] {
        let (_, page) = page(article, &[hostile, ""]);
        tags(&page);
        assert!(!page.contains("<script") && !page.contains('\0'));
    }
}
