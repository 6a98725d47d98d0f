"""The register of opschalen."""

from config.register.life import Life

REGISTER: dict[str, Life] = {}
