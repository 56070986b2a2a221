from .dataset.dataset import Dataset as Dataset
from .dataset.dataset import load_agreements as load_agreements
from .dataset.dataset import load_dataset as load_dataset
from .dataset.dataset import load_visits as load_visits
from .dates.edtf import PartialDate as PartialDate
from .dates.parsing import parse_date as parse_date
from .errors import AmbiguousNameError as AmbiguousNameError
from .errors import AnalysisError as AnalysisError
from .errors import DataError as DataError
from .errors import DateError as DateError
from .errors import Issue as Issue
from .errors import ParameterError as ParameterError
from .errors import UnknownNameError as UnknownNameError
from .figures.bars import plot_breakdown as plot_breakdown
from .figures.heatmap import plot_heatmap as plot_heatmap
from .figures.style import use_style as use_style
from .figures.timeline import plot_timeline as plot_timeline
from .figures.trend import plot_trend as plot_trend
from .harmonize.agreements import normalize_agreements as normalize_agreements
from .harmonize.left_out import issues_of as issues_of
from .harmonize.long import explode_agreements as explode_agreements
from .harmonize.readings import reading_of as reading_of
from .harmonize.visits import normalize_visits as normalize_visits
<<<<<<< HEAD
from .mentions.find import find_mentions as find_mentions
from .mentions.mention import Mention as Mention
=======
from .languages.base_forms import BaseForm as BaseForm
>>>>>>> parts
from .normalize.codes import expand_mineral as expand_mineral
from .normalize.codes import normalize_agreement_type as normalize_agreement_type
from .normalize.codes import normalize_area as normalize_area
from .normalize.codes import normalize_areas as normalize_areas
from .normalize.codes import normalize_country as normalize_country
from .normalize.codes import normalize_mineral as normalize_mineral
from .normalize.codes import normalize_minerals as normalize_minerals
from .normalize.codes import normalize_post as normalize_post
from .normalize.codes import normalize_status as normalize_status
from .normalize.labels import label as label
from .normalize.people import normalize_person as normalize_person
from .records.store import validate_records as validate_records
from .reports.render import render_reports as render_reports
from .reports.single import render_report as render_report
from .resolve.base_forms import base_form as base_form
from .views.audit import build_source_audit as build_source_audit
from .views.breakdown import build_breakdown as build_breakdown
from .views.matches import mineral_match as mineral_match
from .views.matches import party_match as party_match
from .views.timeline import build_timeline as build_timeline
from .vocab.table import load_vocabulary as load_vocabulary

__version__: str
