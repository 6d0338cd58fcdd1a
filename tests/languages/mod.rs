//! Sentences in languages other than Polish and English, written for these tests.

/// Languages and sentences of a news report in each.
pub(crate) const OTHERS: &[(&str, &[&str])] = &[
    (
        "German",
        &[
            "An der Grenze blieb es in der Nacht ruhig.",
            "Der Minister wollte die Fragen der Journalisten nicht beantworten.",
            "Nach Angaben der Polizei wurden drei Personen festgenommen.",
            "Wann die Brücke wieder geöffnet wird, ist noch unklar.",
        ],
    ),
    (
        "Dutch",
        &[
            "Aan de grens bleef het vannacht rustig.",
            "De minister wilde geen vragen van journalisten beantwoorden.",
            "Volgens de politie zijn drie mensen aangehouden.",
        ],
    ),
    (
        "Swedish",
        &[
            "Det var lugnt vid gränsen under natten.",
            "Ministern ville inte svara på frågor från journalisterna.",
            "Enligt polisen har tre personer gripits.",
        ],
    ),
    (
        "Danish",
        &[
            "Der var roligt ved grænsen i nat.",
            "Ministeren ville ikke svare på spørgsmål fra journalisterne.",
            "Ifølge politiet er tre personer blevet anholdt.",
        ],
    ),
    (
        "French",
        &[
            "La nuit a été calme à la frontière.",
            "Le ministre n'a pas voulu répondre aux questions des journalistes.",
            "Selon la police, trois personnes ont été arrêtées.",
            "On ne sait pas encore quand le pont sera rouvert.",
        ],
    ),
    (
        "Spanish",
        &[
            "La noche fue tranquila en la frontera.",
            "El ministro no quiso responder a las preguntas de los periodistas.",
            "Según la policía, tres personas fueron detenidas.",
            "Todavía no se sabe cuándo abrirán el puente.",
        ],
    ),
    (
        "Portuguese",
        &[
            "A noite foi calma na fronteira.",
            "O ministro não quis responder às perguntas dos jornalistas.",
            "Segundo a polícia, três pessoas foram detidas.",
        ],
    ),
    (
        "Italian",
        &[
            "La notte è stata tranquilla al confine.",
            "Il ministro non ha voluto rispondere alle domande dei giornalisti.",
            "Secondo la polizia sono state arrestate tre persone.",
            "Non si sa ancora quando il ponte sarà riaperto.",
        ],
    ),
    (
        "Romanian",
        &[
            "Noaptea a fost liniștită la graniță.",
            "Ministrul nu a vrut să răspundă la întrebările jurnaliștilor.",
            "Potrivit poliției, trei persoane au fost reținute.",
        ],
    ),
    (
        "Czech",
        &[
            "Na hranici byl v noci klid.",
            "Ministr nechtěl odpovídat na otázky novinářů.",
            "Podle policie byly zadrženy tři osoby.",
            "Zatím není jasné, kdy se most znovu otevře.",
            "Vláda o tom bude jednat ve středu.",
        ],
    ),
    (
        "Slovak",
        &[
            "Na hranici bol v noci pokoj.",
            "Minister nechcel odpovedať na otázky novinárov.",
            "Podľa polície boli zadržané tri osoby.",
            "Zatiaľ nie je jasné, kedy sa most znovu otvorí.",
            "Vláda o tom bude rokovať v stredu.",
        ],
    ),
    (
        "Croatian",
        &[
            "Na granici je noćas bilo mirno.",
            "Ministar nije htio odgovarati na pitanja novinara.",
            "Prema navodima policije uhićene su tri osobe.",
        ],
    ),
    (
        "Slovene",
        &[
            "Na meji je bila noč mirna.",
            "Minister ni želel odgovarjati na vprašanja novinarjev.",
            "Po navedbah policije so prijeli tri osebe.",
        ],
    ),
    (
        "Lithuanian",
        &[
            "Naktis pasienyje buvo rami.",
            "Ministras nenorėjo atsakyti į žurnalistų klausimus.",
            "Policijos duomenimis, sulaikyti trys žmonės.",
            "Kol kas neaišku, kada tiltas vėl bus atidarytas.",
        ],
    ),
    (
        "Latvian",
        &[
            "Nakts uz robežas bija mierīga.",
            "Ministrs nevēlējās atbildēt uz žurnālistu jautājumiem.",
            "Kā ziņo policija, aizturēti trīs cilvēki.",
        ],
    ),
    (
        "Estonian",
        &[
            "Öö piiril oli rahulik.",
            "Minister ei tahtnud ajakirjanike küsimustele vastata.",
            "Politsei andmetel peeti kinni kolm inimest.",
        ],
    ),
    (
        "Finnish",
        &[
            "Yö rajalla oli rauhallinen.",
            "Ministeri ei halunnut vastata toimittajien kysymyksiin.",
            "Poliisin mukaan kolme ihmistä on otettu kiinni.",
        ],
    ),
    (
        "Hungarian",
        &[
            "Nyugodt volt az éjszaka a határon.",
            "A miniszter nem akart válaszolni az újságírók kérdéseire.",
            "A rendőrség szerint három embert vettek őrizetbe.",
        ],
    ),
    (
        "Turkish",
        &[
            "Sınırda gece sakin geçti.",
            "Bakan gazetecilerin sorularını yanıtlamak istemedi.",
            "Polise göre üç kişi gözaltına alındı.",
        ],
    ),
    (
        "Indonesian",
        &[
            "Malam di perbatasan berlangsung tenang.",
            "Menteri itu tidak mau menjawab pertanyaan para wartawan.",
            "Menurut polisi, tiga orang telah ditahan.",
        ],
    ),
    ("Latin", &["Nox apud fines quieta fuit.", "Legatus ad ea quae rogata erant respondere noluit."]),
    (
        "Russian",
        &["Ночь на границе прошла спокойно.", "Министр не захотел отвечать на вопросы журналистов.", "Ок."],
    ),
    (
        "Ukrainian",
        &["Ніч на кордоні минула спокійно.", "Міністр не захотів відповідати на запитання журналістів."],
    ),
    ("Belarusian", &["Ноч на мяжы прайшла спакойна.", "Міністр не адказаў на пытанні журналістаў."]),
    ("Greek", &["Η νύχτα στα σύνορα ήταν ήσυχη.", "Ο υπουργός δεν απάντησε στις ερωτήσεις."]),
    ("Chinese", &["边境昨夜平静。", "部长没有回答记者的问题。"]),
    ("Japanese", &["国境の夜は静かだった。", "大臣は記者の質問に答えなかった。"]),
    ("Korean", &["국경의 밤은 조용했다.", "장관은 기자들의 질문에 답하지 않았다."]),
    ("Arabic", &["كانت الليلة هادئة على الحدود.", "لم يجب الوزير عن أسئلة الصحفيين."]),
    ("Hebrew", &["הלילה בגבול עבר בשקט.", "השר לא ענה על שאלות העיתונאים."]),
    ("Vietnamese", &["Đêm qua biên giới yên tĩnh.", "Bộ trưởng không trả lời câu hỏi của các nhà báo."]),
];
