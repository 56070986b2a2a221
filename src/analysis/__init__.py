"""Critical-minerals diplomacy: agreements, visits and the minerals they cover, as pandas DataFrames.

    >>> from analysis import load_agreements
    >>> load_agreements().columns[:3].tolist()
    ['id', 'title', 'type_code']

Names are imported from their module at first use, so that ``import analysis`` stays light.
"""

from importlib import import_module
from typing import Any

_HOME_OF = {
    "AmbiguousNameError": "errors",
    "AnalysisError": "errors",
    "DataError": "errors",
    "DateError": "errors",
    "Issue": "errors",
    "ParameterError": "errors",
    "UnknownNameError": "errors",
    "PartialDate": "dates.parsing",
    "parse_date": "dates.parsing",
    "load_vocabulary": "vocab.table",
    "expand_mineral": "normalize",
    "normalize_agreement_type": "normalize",
    "normalize_area": "normalize",
    "normalize_areas": "normalize",
    "normalize_country": "normalize",
    "normalize_mineral": "normalize",
    "normalize_minerals": "normalize",
    "normalize_post": "normalize",
    "normalize_status": "normalize",
    "normalize_person": "resolve.people.resolver",
    "validate_records": "records.store",
    "normalize_agreements": "harmonize.agreements",
    "normalize_visits": "harmonize.agreements",
    "explode_agreements": "harmonize.long",
    "load_csv": "harmonize.csvfile",
    "Dataset": "dataset.dataset",
    "load_agreements": "dataset.dataset",
    "load_dataset": "dataset.dataset",
    "load_visits": "dataset.dataset",
    "build_timeline": "views.timeline",
    "build_breakdown": "views.breakdown",
    "list_agreements": "listings",
    "list_conflicts": "listings",
    "list_facts": "listings",
    "list_latest": "listings",
    "list_meetings": "listings",
    "list_people_met": "listings",
    "list_signatories": "listings",
    "list_sources": "listings",
    "list_visit_facts": "listings",
    "list_visits": "listings",
    "list_areas_shared": "listings",
    "list_directions": "listings",
    "list_encounters": "listings",
    "list_journeys": "listings",
    "build_source_audit": "views.audit",
    "list_disputed": "listings",
    "list_languages": "listings",
    "list_low_confidence": "listings",
    "list_overdue": "listings",
    "list_relayed": "listings",
    "list_shortcomings": "listings",
    "list_single_source": "listings",
    "list_sites": "listings",
    "list_source_counts": "listings",
    "list_without_official": "listings",
    "use_style": "figures.style",
    "plot_breakdown": "figures.bars",
    "plot_heatmap": "figures.bars",
    "plot_timeline": "figures.timeline",
    "render_reports": "reports.render",
    "show_numbers": "notebook.show",
    "show_provenance": "notebook.show",
    "show_table": "notebook.show",
    "show_text": "notebook.show",
    "show_title": "notebook.show",
    "start_notebook": "notebook.show",
}

__all__ = sorted(_HOME_OF)


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'analysis' has no attribute {name!r}")
    value = getattr(import_module(f"analysis.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*globals(), *__all__]
