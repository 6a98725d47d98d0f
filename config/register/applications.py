"""The register of applications."""

from config.register.life import Life

REGISTER: dict[str, Life] = {}
