"""Anybody's table of agreements or visits to ours.

`normalize_agreements` and `normalize_visits` give one row an event, `explode_agreements` one row a party, area or
mineral; all three take a DataFrame, mappings or a CSV file. `load_csv` reads such a file, `reading_of` tells how much
of each column was read, `issues_of` what ``errors="coerce"`` left out.
"""

from analysis.harmonize.agreements import normalize_agreements
from analysis.harmonize.csvfile import load_csv
from analysis.harmonize.left_out import issues_of
from analysis.harmonize.long import explode_agreements
from analysis.harmonize.readings import reading_of
from analysis.harmonize.visits import normalize_visits

__all__ = ["explode_agreements", "issues_of", "load_csv", "normalize_agreements", "normalize_visits", "reading_of"]
