"""Whether two descriptions are of one person: in plain words, and in keyed encodings."""

from ketenloket.chain.recognition.rules.encoding import MATCH, Encoded, encode, encoded_likeness
from ketenloket.chain.recognition.rules.handles import HANDLES, numbers, sought_numbers
from ketenloket.chain.recognition.rules.likeness import (
    LIKELY,
    POSSIBLE,
    Likeness,
    Part,
    Verdict,
    compare,
)
from ketenloket.chain.recognition.rules.traits import Traits
from ketenloket.chain.recognition.rules.words import (
    AGREEMENT,
    ANSWER_DAYS,
    MOST_BY_ONE_WORKER,
    MOST_BY_ORGANISATION,
    AgreedHow,
    Answer,
    ReadOut,
    Tie,
    agreement,
    compared_words,
)

__all__ = [
    "AGREEMENT",
    "ANSWER_DAYS",
    "HANDLES",
    "LIKELY",
    "MATCH",
    "MOST_BY_ONE_WORKER",
    "MOST_BY_ORGANISATION",
    "POSSIBLE",
    "AgreedHow",
    "Answer",
    "Encoded",
    "Likeness",
    "Part",
    "ReadOut",
    "Tie",
    "Traits",
    "Verdict",
    "agreement",
    "compare",
    "compared_words",
    "encode",
    "encoded_likeness",
    "numbers",
    "sought_numbers",
]
