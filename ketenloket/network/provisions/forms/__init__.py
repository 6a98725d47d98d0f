"""Forms of this room."""

from ketenloket.network.provisions.forms.check import SituationForm
from ketenloket.network.provisions.forms.lists import ListSearchForm
from ketenloket.network.provisions.forms.norms import NormForm
from ketenloket.network.provisions.forms.provisions import ProvisionForm

__all__ = ["ListSearchForm", "NormForm", "ProvisionForm", "SituationForm"]
