"""What people fill in about offers, places, words and spreadsheets."""

from ketenloket.network.directory.forms.offers import CapacityForm, ServiceForm
from ketenloket.network.directory.forms.search import SearchForm
from ketenloket.network.directory.forms.sheets import SheetForm
from ketenloket.network.directory.forms.words import (
    AreaForm,
    ChangedNeedForm,
    ChangedSignForm,
    NeedForm,
    SignForm,
)

__all__ = [
    "AreaForm",
    "CapacityForm",
    "ChangedNeedForm",
    "ChangedSignForm",
    "NeedForm",
    "SearchForm",
    "ServiceForm",
    "SheetForm",
    "SignForm",
]
