"""How long what people told about the verwijskaart is kept. The data register says the same."""

from datetime import timedelta

# The AVG asks that nothing is kept longer than its purpose needs (article 5 lid 1 e). The purpose
# of a correction ends when it is answered; half a year is left to see whether it came back.
CORRECTION_TEXT = timedelta(days=183)
# A file that was sent and looked at, and of which nobody said: read it in.
FORGOTTEN_FILE = timedelta(days=1)
# Names of files, and rows that were wrong in them.
IMPORT_FINDINGS = timedelta(days=183)
