"""In which records each company, agency, fund or other body is a party, or has somebody act for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]


class Bodies:
    """Who is party to an agreement or acts in one without being a government or a bloc, by `body_code`.

    Those whom a source does not name ("a Chinese company") have no code, and no page.

    `names` holds the English name of each code, `parties` the parties of each agreement, `as_party` the rows of each
    body, `acting` those of people who sign or meet for it, with their record.
    """

    def __init__(self, parties: Sequence[Row], signatories: Sequence[Row], meetings: Sequence[Row]):
        self.signatories, self.meetings = signatories, meetings
        self.names: dict[str, str] = {}
        self.parties: dict[str, list[Row]] = {}
        self.as_party: dict[str, list[Row]] = {}
        self.acting: dict[str, list[Row]] = {}
        for row in parties:
            self.parties.setdefault(row["agreement_id"], []).append(row)
            if code := row["body_code"]:
                self.names[code] = row["body_name"]
                self.as_party.setdefault(code, []).append(row)
        for row in (*signatories, *meetings):
            if code := row["organization_code"]:
                self.names.setdefault(code, row["organization_name"])
                self.acting.setdefault(code, []).append(row)
