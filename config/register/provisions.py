"""The register of the Voorzieningenlijst."""

from config.register.life import Life

REGISTER: dict[str, Life] = {}
