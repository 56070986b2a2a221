"""CSV files are read as text and nothing else."""

import bz2
import csv
from pathlib import Path

import pandas as pd
import pytest

from analysis import (
    DataError,
    ParameterError,
    explode_agreements,
    normalize_agreements,
    normalize_visits,
)
from analysis.harmonize import csvfile, load_csv
from analysis.harmonize.csvfile import CsvFile


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


def test_some_columns_alone_in_the_order_asked_for(tmp_path):
    path = written(tmp_path, "id,parties,note\n1,Japan,x\n2,NA,y\n")
    assert load_csv(path, columns=["parties", "id"]).to_dict("list") == {"parties": ["Japan", "NA"], "id": ["1", "2"]}
    for columns, said in (
        (["partys"], "no column 'partys' .* did you mean 'parties'"),
        (["zzz"], "it has id, parties, note"),
        ([], "give a list of names"),
        ("id", "give a list of names"),
    ):
        with pytest.raises(ParameterError, match=said):
            load_csv(path, columns=columns)
    with pytest.raises(ParameterError, match=r"two columns of .* are called 'a'"):
        load_csv(written(tmp_path, "a,b,a\n1,2,3\n"), columns=["b", "a"])


def test_the_mark_that_excel_puts_first_belongs_to_no_name(tmp_path):
    path = written(tmp_path, "a,b\n007,NA\n", encoding="utf-8-sig")
    for columns in (None, ["a", "b"]):
        assert load_csv(path, columns=columns).to_dict("list") == {"a": ["007"], "b": ["NA"]}


def test_a_few_rows_are_text_however_they_repeat(tmp_path):
    assert set(load_csv(written(tmp_path, "a,b\n" + "x,y\n" * 100)).dtypes.astype(str)) == {"str"}
    assert set(load_csv(written(tmp_path, "a,b\n" + "x,y\n" * 101)).dtypes.astype(str)) == {"category"}


def test_columns_without_a_name_or_with_the_same_are_all_read(tmp_path):
    frame = load_csv(written(tmp_path, "a,a,,\n1,2,3,4\n"))
    assert (list(frame), frame.to_numpy().tolist()) == (["a", "a", "", ""], [["1", "2", "3", "4"]])


@pytest.mark.parametrize("text", ["a,b\n", "a,b", "\n\na,b\n\n"])
def test_a_header_alone_is_a_table_without_rows(tmp_path, text):
    frame = load_csv(written(tmp_path, text))
    assert (list(frame), len(frame), set(map(str, frame.dtypes))) == (["a", "b"], 0, {"str"})


