"""Places: which names are some, and where they lie."""

from __future__ import annotations

import pytest

from tests.measure.placing import datelined, only, places_in


def test_a_city_has_its_country_point_precision_and_number() -> None:
    place = only("The mill closed in Gothenburg.", LOC="Gothenburg")["Gothenburg"]
    assert (place.country, place.precision, place.role) == ("SE", "city", "place")
    assert place.lat == pytest.approx(57.7, abs=0.1) and place.lon == pytest.approx(11.97, abs=0.1)
    assert place.gazetteer_id is not None and place.gazetteer_id.startswith("geonames:")


@pytest.mark.parametrize(("phrase", "name", "country", "precision"), [
    ("Paris, Texas", "Paris", "US", "city"),
    ("Alexandria, Va.", "Alexandria", "US", "city"),
    ("Alexandria, Egypt", "Alexandria", "EG", "city"),
    ("Alexandria in northern Egypt", "Alexandria", "EG", "city"),
    ("Valencia, Venezuela", "Valencia", "VE", "city"),
    ("Cambridge, MA", "Cambridge", "US", "city"),
    ("London, Ontario", "London", "CA", "city"),
    ("the state of Georgia", "Georgia", "US", "region"),
    ("the Kursk region", "Kursk", "RU", "region"),
    ("Helmand province", "Helmand", "AF", "region"),
    ("the Gaza Strip", "Gaza Strip", "PS", "region"),
    ("the Balkans", "Balkans", None, "wider"),
    ("the Black Sea", "Black Sea", None, "wider"),
    ("Ivory Coast", "Ivory Coast", "CI", "country"),
    ("Burma", "Burma", "MM", "country"),
    ("the UAE", "UAE", "AE", "country"),
    ("Congo-Kinshasa", "Congo-Kinshasa", "CD", "country"),
    ("Crimea", "Crimea", "UA", "region"),
])  # fmt: skip
def test_a_phrase_says_where_its_place_lies(phrase: str, name: str, country: str | None, precision: str) -> None:
    text = f"The survey team drove on to {phrase} before the rain."
    place = only(text, LOC=name)[name]
    assert (place.country, place.precision) == (country, precision)


@pytest.mark.parametrize(("text", "kinds"), [
    ("A clerk told the Washington Post that the vault was dry.", {"ORG": "the Washington Post"}),
    ("She edits the South China Morning Post now.", {"LOC": "South China", "ORG": "Morning Post"}),
    ("He taught at the University of Texas for years.", {"ORG": "the University of Texas"}),
    ("The Bank of England held its rate.", {"ORG": "The Bank of England"}),
    ("Fans waited for Paris Hilton all night.", {"PER": "Paris Hilton"}),
    ("Reading aloud helps, the teachers found.", {}),
    ("Nice work pays, the foreman said.", {}),
    ("Mobile phones were banned at the mine.", {}),
    ("Of the nine wells, two ran dry.", {}),
    ("Mr. Lincoln kept the shop open.", {"PER": "Lincoln"}),
    ("The fire began on Dublin Road.", {"LOC": "Dublin Road"}),
    ("The loan cost US$40 a year.", {}),
    ("The loan cost 40 US dollars a year.", {"LOC": "US"}),
    ("The Santa Clotilda mine closed.", {"LOC": "Santa"}),
    ("Tarn Foods grew. Tarn sold nothing.", {"ORG": "Tarn Foods"}),
    ("Nurses treated West Nile virus at the clinic.", {"LOC": "West Nile"}),
    ("The dam was built by Aurora Gravel Group.", {}),
])  # fmt: skip
def test_a_part_of_another_name_and_a_common_word_are_no_places(text: str, kinds: dict[str, str]) -> None:
    assert [p.text for p in places_in(text, **kinds) if p.role != "demonym"] == []


def test_a_surname_of_the_report_is_no_place() -> None:
    text = "Ada Jackson kept the ledger. Jackson closed it, and Houston burned."
    assert list(only(text, PER="Ada Jackson", LOC="Houston")) == ["Houston"]


def test_an_owner_inside_a_tagged_body_is_a_place() -> None:
    text = "Ohio's health department closed the well."
    assert list(only(text, ORG="Ohio's health department")) == ["Ohio"]


