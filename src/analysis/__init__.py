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
    "PartialDate": "dates",
    "parse_date": "dates",
    "load_vocabulary": "vocab",
    "expand_mineral": "normalize",
    "normalize_agreement_type": "normalize",
    "normalize_area": "normalize",
    "normalize_areas": "normalize",
    "normalize_country": "normalize",
    "normalize_mineral": "normalize",
    "normalize_minerals": "normalize",
    "normalize_post": "normalize",
    "normalize_status": "normalize",
    "normalize_person": "people",
    "validate_records": "store",
    "normalize_agreements": "frames",
    "normalize_visits": "frames",
    "explode_agreements": "longtables",
    "load_csv": "csvfile",
    "Dataset": "dataset",
    "load_agreements": "dataset",
    "load_dataset": "dataset",
    "load_visits": "dataset",
    "build_timeline": "timeline",
    "build_breakdown": "breakdown",
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
    "list_areas_shared": "pairs",
    "list_directions": "pairs",
    "list_encounters": "pairs",
    "list_journeys": "pairs",
    "build_source_audit": "audit",
    "list_disputed": "audit",
    "list_languages": "audit",
    "list_low_confidence": "audit",
    "list_overdue": "audit",
    "list_relayed": "audit",
    "list_shortcomings": "audit",
    "list_single_source": "audit",
    "list_sites": "audit",
    "list_source_counts": "audit",
    "list_without_official": "audit",
    "use_style": "style",
    "plot_breakdown": "figures",
    "plot_heatmap": "figures",
    "plot_timeline": "timeline_figure",
    "render_reports": "reports.render",
    "show_numbers": "show",
    "show_provenance": "show",
    "show_table": "show",
    "show_text": "show",
    "show_title": "show",
    "start_notebook": "show",
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
