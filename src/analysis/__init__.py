"""Critical-minerals diplomacy: agreements, visits and the minerals they cover, as pandas DataFrames.

    >>> from analysis import load_agreements
    >>> load_agreements().columns[:3].tolist()
    ['id', 'title', 'type_code']

The names are those of ``__init__.pyi``. Each is imported from its module at first use, so that ``import analysis``
stays light.
"""

import lazy_loader as _lazy_loader

_load, _names, __all__ = _lazy_loader.attach_stub(__name__, __file__)
__all__ = sorted([*__all__, "__version__"])


def __getattr__(name: str) -> object:
    if name != "__version__":
        try:
            return _load(name)
        except ModuleNotFoundError as error:
            from analysis.extras import missing_part

            raise (missing_part(error, name) or error) from None
    from importlib.metadata import PackageNotFoundError, version

    try:
        found = version("critical-minerals-diplomacy")
    except PackageNotFoundError:  # a checkout that was never installed
        found = "0+unknown"
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return list(__all__)
