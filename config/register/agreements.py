"""The register of what was agreed."""

from config.register.life import Life

REGISTER: dict[str, Life] = {}