def test_the_article_and_a_small_letter_kind_stay_outside_and_a_capital_kind_inside() -> None:
    text = "The Netherlands sent pumps to Akita Prefecture and to Yamagata prefecture."
    found = only(text, LOC="The Netherlands|Akita Prefecture|Yamagata")
    assert list(found) == ["Netherlands", "Akita Prefecture", "Yamagata"]
    assert found["Akita Prefecture"].country == "JP" and found["Akita Prefecture"].precision == "region"


def test_neighbours_pull_a_name_to_them() -> None:
    near = only(
        "Floods cut off Dublin, Columbus, Westerville and Hilliard in Ohio.",
        LOC="Dublin|Columbus|Ohio|Westerville|Hilliard",
    )
    assert near["Dublin"].country == "US"
    assert only("Floods cut off Dublin, Cork and Galway.", LOC="Dublin|Cork|Galway")["Dublin"].country == "IE"


def test_a_row_of_states_makes_washington_a_state() -> None:
    text = "Growers in Oregon, Idaho and Washington lost fruit."
    assert only(text, LOC="Oregon|Idaho|Washington")["Washington"].precision == "region"
    assert only("Envoys landed in Washington.", LOC="Washington")["Washington"].precision == "city"


def test_a_village_near_a_border_beats_a_larger_one_elsewhere() -> None:
    text = "Trucks were filmed at Sergeevka - near Russia's eastern border with North Korea."
    place = only(text, LOC="Sergeevka|Russia|North Korea")["Sergeevka"]
    assert place.country == "RU" and place.lon is not None and place.lon > 131
    assert only("Trucks were filmed at Sergeevka, Kazakhstan.", LOC="Sergeevka|Kazakhstan")["Sergeevka"].country == "KZ"


def test_the_outlet_says_which_town_is_meant() -> None:
    text = "Crews shut the bridge in Springfield."
    assert (
        only(text, LOC="Springfield")["Springfield"].lat
        != only(text, "Eugene Weekly", LOC="Springfield")["Springfield"].lat
    )


def test_one_name_has_one_meaning_in_a_report_unless_it_says_otherwise() -> None:
    text = "Police in Birmingham, Alabama, made an arrest. Birmingham was calm. Birmingham, England, sent help."
    found = places_in(text, LOC="Birmingham|Alabama|England")
    assert [p.country for p in found if p.text == "Birmingham"] == ["US", "US", "GB"]


def test_what_the_gazetteer_lacks_lies_where_the_report_says_with_a_doubt() -> None:
    place = only("Two barges sank at Oldmerewick in Bavaria.", LOC="Oldmerewick|Bavaria")["Oldmerewick"]
    assert place.country == "DE" and place.precision == "region" and place.gazetteer_id is None
    assert place.doubt is not None and "Bavaria" in place.doubt
    assert "Oldmerewick" not in only("Two barges sank at Oldmerewick.", LOC="Oldmerewick")


def test_a_close_second_is_told_as_doubt() -> None:
    assert only("The fair is in Springfield.", LOC="Springfield")["Springfield"].doubt is not None
    assert only("The fair is in Stockholm.", LOC="Stockholm")["Stockholm"].doubt is None


def test_districts_by_their_plural() -> None:
    text = "Frost hit Polk and Linn counties in Oregon."
    found = only(text, LOC="Polk|Linn|Oregon")
    assert {found["Polk"].precision, found["Linn"].precision} == {"region"}
    assert found["Polk"].lat == pytest.approx(44.9, abs=0.5)


def test_a_text_without_capitals_has_no_places() -> None:
    assert places_in("the water rose in paris and in oslo.") == ()


def test_a_dateline_is_a_place_without_any_tag_and_its_agency_is_none() -> None:
    found = datelined("YSTAD, Sweden (Reuters) - The ferry stayed in port.", "YSTAD, Sweden (Reuters) -")
    assert [(p.text, p.country, p.role) for p in found] == [("YSTAD", "SE", "place"), ("Sweden", "SE", "place")]


def test_a_dateline_pulls_other_names_to_it() -> None:
    text = "ATHENS, Georgia (AP) - Crews from Madison came too."
    found = {p.text: p for p in datelined(text, "ATHENS, Georgia (AP) -")}
    assert found["ATHENS"].country == found["Georgia"].country == "US"


def test_a_county_is_a_district() -> None:
    place = only("Frost hit Polk county in Oregon.", LOC="Polk|Oregon")["Polk"]
    assert place.precision == "region" and place.lat == pytest.approx(44.9, abs=0.5)