@pytest.mark.parametrize("block", [1 << 7, 1 << 10, 1 << 23])
@pytest.mark.parametrize("columns", [None, ["id", "note"], ["id"]])
def test_line_breaks_in_quoted_cells_are_kept_wherever_the_file_is_cut(tmp_path, monkeypatch, block, columns):
    monkeypatch.setattr(csvfile, "_BLOCK", block)
    notes = [f'said "{n}"\n{n},looks like,a row' for n in range(300)]
    with (tmp_path / "list.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("id", "note", "end"), *((n, note, "") for n, note in enumerate(notes))])
    frame = load_csv(tmp_path / "list.csv", columns=columns)
    assert frame["id"].tolist() == [str(n) for n in range(300)]
    if columns is None or "note" in columns:
        assert frame["note"].tolist() == notes


def test_a_missing_file_and_one_that_is_not_utf_8_are_said_in_one_line(tmp_path):
    with pytest.raises(ParameterError, match="no file"):
        load_csv(tmp_path / "none.csv")
    for separator in ("", ";;", '"', "\n"):
        with pytest.raises(ParameterError, match="give one character"):
            load_csv(written(tmp_path, "a;b\n"), separator=separator)
    for text, line, field in ((b"\xf1\xf2\xf0\n1\n", 1, ""), (b'a,b\n"x\ny",2\n\n3,\xf1\n', 5, "b")):
        (tmp_path / "list.csv").write_bytes(text)
        with pytest.raises(DataError) as caught:
            load_csv(tmp_path / "list.csv")
        [issue] = caught.value.issues
        assert issue.path.endswith("list.csv")
        assert (issue.line, issue.field, issue.reason, issue.hint) == (line, field, "not UTF-8", csvfile._UTF_8)


def problems(path: Path, **options) -> list[tuple[int, str, str]]:
    with pytest.raises(DataError) as caught:
        load_csv(path, **options)
    return [(issue.line, issue.field, issue.reason) for issue in caught.value.issues]


def test_lines_with_too_few_or_too_many_cells_are_named(tmp_path):
    assert problems(written(tmp_path, 'a,b\n"x\ny",2\n\n3\n4,5\n6,7,8\n')) == [
        (5, "", "1 instead of 2 cells"),
        (7, "", "3 instead of 2 cells"),
    ]
    found = problems(written(tmp_path, "a,b\n" + "1\n" * 30))
    assert found[0] == (0, "", "30 lines that cannot be read, here the first")
    assert [line for line, _, _ in found[1:]] == list(range(2, 12))


@pytest.mark.parametrize("end", ['"abc', '"abc\n', '"abc\n3,4\n', '"', '"abc""', '"abc""\n'])
@pytest.mark.parametrize("columns", [None, ["a"], ["b"]])
def test_a_quotation_that_never_ends_takes_no_rows_along_unsaid(tmp_path, end, columns):
    path = written(tmp_path, f"a,b\n\n1,{end}")
    assert problems(path, columns=columns) == [(3, "b", "a quotation mark that is never closed")]


@pytest.mark.parametrize(
    ("end", "value"), [('"abc"', "abc"), ('""', None), ('"abc"""', 'abc"'), ('"a\n"\n', "a\n"), ('5" pipe', '5" pipe')]
)
def test_a_file_may_end_with_a_quotation(tmp_path, end, value):
    frame = load_csv(written(tmp_path, f"a,b\n1,{end}"))
    assert frame["b"].isna().all() if value is None else frame["b"].tolist() == [value]


def test_a_cell_larger_than_what_is_read_at_once_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(csvfile, "_BLOCK", 1 << 10)
    path = written(tmp_path, 'a,b\n1,"' + "x\n" * 5000 + '"\n')
    assert problems(path) == [(2, "", "a cell of more than 0 MiB")]


def test_an_empty_file_is_said(tmp_path):
    assert problems(written(tmp_path, "\n\n")) == [(0, "", "nothing in it")]


def test_a_path_stands_for_its_table(tmp_path):
    path = written(tmp_path, "id,Countries,minerals,remark\na,Japan; NA,lithium,x\nb,Nowhere,,y\n")
    for make in (normalize_agreements, explode_agreements):
        for given in (path, str(path)):
            with pytest.raises(DataError, match=r"list\.csv:3: Countries: unknown country or bloc 'Nowhere'"):
                make(given, columns={"Countries": "parties"})
    coerced = normalize_agreements(path, columns={"Countries": "parties"}, errors="coerce")
    assert coerced["party_codes"].tolist() == [("JPN", "NAM"), ()]
    assert coerced["remark"].tolist() == ["x", "y"]
    visits = written(tmp_path, "visitor,from,to,start\nTokayev,Kazakhstan,USA,2025-11-05\n")
    assert normalize_visits(visits).loc[0, ["from_code", "to_code"]].tolist() == ["KAZ", "USA"]
    with pytest.raises(ParameterError, match=r"no file none\.csv"):
        explode_agreements("none.csv")


def test_of_a_file_only_the_columns_of_the_long_tables_are_read(tmp_path, monkeypatch):
    path = written(tmp_path, "note,id,Countries,areas,minerals\nx,a,Japan; NA,trade,lithium\n")
    read = []
    monkeypatch.setattr(
        CsvFile, "read", lambda file, names=(), old=CsvFile.read: read.append(names) or old(file, names)
    )
    mapping = {"Countries": "parties", "note": "title"}
    made = explode_agreements(path, columns=mapping)
    assert read == [["id", "Countries", "areas", "minerals"]]
    for name, frame in explode_agreements(load_csv(path), columns=mapping).items():
        pd.testing.assert_frame_equal(made[name], frame)


def test_a_table_without_a_column_that_counts_is_refused(tmp_path):
    for header in ("remark of mine", "id;parties"):
        path = written(tmp_path, f"{header}\n{header}\n")
        for make in (explode_agreements, normalize_agreements, normalize_visits):
            with pytest.raises(ParameterError, match=f"no column is known among: {header} — .*another separator"):
                make(path)
    with pytest.raises(ParameterError, match="no column of parties, areas or minerals among: id, title — "):
        explode_agreements(written(tmp_path, "id,title\n1,x\n"))
    assert explode_agreements(written(tmp_path, "id,parties\n"))["agreement_parties"].empty


def test_a_mapping_of_a_column_that_a_file_lacks_is_refused(tmp_path):
    path = written(tmp_path, "id,parties\n")
    with pytest.raises(ParameterError, match="no column 'Country'"):
        explode_agreements(path, columns={"Country": "parties"})


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_unicodes_are_refused(tmp_path, encoding):
    assert problems(written(tmp_path, "id,parties\n1,Chile\n", encoding))[0][:2] == (1, "")


def test_files_that_hold_no_text_are_refused(tmp_path):
    for content in (b"\0" * 3000, bz2.compress(b"a,b\n1,2\n" * 100)):
        (tmp_path / "list.csv.bz2").write_bytes(content)
        assert len(problems(tmp_path / "list.csv.bz2")) == 1


def test_the_end_of_a_name_says_nothing(tmp_path):
    (tmp_path / "list.csv.bz2").write_text("a,b\n1,2\n")
    assert load_csv(tmp_path / "list.csv.bz2").to_dict("list") == {"a": ["1"], "b": ["2"]}


@pytest.mark.parametrize("header", ['a,"b', '"a,b', 'a,"b""', '"a\nb",c,"d'])
def test_a_quotation_left_open_among_the_names(tmp_path, header):
    assert problems(written(tmp_path, f"{header}\n1,2\n3,4\n")) == [(1, "", "a quotation mark that is never closed")]


def test_names_may_be_quoted_with_marks_and_line_breaks_within(tmp_path):
    frame = load_csv(written(tmp_path, '"a ""x""","b\nc"\n1,2\n'))
    assert frame.to_dict("list") == {'a "x"': ["1"], "b\nc": ["2"]}


@pytest.mark.parametrize("separator", [None, "", "é", "::", 5, b",", "\0", "\r"])
def test_separators_that_are_none(tmp_path, separator):
    with pytest.raises(ParameterError, match="give one character"):
        load_csv(written(tmp_path, "a,b\n"), separator=separator)


@pytest.mark.parametrize("columns", [5, 0, [1], [None], [["a"]], "a", [], iter("a")])
def test_columns_that_are_no_names(tmp_path, columns):
    with pytest.raises(ParameterError, match="give a list of names"):
        load_csv(written(tmp_path, "a,b\n"), columns=columns)


@pytest.mark.parametrize("path", [None, 7, b"list.csv", ["list.csv"], "x" * 4000, "a\0b", "/", "."])
def test_paths_that_lead_to_no_file(path):
    with pytest.raises(ParameterError, match=r"no path|no file|cannot read") as caught:
        load_csv(path)
    assert len(str(caught.value).splitlines()) == 1
    assert len(str(caught.value)) < 400


def test_a_file_that_may_not_be_read_is_said(tmp_path, monkeypatch):
    def refused(*args, **options):
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path, "a,b\n")
    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(ParameterError, match=r"cannot read .*list\.csv: Permission denied"):
        load_csv(path)


def test_too_many_columns_are_refused_before_they_take_the_memory(tmp_path):
    path = written(tmp_path, ",".join(map(str, range(300_000))) + "\n")
    assert problems(path) == [(1, "", "300,000 columns")]


def test_all_that_is_wrong_with_a_file_is_told_at_once(tmp_path):
    (tmp_path / "list.csv").write_bytes(b'a,b\n1,\xe9\n2\n3,4\n"5\n6",7,8\n9,"open\n')
    assert problems(tmp_path / "list.csv") == [
        (2, "b", "not UTF-8"),
        (3, "", "1 instead of 2 cells"),
        (5, "", "3 instead of 2 cells"),
        (7, "b", "a quotation mark that is never closed"),
    ]
