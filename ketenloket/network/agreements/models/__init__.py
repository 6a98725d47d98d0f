"""The tables of this room."""

from ketenloket.network.agreements.models.versions import Adoption, AgreedLimit, Agreement

__all__ = ["Adoption", "AgreedLimit", "Agreement"]
