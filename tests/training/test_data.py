"""Annotated documents to words and windows: every label stays on its word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.encode.model import load as load_model
from sayso.encode.windows import sentence_ends
from sayso.encode.windows import windows as windows_at_run_time
from sayso.encode.wordpiece import units_of
from tests.training.making import MARKED_TEXTS, documents, row
from training.data import Document, Word, document, load, shuffled, windows
from training.labels import IGNORE, NAMES, ROLES, STANCES

CUTTER = load_model().cutter


@pytest.mark.parametrize(("marked", "names"), MARKED_TEXTS)
def test_the_labelled_words_are_those_of_the_annotated_spans(marked: str, names: str) -> None:
    given_row, given_names = row(marked, names)
    doc = document(given_row, given_names)
    text = given_row["text"]
    assert [w.text for w in doc.words] == [text[u.start : u.end] for u in units_of(text)]
    for role in ("source", "cue", "content"):
        spans = sorted(span for a in given_row["attributions"] for span in a[role])
        assert labelled(doc, ROLES.index(f"B-{role}"), "role") == [words_of(text[s:e]) for s, e in spans]
    for kind in {name[2] for name in given_names}:
        assert labelled(doc, NAMES.index(f"B-{kind}"), "name") == [
            words_of(text[s:e]) for s, e, k in given_names if k == kind
        ]


def words_of(text: str) -> list[str]:
    return [text[u.start : u.end] for u in units_of(text)]


def labelled(doc: Document, first: int, field: str) -> list[list[str]]:
    found: list[list[str]] = []
    for word in doc.words:
        label = getattr(word, field)
        if label == first:
            found.append([word.text])
        elif label == first + 1:
            found[-1].append(word.text)
    return found


def test_links_join_the_first_words_of_the_spans() -> None:
    doc = documents()[0]
    words = {word.mark: word for word in doc.words}
    joined = [
        (
            words[link.cue].text,
            words[link.source].text if link.source is not None else None,
            [words[mark].text for mark in link.contents],
        )
        for link in doc.links
    ]
    assert sorted(joined, key=str) == [("said", "Mayor", ["the"]), ("said", "She", ["that"])]
    assert {(link.stance, link.hedged) for link in doc.links} == {(STANCES.index("asserts"), 0)}


def test_what_was_not_annotated_counts_for_nothing() -> None:
    one, names = row("[Q:It is said] [C:that it rained].")
    one["attributions"][0] = {key: one["attributions"][0][key] for key in ("source", "cue", "content")}
    (link,) = document(one, names).links
    assert (link.source, link.stance, link.hedged) == (None, IGNORE, IGNORE)


def test_of_spans_that_overlap_the_longer_content_s_are_kept_and_labels_stay_proper() -> None:
    one, _ = row("[S:Ana] [Q:said] [C:Eva thinks it rained].")
    inner = {"source": [[9, 12]], "cue": [[13, 19]], "content": [[20, 29]], "stance": None, "hedged": None}
    doc = document({**one, "attributions": [inner, *one["attributions"]]}, [])
    assert labelled(doc, ROLES.index("B-content"), "role") == [["Eva", "thinks", "it", "rained"]]


def test_paragraphs_are_marked_where_they_begin() -> None:
    doc = document({"id": "p", "text": "One.\nTwo two.\r\n\r\nThree.", "attributions": []}, [])
    assert [w.text for w in doc.words if w.paragraph] == ["Two", "Three"]


@pytest.mark.parametrize("most", [20, 40, 250])
def test_windows_hold_every_word_once_in_order(most: int) -> None:
    for doc in documents():
        found = list(windows(doc, list(doc.words), CUTTER, most))
        assert [word for window in found for word in window.words] == list(doc.words)
        assert all(window.links == doc.links for window in found)
        for window in found:
            pieces = (
                2 + sum(len(CUTTER.pieces(w.text)) for w in window.words) + sum(w.paragraph for w in window.words[1:])
            )
            assert pieces <= most


LINE = st.lists(
    st.sampled_from(
        ["The", "hydrologist", "said", "so", ".", ",", "“", "”", "rain", "Overschwemmung", "?", "!", '"', "4"]
    ),
    min_size=1,
    max_size=60,
).map(" ".join)


@given(st.lists(LINE, min_size=1, max_size=6).map("\n".join), st.sampled_from([32, 64, 250]))
def test_training_cuts_a_text_as_the_product_does(text: str, most: int) -> None:
    doc = document({"id": "t", "text": text, "attributions": []}, [])
    words = [w.text for w in doc.words]
    ours = [len(window.words) for window in windows(doc, list(doc.words), CUTTER, most)]
    theirs = windows_at_run_time(
        [len(CUTTER.pieces(w)) for w in words], [w.paragraph for w in doc.words], sentence_ends(words), most
    )
    assert ours == [end - start for start, end in theirs]


def test_files_are_read_with_the_teacher_s_names(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    given_row, given_names = row(*MARKED_TEXTS[0], id="own-7")
    (tmp_path / "part/train.jsonl").write_text(json.dumps(given_row) + "\n", encoding="utf-8")
    (tmp_path / "names.jsonl").write_text(json.dumps({"id": "own-7", "names": given_names}) + "\n", encoding="utf-8")
    (with_names,) = load(tmp_path, tmp_path / "names.jsonl", ("part/train",))
    (without,) = load(tmp_path, None, ("part/train",))
    assert with_names == document(given_row, given_names) and not any(w.name for w in without.words)


def test_the_order_depends_on_the_seed_alone() -> None:
    docs = documents()
    assert shuffled(docs, 3) == shuffled(docs, 3)
    assert sorted(d.id for d in shuffled(docs, 3)) == sorted(d.id for d in docs)
    assert len({tuple(d.id for d in shuffled(docs, seed)) for seed in range(6)}) > 1


def test_a_word_longer_than_a_window_stands_alone() -> None:
    doc = document({"id": "t", "text": f"It {'qz' * 40} rained.", "attributions": []}, [])
    found = [[w.text for w in window.words] for window in windows(doc, list(doc.words), CUTTER, 16)]
    assert ["qz" * 40] in found and [w for window in found for w in window] == [w.text for w in doc.words]
    assert all(isinstance(w, Word) for window in windows(doc, list(doc.words), CUTTER, 16) for w in window.words)
