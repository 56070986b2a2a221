"""Companies, agencies, funds and other bodies of the record, each by a code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from analysis.languages.folding import fold

Row = dict[str, Any]
_STATES = ("government", "bloc")
_NOT_IN_CODES = re.compile(r"[^a-z0-9]+")


class Bodies:
    """Who is party to an agreement or acts in one without being a government or a bloc.

    A body has the code and the name that the tables give it (`body_code`, `organization_code`); where they give none it
    is known by its printed name. The rows of the tables `signatories` and `meetings` are given `organization_code`.

    `names` holds the English name of each code, `parties` the parties of each agreement with `body_code` filled,
    `as_party` the rows of each body, `acting` those of people who sign or meet for it, with their record.
    """

    def __init__(self, parties: Sequence[Row], signatories: Sequence[Row], meetings: Sequence[Row]):
        self.signatories, self.meetings = signatories, meetings
        self.names: dict[str, str] = {}
        self.parties: dict[str, list[Mapping[str, Any]]] = {}
        self.as_party: dict[str, list[Mapping[str, Any]]] = {}
        self.acting: dict[str, list[Mapping[str, Any]]] = {}
        self._codes: dict[str, str] = {}
        for row in parties:
            if row.get("party_kind") not in _STATES:
                row["body_code"] = self._code(row.get("body_code"), row.get("body_name"), row.get("printed"))
                if row["body_code"]:
                    self.as_party.setdefault(row["body_code"], []).append(row)
            self.parties.setdefault(row["agreement_id"], []).append(row)
        for row in (*signatories, *meetings):
            code = row.get("organization_code")
            if code:
                self._code(code, row.get("organization_name"), row.get("organization"))
            else:  # only of a body that is known as a party: any other organization is a name
                code = self._codes.get(fold(row.get("organization") or ""))
            row["organization_code"] = code
            if code:
                self.acting.setdefault(code, []).append(row)

    def _code(self, code: str | None, name: str | None, printed: str | None) -> str | None:
        """The code of a body, noted with its name."""
        if code:
            self.names.setdefault(code, name or printed or code)
            if printed:
                self._codes.setdefault(fold(printed), code)
            return code
        if not printed:
            return None
        key = fold(printed)
        if key not in self._codes:
            self._codes[key] = self._new_code(printed)
            self.names[self._codes[key]] = printed
        return self._codes[key]

    def _new_code(self, printed: str) -> str:
        """Letters of the name as a code that no other body has: of several of one spelling each has a number."""
        plain = unicodedata.normalize("NFKD", printed).encode("ascii", "ignore").decode().lower()
        stem = _NOT_IN_CODES.sub("-", plain).strip("-")[:80] or "body"
        code, number = stem, 1
        while code in self.names or code == "index":  # index.html is the list of all
            number += 1
            code = f"{stem}-{number}"
        return code
