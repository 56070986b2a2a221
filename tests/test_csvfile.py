"""CSV files are read as text and nothing else."""

from pathlib import Path

import pytest

from analysis import DataError, ParameterError, load_csv, normalize_agreements


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding=encoding)
    return path


def test_namibia_numbers_and_dates_stay_text(tmp_path):
    frame = load_csv(written(tmp_path, "code,n,day,flag\nNA,007,2024-02,NO\n,1e5,,\n"))
    assert frame.iloc[0].tolist() == ["NA", "007", "2024-02", "NO"]
    assert frame.loc[1, ["code", "day", "flag"]].isna().all()
    assert frame.loc[1, "n"] == "1e5"


def test_what_repeats_is_kept_as_categories_and_understood_alike(tmp_path):
    rows = "".join(f"r{n},Казахстан; США,MoU\n" for n in range(500))
    frame = load_csv(written(tmp_path, "id,parties,type\n" + rows))
    assert str(frame["parties"].dtype) == "category"
    assert str(frame["id"].dtype) == "str"
    table = normalize_agreements(frame)
    assert set(table["party_codes"]) == {("KAZ", "USA")}
    assert set(table["type_code"]) == {"mou"}


def test_another_separator(tmp_path):
    assert load_csv(written(tmp_path, "a;b\n1;2\n"), separator=";").columns.tolist() == ["a", "b"]


def test_a_missing_file_and_a_broken_one_are_said_in_one_line(tmp_path):
    with pytest.raises(ParameterError, match="no file"):
        load_csv(tmp_path / "none.csv")
    for text, encoding in (("a,b\n1,2,3\n", "utf-8"), ("страна\nКазахстан\n", "windows-1251"), ("", "utf-8")):
        with pytest.raises(DataError) as caught:
            load_csv(written(tmp_path, text, encoding))
        [issue] = caught.value.issues
        assert "list.csv" in issue.path
        assert "UTF-8" in issue.hint
