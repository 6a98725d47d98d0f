"""Our own letters, in Dutch, with the data of the case filled in; the writer changes them freely.

What goes to a creditor or an office is Dutch, whatever language the person reads, so these texts are
no messages of gettext. The page that explains the letter to the person is (`explained`).
"""

from dataclasses import dataclass
from string import Template

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LetterKind(TextChoices):
    """Which letter."""

    CREDITOR_OVERVIEW = "creditor_overview", _("Schuldeiser: overzicht vragen en rust")
    CREDITOR_ARRANGEMENT = "creditor_arrangement", _("Schuldeiser: een regeling vragen")
    HELPER_HELPS = "helper_helps", _("Bericht: iemand helpt, met toestemming")
    PAPERS_ASKED = "papers_asked", _("Hulpvrager: welke papieren nodig zijn")
    CONFIRMATION = "confirmation", _("Hulpvrager: bevestiging van een afspraak of overdracht")


# These go to the person; the others to somebody else, in the name of the person.
TO_PERSON = frozenset({LetterKind.PAPERS_ASKED, LetterKind.CONFIRMATION})
# Under these the person signs.
SIGNED_BY_PERSON = frozenset(
    {LetterKind.CREDITOR_OVERVIEW, LetterKind.CREDITOR_ARRANGEMENT, LetterKind.HELPER_HELPS}
)


@dataclass(frozen=True)
class Facts:
    """What a letter may say of the case."""

    person: str
    born: str = ""
    address: str = ""
    organisation: str = ""
    phone: str = ""
    helper: str = ""
    reference: str = ""
    papers: tuple[str, ...] = ()
    until: str = ""
    when: str = ""
    where: str = ""


@dataclass(frozen=True)
class Draft:
    """A letter before somebody changed it: to whom, about what, and its paragraphs."""

    addressee: str
    subject: str
    text: str


_CREDITOR_OVERVIEW = """Geachte heer, mevrouw,

Ik heb geldzorgen en krijg daarbij hulp van ${organisation}. Samen maken wij een overzicht van al
mijn schulden.

Ik vraag u om mij binnen twee weken een overzicht te sturen van wat ik u moet betalen. Wilt u daarin
zetten: het bedrag waarmee het begon, de rente en kosten die daarbij kwamen, wat ik al betaalde, en
wat er nu nog open staat?

Ik vraag u ook om tot die tijd te wachten met nieuwe stappen en geen kosten meer bij te rekenen. Dan
kan ik met hulp een voorstel doen dat ik ook kan nakomen.

Met deze brief erken ik geen schuld. Heeft u een vraag? Bel dan ${organisation}${phone}."""

_CREDITOR_ARRANGEMENT = """Geachte heer, mevrouw,

Ik moet u nog een bedrag betalen. Dat lukt mij niet in één keer. Ik krijg hulp van ${organisation};
samen hebben wij gekeken wat ik elke maand kan missen.

Ik stel voor dat ik u elke maand € ......... betaal, voor het eerst op ......................... Ik
vraag u om geen rente en kosten meer te rekenen zolang ik mij daaraan houd.

Wilt u mij binnen twee weken laten weten of u dit voorstel aanneemt? Kan het niet, schrijf mij dan
waarom, en wat wel kan.

Heeft u een vraag? Bel dan ${organisation}${phone}."""

_HELPER_HELPS = """Geachte heer, mevrouw,

Ik krijg hulp bij mijn geldzaken van ${helper}, van ${organisation}. Ik heb daar toestemming voor
gegeven.

Ik geef u toestemming om met ${helper} te praten over mijn zaak en om antwoord te geven op vragen
daarover. ${helper} beslist niets voor mij en tekent niets voor mij. Uw post stuurt u nog steeds aan
mij.

Deze toestemming geldt tot en met ......................... Ik kan haar altijd eerder intrekken. Dat
laat ik u dan weten.

Heeft u een vraag? Bel dan ${organisation}${phone}."""

_PAPERS_ASKED = """Beste ${person},

Voor de hulp bij uw geldzaken hebben wij een paar papieren nodig. Wilt u deze verzamelen${until}?

${papers}

Heeft u iets niet? Dat geeft niet. Breng mee wat er is, ook post die nog dicht zit. Wij zoeken de
rest samen met u op.

Lukt het niet, of heeft u een vraag? Bel dan ${organisation}${phone}."""

_CONFIRMATION = """Beste ${person},

Wij hebben met u afgesproken${when}${where}. U spreekt dan met ${helper}, van ${organisation}.

Neemt u mee wat er aan brieven en papieren is. Er iemand bij meenemen mag altijd.

Kunt u niet? Bel dan zo snel mogelijk ${organisation}${phone}. Dan maken wij een nieuwe afspraak."""

_TEXTS: dict[str, tuple[str, str]] = {
    LetterKind.CREDITOR_OVERVIEW: (
        "Verzoek om een overzicht en om uitstel",
        _CREDITOR_OVERVIEW,
    ),
    LetterKind.CREDITOR_ARRANGEMENT: ("Verzoek om een betalingsregeling", _CREDITOR_ARRANGEMENT),
    LetterKind.HELPER_HELPS: ("Iemand helpt mij, met mijn toestemming", _HELPER_HELPS),
    LetterKind.PAPERS_ASKED: ("Papieren die wij nodig hebben", _PAPERS_ASKED),
    LetterKind.CONFIRMATION: ("Onze afspraak", _CONFIRMATION),
}


def draft(kind: str, facts: Facts, addressee: str = "") -> Draft:
    """The letter as it is offered to whoever writes; what is not known leaves no hole in a line."""
    subject, text = _TEXTS[kind]
    filled = Template(_unwrapped(text)).substitute(
        person=facts.person,
        organisation=facts.organisation,
        helper=facts.helper or facts.organisation,
        phone=f", telefoon {facts.phone}" if facts.phone else "",
        until=f", als het kan voor {facts.until}" if facts.until else "",
        when=f" op {facts.when}" if facts.when else "",
        where=f", {facts.where}" if facts.where else "",
        papers="\n".join(f"- {paper}" for paper in facts.papers) or "- ",
    )
    about = f"{subject} (kenmerk {facts.reference})" if facts.reference else subject
    to = "\n".join(filter(None, (facts.person, facts.address)))
    return Draft(to if kind in TO_PERSON else addressee, about, filled)


def _unwrapped(text: str) -> str:
    """Each paragraph on one line, as somebody would type it."""
    return "\n\n".join(" ".join(block.split("\n")) for block in text.split("\n\n"))


@dataclass(frozen=True)
class Paragraph:
    """A piece of a letter: running text, or the lines of a list."""

    text: str
    items: tuple[str, ...] = ()


def paragraphs(text: str) -> list[Paragraph]:
    """A text as its paragraphs: an empty line begins the next; lines with "- " are a list."""
    found = []
    for block in text.replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        if lines and all(line.startswith("- ") or line == "-" for line in lines):
            items = tuple(line.removeprefix("-").strip() for line in lines)
            found.append(Paragraph("", tuple(filter(None, items))))
        elif lines:
            found.append(Paragraph("\n".join(lines)))
    return [row for row in found if row.text or row.items]
