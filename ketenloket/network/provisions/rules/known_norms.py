"""The norms that the check looks for, in words. A row that is none of these is never used."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ketenloket.network.provisions.rules.sentences import Sentence, Words
from ketenloket.network.provisions.rules.words import NormUnit, Scheme

NORM_NAMES: dict[str, Words] = {
    "bijstandsnorm": _("bijstandsnorm"),
    "vermogensgrens": _("grens voor vermogen"),
    "vermogensgrens_eigen_woning": _("grens voor vermogen in de eigen woning"),
    "inkomensgrens": _("grens voor inkomen"),
    "drempelinkomen": _("inkomen waarboven het bedrag daalt"),
    "afbouw": _("hoeveel het daalt boven dat inkomen"),
    "maximum": _("hoogste bedrag"),
    "bedrag": _("bedrag"),
    "maximale_rekenhuur": _("hoogste huur"),
    "rekenhuur_meegerekend_tot": _("huur telt mee tot"),
    "maximum_uurprijs": _("hoogste uurprijs"),
    "normbedrag_basis": _("vrij te besteden, per huishouden"),
    "normbedrag_persoon": _("vrij te besteden, per persoon"),
}
_ALONE = ("alleenstaande", "toeslagpartners")
_BIJSTAND = (
    "alleenstaande 21+",
    "gehuwden 21+",
    "alleenstaande AOW",
    "gehuwden AOW",
    "alleenstaande 18-20",
    "gehuwden beiden 18-20 zonder kinderen",
    "gehuwden beiden 18-20 met kinderen",
    "gehuwden een partner 18-20 zonder kinderen",
    "gehuwden een partner 18-20 met kinderen",
)
_TABLE: tuple[tuple[Scheme, str, NormUnit, tuple[str, ...]], ...] = (
    (Scheme.BIJSTAND, "bijstandsnorm", NormUnit.EURO_NET_MONTH, _BIJSTAND),
    (
        Scheme.BIJSTAND,
        "vermogensgrens",
        NormUnit.EURO,
        ("alleenstaande", "alleenstaande ouder of gehuwden"),
    ),
    (Scheme.ZORGTOESLAG, "inkomensgrens", NormUnit.EURO_YEAR, _ALONE),
    (Scheme.ZORGTOESLAG, "vermogensgrens", NormUnit.EURO, _ALONE),
    (Scheme.ZORGTOESLAG, "maximum", NormUnit.EURO_MONTH, _ALONE),
    (Scheme.HUURTOESLAG, "inkomensgrens", NormUnit.EURO_YEAR, _ALONE),
    (Scheme.HUURTOESLAG, "vermogensgrens", NormUnit.EURO, _ALONE),
    (Scheme.HUURTOESLAG, "rekenhuur_meegerekend_tot", NormUnit.EURO_MONTH, ("21+", "18-20")),
    (Scheme.KINDGEBONDEN_BUDGET, "drempelinkomen", NormUnit.EURO_YEAR, _ALONE),
    (Scheme.KINDGEBONDEN_BUDGET, "afbouw", NormUnit.PERCENT, ("allen",)),
    (Scheme.KINDGEBONDEN_BUDGET, "vermogensgrens", NormUnit.EURO, _ALONE),
    (
        Scheme.KINDGEBONDEN_BUDGET,
        "bedrag",
        NormUnit.EURO_YEAR,
        ("per kind", "extra kind 12-15", "extra kind 16-17", "alleenstaande-ouderkop"),
    ),
    (Scheme.VOEDSELBANK, "normbedrag_basis", NormUnit.EURO_MONTH, ("per huishouden",)),
    (Scheme.VOEDSELBANK, "normbedrag_persoon", NormUnit.EURO_MONTH, ("per persoon",)),
)


@dataclass(frozen=True)
class KnownNorm:
    """One norm that the check may ask for."""

    scheme: Scheme
    name: str
    group: str
    unit: NormUnit

    @property
    def code(self) -> str:
        """One word for it."""
        return f"{self.scheme}/{self.name}/{self.group}"

    @property
    def short(self) -> Sentence:
        """The same beneath a heading that names the scheme."""
        return Sentence("%(name)s, %(group)s", {"name": NORM_NAMES[self.name], "group": self.group})

    @property
    def label(self) -> Sentence:
        """What people call it."""
        return Sentence(
            "%(scheme)s: %(name)s, %(group)s",
            {"scheme": self.scheme.label, "name": NORM_NAMES[self.name], "group": self.group},
        )


KNOWN_NORMS: dict[str, KnownNorm] = {
    known.code: known
    for scheme, name, unit, groups in _TABLE
    for group in groups
    for known in (KnownNorm(scheme, name, group, unit),)
}
