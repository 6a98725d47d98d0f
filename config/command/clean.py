"""``make clean-demo``: throw away the demo database and the key that belongs to it.

Never touches a database that DATABASE_URL names, nor the passwords that were made for it.
"""

import sys

from config.command.addresses import private_server
from config.postgres import EngineError, home


def clean() -> None:
    """Delete the private database and the secret key. Raises EngineError while Ketenloket runs."""
    server = private_server()
    server.remove()
    (home() / "secret-key").unlink(missing_ok=True)
    print(f"Verwijderd: {server.folder}")


if __name__ == "__main__":
    try:
        clean()
    except EngineError as error:
        sys.exit(str(error))
