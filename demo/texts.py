# ruff: noqa: RUF001 - letters of other languages
"""Some offers of the demo in other languages; the others show in Dutch, as it goes in real life."""

# name of the offer -> language -> name, what they do, for whom
TEXTS: dict[str, dict[str, tuple[str, str, str]]] = {
    "Formulierenbrigade": {
        "en": (
            "Help with forms",
            "We fill in forms together: allowances, remission of local taxes, special assistance.",
            "Everybody.",
        ),
        "tr": (
            "Form doldurma yardımı",
            "Formları birlikte dolduruyoruz: ödenekler, vergi muafiyeti, özel yardım.",
            "Herkes.",
        ),
        "ar": (
            "المساعدة في الاستمارات",
            "نملأ الاستمارات معًا: البدلات، والإعفاء من الضرائب المحلية، والمساعدة الخاصة.",
            "للجميع.",
        ),
    },
    "Thuisadministratie": {
        "en": (
            "Paperwork at home",
            "We open the post together, put it in order and look at how you can do it yourself.",
            "People who can and want to take steps.",
        ),
        "ar": (
            "ترتيب الأوراق في البيت",
            "نفتح البريد معًا ونرتبه وننظر كيف يمكنك أن تفعل ذلك بنفسك.",
            "لمن يستطيع ويريد أن يقوم بخطوات.",
        ),
    },
    "Maatje aan huis": {
        "en": (
            "A buddy at home",
            "A buddy walks along with you for up to six months, at home, at your own pace.",
            "People who want to take steps themselves.",
        ),
        "tr": (
            "Evde bir yol arkadaşı",
            "Bir gönüllü en fazla altı ay, evinizde ve sizin hızınızda yanınızda olur.",
            "Kendisi adım atmak isteyenler.",
        ),
    },
    "Taalmaatje": {
        "tr": (
            "Dil arkadaşı",
            "Mektuplar ve formlarla birlikte Hollandaca çalışırız.",
            "Hollandaca öğrenenler.",
        ),
        "ar": (
            "رفيق اللغة",
            "نتدرب معًا على الهولندية بالرسائل والاستمارات.",
            "لمن يتعلم الهولندية.",
        ),
    },
    "Gemeentelijke schuldhulp en crisishulp": {  # only its name: half a translation shows as such
        "tr": ("Belediyenin borç ve acil yardımı", "", ""),
        "ar": ("مساعدة البلدية في الديون والأزمات", "", ""),
    },
}
