"""What people fill in about offers, places and words."""

from ketenloket.network.directory.forms.offers import CapacityForm, ServiceForm
from ketenloket.network.directory.forms.places import OfferPlacesForm, PlaceForm
from ketenloket.network.directory.forms.search import AskedFor, SearchForm
from ketenloket.network.directory.forms.upkeep import AnswerForm, CorrectionForm
from ketenloket.network.directory.forms.words import (
    AreaForm,
    ChangedNeedForm,
    ChangedSignForm,
    NeedForm,
    SignForm,
)

__all__ = [
    "AnswerForm",
    "AreaForm",
    "AskedFor",
    "CapacityForm",
    "ChangedNeedForm",
    "ChangedSignForm",
    "CorrectionForm",
    "NeedForm",
    "OfferPlacesForm",
    "PlaceForm",
    "SearchForm",
    "ServiceForm",
    "SignForm",
]
