"""Lists in a spreadsheet: their columns, how a file is read and written. No database."""
