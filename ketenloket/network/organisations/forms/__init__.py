"""What people fill in."""

from ketenloket.network.organisations.forms.network import (
    AllianceForm,
    ChangedFindingPlaceForm,
    FindingPlaceForm,
    InviteForm,
    NewOrganisationForm,
    OrganisationForm,
    RoleField,
    RoleForm,
    WholeOrganisationForm,
    WorkerForm,
)
from ketenloket.network.organisations.forms.sign_in import (
    NewCodesForm,
    NewPasswordForm,
    SameCodesForm,
    SecondFactorForm,
    SignInForm,
)

__all__ = [
    "AllianceForm",
    "ChangedFindingPlaceForm",
    "FindingPlaceForm",
    "InviteForm",
    "NewCodesForm",
    "NewOrganisationForm",
    "NewPasswordForm",
    "OrganisationForm",
    "RoleField",
    "RoleForm",
    "SameCodesForm",
    "SecondFactorForm",
    "SignInForm",
    "WholeOrganisationForm",
    "WorkerForm",
]
