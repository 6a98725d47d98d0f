"""The register of progress."""

from config.register.life import Life

REGISTER: dict[str, Life] = {}
