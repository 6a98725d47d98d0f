"""Cells with which a spreadsheet may be tricked into a formula, made by rule.

A formula begins with a sign, in narrow or wide letters; before it may stand what a spreadsheet skips
or what looks like the end of a cell; after it stands a sum, a function, a link or another program.
Every combination is one cell.
"""

from itertools import product

SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20"
BEFORE = ("", " ", "\t", "\r", "\n", "\xa0", "'", '"', " '", ";", ",", "|")
AFTER = ("1+1", "SUM(1,1)", 'HYPERLINK("https://x.example","klik")', "program|'/x'!A1")
CELLS = [before + sign + after for before, sign, after in product(BEFORE, SIGNS, AFTER)]
# What a spreadsheet takes for the start of a formula once it has skipped what it skips.
FORMULA = (*SIGNS, "\t", "\r", ";", ",", "|")
