"""How much one address may ask in a minute. Counted in memory: nobody's address is kept."""

from collections.abc import Callable
from threading import Lock
from time import monotonic

MINUTE = 60
_MOST_ADDRESSES = 50_000  # then all start anew, rather than that the memory fills up


class Limit:
    """A count per address that starts anew every minute."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._since = clock()
        self._counts: dict[str, int] = {}
        self._lock = Lock()

    def forget(self) -> None:
        """Start anew."""
        with self._lock:
            self._counts.clear()

    def wait(self, address: str, *, most: int, weight: int = 1) -> int:
        """Count a question.

        Args:
            address: who asks.
            most: how much is allowed in a minute.
            weight: for how many questions this one counts.

        Returns:
            Seconds to wait when it is too much; 0 when it may be answered.
        """
        with self._lock:
            passed = self._clock() - self._since
            if passed >= MINUTE or len(self._counts) >= _MOST_ADDRESSES:
                self._since, passed = self._clock(), 0.0
                self._counts.clear()
            used = self._counts.get(address, 0)
            if used and used + weight > most:
                return max(1, int(MINUTE - passed) + 1)
            self._counts[address] = used + weight
            return 0
