"""The register of helpers."""

from config.register.life import Life

REGISTER: dict[str, Life] = {}
