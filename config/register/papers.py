"""The register of papers and money."""

from config.register.life import Life

REGISTER: dict[str, Life] = {}
