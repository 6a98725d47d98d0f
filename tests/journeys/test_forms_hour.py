"""An hour of the forms brigade: five people at the table, two forms each."""

from tests.journeys import helping

HELPER = "Truus Wiersma"
PEOPLE = ("Ahmed", "Bea", "Chris", "Dora", "Eef")
FORMS = ("Zorgtoeslag", "Kwijtschelding")  # as the button and the list of provisions both begin
MOST_TAPS = 5 * 10 + 2 * 10 * 4  # to write somebody in, and per form


def test_five_people_and_ten_forms(somebody):
    truus = somebody(HELPER)
    watch = helping.Stopwatch(truus)
    cases = [helping.walks_in(truus, name) for name in PEOPLE]

    truus.opens("/formulierenmiddag/")
    truus.sees(*(case.name for case in cases))
    wrong = helping.hindrance(truus)
    truus.presses("Formulieren", within=truus.main.locator(".kl-list > li", has_text=cases[0].name))
    for number, case in enumerate(cases):
        truus.sees(case.name)
        for form in FORMS:
            hands_in(truus, form)
        if number == 0:
            wrong += helping.hindrance(truus)
        if number < len(cases) - 1:
            truus.presses("Volgende:")
    taps, seconds = watch.reads(*(typed for case in cases for typed in (case.name, case.phone)))
    print(f"ten forms: {taps} taps, {seconds / 60:.1f} min")  # noqa: T201 - a figure to read with -s
    assert taps <= MOST_TAPS
    assert seconds < 3600
    helping.is_granted(truus, cases[0], FORMS[0])
    truus.opens("/formulierenmiddag/")
    truus.sees(
        "Vandaag toegekend: samen €"
    )  # others in this run may have been granted something too
    assert not wrong, "\n".join(wrong)


def hands_in(truus, form):
    """Choose the form, tick a paper that is there, and it went off today."""
    truus.presses(form)
    truus.sees("staat op de lijst.")
    card = truus.main.locator("details.kl-fold", has_text=form).first
    if card.get_attribute("open") is None:
        card.locator("summary").first.click()
        truus.taps += 1
    card.locator("input[name=there]").first.check()
    truus.taps += 1
    truus.presses("Vandaag ingediend", within=card)
    truus.sees(f"Bewaard: {form}")
