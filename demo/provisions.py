"""What the demo alliance added to the Voorzieningenlijst: invented funds, marked as such."""

from decimal import Decimal

from demo.world import DemoWorld
from ketenloket.foundation.tenancy.acting import acting_as
from ketenloket.network.provisions.actions import add_provision

_LOCAL = (
    {
        "name": "Meedoenpas (verzonnen)",
        "layer": "municipal",
        "life_area": "family",
        "what": "Geld voor sport, cultuur en uitstapjes. Verzonnen voor de proef.",
        "for_whom": "Voor inwoners met een laag inkomen.",
        "amount_words": "€ 150 per jaar.",
        "amount": Decimal(150),
        "how": "Vul het formulier van de gemeente in. Dat kan samen met een hulpverlener.",
        "documents": "Inkomensspecificatie\nLegitimatie",
        "municipalities": ["GM1895"],
        "income_sure": 110,
        "income_most": 120,
        "wealth_as_bijstand": True,
        "source": "verzonnen voor de proef",
        "certainty": "unsure",
    },
    {
        "name": "Fonds Warme Winter (verzonnen)",
        "layer": "private",
        "life_area": "housing",
        "what": "Een deken, een kachelcheck of een bijdrage. Verzonnen voor de proef.",
        "how": "Een beroepskracht schrijft een korte brief.",
        "apply_by": "professional",
        "before": ["bijzondere_bijstand"],
        "own_judgement": True,
        "source": "verzonnen voor de proef",
        "certainty": "unsure",
    },
)


def add_local_provisions(world: DemoWorld) -> None:
    """Two local provisions, by the coordinator of the alliance."""
    by = world.workers["avs1"]
    with acting_as(by.actor()):
        for values in _LOCAL:
            add_provision(world.alliance, by=by, **values)
