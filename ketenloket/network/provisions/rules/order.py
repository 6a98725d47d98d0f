"""Voorliggend: which provisions should be asked for first. A circle is refused."""

from collections.abc import Mapping, Sequence


def circle(before: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The codes of one circle, when there is one: each should come before the next.

    Args:
        before: for each code, the codes that come first; a code that is not listed is left out.
    """
    done: set[str] = set()
    for start in before:
        road: list[str] = []
        stack = [(start, iter(before[start]))] if start not in done else []
        road += [start] if stack else []
        while stack:
            code, rest = stack[-1]
            following = next((each for each in rest if each in before and each not in done), None)
            if following is None:
                done.add(code)
                stack.pop()
                road.pop()
            elif following in road:
                return tuple(road[road.index(following) :])
            else:
                stack.append((following, iter(before[following])))
                road.append(following)
    return ()


def in_order(before: Mapping[str, Sequence[str]]) -> list[str]:
    """All codes, each after what comes first; otherwise as they came. A circle is broken somewhere."""
    placed: dict[str, None] = {}
    for start in before:
        stack, open_now = [start], set()
        while stack:
            code = stack[-1]
            if code in placed:
                stack.pop()
                continue
            first = [
                each
                for each in before[code]
                if each in before and each not in placed and each not in open_now
            ]
            open_now.add(code)
            if first:
                stack += reversed(first)
            else:
                placed[code] = None
                stack.pop()
    return list(placed)
