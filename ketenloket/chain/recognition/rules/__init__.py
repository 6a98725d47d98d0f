"""Whether two descriptions are of one person: in plain words, and in keyed encodings."""

from ketenloket.chain.recognition.rules.encoding import (
    COMPARED_HANDLES,
    MATCH,
    Encoded,
    encode,
    encoded_likeness,
    encoded_match,
)
from ketenloket.chain.recognition.rules.handles import HANDLES, TELLS, numbers, sought_numbers
from ketenloket.chain.recognition.rules.likeness import (
    LIKELY,
    POSSIBLE,
    Likeness,
    Part,
    Verdict,
    compare,
    compare_possible,
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
    "COMPARED_HANDLES",
    "HANDLES",
    "LIKELY",
    "MATCH",
    "MOST_BY_ONE_WORKER",
    "MOST_BY_ORGANISATION",
    "POSSIBLE",
    "TELLS",
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
    "compare_possible",
    "compared_words",
    "encode",
    "encoded_likeness",
    "encoded_match",
    "numbers",
    "sought_numbers",
]
