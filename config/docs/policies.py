"""What a row-level security policy says, in words.

A condition is cut at AND and OR, and each piece is looked up. A piece that is not in the list is
shown as it is, so that a new policy is never described wrongly.
"""

import re

_ACTS = {
    "organisation": "a role that sees its organisation's people",
    "assigned": "a volunteer",
    "table": "a triage member",
    "counts": "the neutral coordinator",
    "nothing": "a role that sees nobody",
    "own_request": "the person",
    "front_door": "the public form",
    "invited": "somebody who was invited",
    "postman": "the postman",
}

# (pattern of one piece, what it says). The first that fits counts; \1 is the column without `_id`.
_WORDS = [
    (r"lead_id = case_organisation\(\)", r"the own organisation is the lead"),
    (r"(\w+)_id = case_organisation\(\)", r"`\1` is the own organisation"),
    (r"(\w+)_id <> case_organisation\(\)", r"`\1` is not the own organisation"),
    (r"lead_id = acting_organisation\(\)", r"the lead is the organisation that acts"),
    (r"(\w+)_id = (?:acting|table)_organisation\(\)", r"`\1` is the organisation that acts"),
    (r"id = acting_worker\(\)", r"it is the worker who acts"),
    (r"(\w+)_id = acting_worker\(\)", r"`\1` is the worker who acts"),
    (r"(\w+)_id = assigned_worker\(\)", r"`\1` is this volunteer"),
    (r"assigned_worker\(\) IS NOT NULL", r"a volunteer acts"),
    (r"account_id = acting_account\(\)", r"it is the account that acts"),
    (r"(?:request_id|id) = own_request\(\)", r"it is the person's own request"),
    (r"own_request\(\) IS NOT NULL", r"the person acts"),
    (r"NOT abs\(alliance_id - acting_alliance\(\)\) > 0", r"it is in the same alliance"),
    (r"alliance_id = acting_alliance\(\)", r"it is in the same alliance"),
    (r"may_see\(\w+, '(\w+)'\)", r"may see *\1*"),
    (r"may_see_person\(\w+\)", r"may see the person"),
    (
        r"arrived_with_me\(.*\)",
        r"the person arrived with the own organisation, sent by the present lead",
    ),
    (r"assigned_here\(\w+\)", r"the request is assigned to this volunteer"),
    (r"acting_has\('\{(\w+)\}'\)", r"the role of the worker who acts has the duty `\1`"),
    (r"at_the_table\(\w+\)", r"the organisation has a seat at the meeting"),
    (r"table_is_new\(\w+\)", r"the meeting is new"),
    (r"lead_id = front_door\(\)", r"the public form puts it in, with the desk as lead"),
    (r"made_in = this_transaction\(\)", r"it is made in this very transaction"),
    (r"made_in IS NULL", r"it is not made at the front door"),
    (r"key_hash = acting_follow_up_key\(\)", r"the follow-up code fits"),
    (r"secret_hash = acting_follow_up_key\(\)", r"the secret of the link fits"),
    (r"(\w+?)(?:_id)? IS NOT DISTINCT FROM acting_\w+\(\)", r"`\1` is the one that acts, if any"),
    (r"at = transaction_timestamp\(\)", r"`at` is now"),
    (r"(\w+) (?:>= current_date|> now\(\))", r"`\1` is not past"),
    (r"(\w+?)(?:_id)? IS NULL", r"`\1` is empty"),
    (r"(\w+?)(?:_id)? IS NOT NULL", r"`\1` is filled"),
    (r"([a-z]\w*)", r"`\1`"),
]
_LIST = re.compile(r"(\w+)(\(\))? (=|<>|IN|NOT IN) \(?((?:'\w+'(?:, )?)+)\)?")


def in_words(condition: str) -> str:
    """A condition of a policy in words, each alternative on a line of its own."""
    text = re.sub(r"\(SELECT (\w+\(\))\)", r"\1", " ".join(condition.split()))
    return "<br>**or** ".join(_both(part) for part in _cut(_without_brackets(text), " OR "))


def _both(text: str) -> str:
    """Pieces that must all hold; alternatives among them in brackets."""
    parts = [_without_brackets(part) for part in _cut(_without_brackets(text), " AND ")]
    return " **and** ".join(map(_one, parts))


def _one(text: str) -> str:
    either = _cut(text, " OR ")
    if len(either) > 1:
        return f"({' or '.join(map(_both, either))})"
    return _both(text) if len(_cut(text, " AND ")) > 1 else _piece(text)


def _without_brackets(text: str) -> str:
    """The text without brackets that hold all of it."""
    while text.startswith("(") and _closes_at_end(text):
        text = text[1:-1]
    return text


def _closes_at_end(text: str) -> bool:
    depth = 0
    for place, letter in enumerate(text):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth == 0:
            return place == len(text) - 1
    return False


def _cut(text: str, word: str) -> list[str]:
    """The parts of a text around a word, where that word stands in no brackets."""
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(text):
        if depth == 0 and text.startswith(word, place):
            parts.append(text[start:place])
            start = place + len(word)
        depth += {"(": 1, ")": -1}.get(letter, 0)
    return [*parts, text[start:]]


def _piece(text: str) -> str:
    if found := _LIST.fullmatch(text):
        name, brackets, sign, values = found.groups()
        return _one_of(name + (brackets or ""), sign, re.findall(r"\w+", values))
    for pattern, words in _WORDS:
        if found := re.fullmatch(pattern, text):
            return found.expand(words)
    return f"`{text}`"


def _one_of(name: str, sign: str, values: list[str]) -> str:
    no = sign in {"<>", "NOT IN"}
    if name == "acting_sees()":
        who = " or ".join(_ACTS.get(value, value) for value in values)
        return f"anybody but {who} acts" if no else f"{who} acts"
    return f"`{name}` is {'not ' if no else ''}{' or '.join(values)}"
