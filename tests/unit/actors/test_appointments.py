"""Offices given by a verb, a list or to several at once. All texts are our own writing."""

import pytest

from reportpipe.annotate.actors import key_actors


def _roles(article):
    return {actor.name: actor.role for actor in key_actors(article)}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Tamsin Okoro was elected speaker of parliament on 3 May.", "Tamsin Okoro", "speaker of parliament"),
        ("Ola Berg has been appointed Minister of Higher Education, the palace said.", "Ola Berg",
         "Minister of Higher Education"),
        ("Nina Holt will succeed Timo Saari as chief executive of the port.", "Nina Holt",
         "chief executive of the port"),
        ("Nina Holt will succeed Timo Saari as chief executive of the port.", "Timo Saari", None),
        ("The shake-up saw Tamsin Okoro taking over as Ghana's new foreign minister.", "Tamsin Okoro",
         "Ghana's new foreign minister"),
        ("President Ola Berg named Timo Saari as finance minister.", "Timo Saari", "finance minister"),
        ("President Ola Berg named Timo Saari finance minister.", "Timo Saari", "finance minister"),
        ("President Ola Berg named Timo Saari in the report by the minister.", "Timo Saari", None),
        ("Minister of Defence: Carla Munoz", "Carla Munoz", "Minister of Defence"),
        ("Minister of Health: Dr. Ivan Petrenko", "Ivan Petrenko", "Minister of Health"),
        ("Minister of Health: Ivan Petrenko said that it was safe.", "Ivan Petrenko", None),
        ("The co-chairs, Maria Lund (Sweden) and Peter Osei (Ghana), presented it.", "Maria Lund", "co-chairs"),
        ("The co-chairs, Maria Lund (Sweden) and Peter Osei (Ghana), presented it.", "Peter Osei", "co-chairs"),
        ("Foreign ministers Ola Berg of Norway and Timo Saari of Finland signed it.", "Timo Saari",
         "Foreign ministers"),
        ("Tourism and Fisheries Minister, Paulo Reis, will meet them.", "Paulo Reis", "Tourism and Fisheries Minister"),
        ("A note by Special Adviser on Media, Bayo Ade, gave no date.", "Bayo Ade", "Special Adviser on Media"),
        ("He spoke with chief of the navy, Vice-Admiral Mark Hall.", "Mark Hall", "chief of the navy"),
        ("In a note issued by the adviser, Bayo Ade, the minister told them to go.", "Bayo Ade", "adviser"),
        ("In a note issued by Bayo Ade, the minister told them to go.", "Bayo Ade", None),
        ("Wages rose, according to Bayo Ade, the minister told of a deal.", "Bayo Ade", "minister"),
        ("Minister of Defence of Latvia Ola Berg and Minister of National Defence of Lithuania Timo Saari met.",
         "Timo Saari", "Minister of National Defence of Lithuania"),
        ("Anna Holt and Chadian President Omar Kane met in Doha.", "Omar Kane", "Chadian President"),
        ("Olga Peters will be Minister of Trade and Sean Moore will be Minister for Ports.", "Olga Peters",
         "Minister of Trade"),
        ("Gerry Brown will be nominated by National as Speaker.", "Gerry Brown", "Speaker"),
        ("Nicole Kee comes into Cabinet as Minister for Courts.", "Nicole Kee", "Minister for Courts"),
        ("The envoy, Thomas Rosig, and Head of Trade for the South, Thibaut Dorn, left.", "Thibaut Dorn",
         "Head of Trade for the South"),
        ("In a note by Bayo Ade, the minister calls the decision a matter of security.", "Bayo Ade", None),
        ("Charles Boyd, the head of all U.S. overseas buildings, left.", "Charles Boyd",
         "head of all U.S. overseas buildings"),
        ("The port saw a change under President Ola Berg, who has been a staunch supporter of China.", "Ola Berg",
         "President"),
    ],
)  # fmt: skip
def test_office(text: str, name: str, role: str | None, make_article):
    assert _roles(make_article(text))[name] == role


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Orvik shares fell by a tenth. Orvik said so.", "Orvik", "company"),
        ("The merger with Zentrava is off, the bank said.", "Zentrava", "company"),
        ("Musk shares the view. Musk left.", "Musk", "person"),
        ("The Mining Cadastral Office said so.", "Mining Cadastral Office", "government body"),
        ("The Policy Board of the Bank of Japan met.", "Policy Board of the Bank of Japan", "government body"),
        ("The Coal Minerals Development Fund paid.", "Coal Minerals Development Fund", "organisation"),
        ("Esther Ching'oma left. The crew of the Sierra Norte and its BRP Sierra Norte stayed.", "Esther Ching'oma",
         "person"),
    ],
)  # fmt: skip
def test_kind(text: str, name: str, kind: str, make_article):
    assert {actor.name: actor.kind for actor in key_actors(make_article(text))}[name] == kind


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("The EU-Turkey Statement held. Ankara said so.", "EU-Turkey"),
        ("The EU and Kenya signed a Memorandum of Understanding (MoU) on ports.", "Memorandum of Understanding"),
        ("The BRP Selva Norte ran aground. The Selva Norte was towed.", "Selva Norte"),
        ("The government of the province of Nariño agreed.", "province of Nariño"),
        ("The Press Secretary of the Foreign Ministry left.", "Press"),
        ("Joel Ade, the port’s Head of Communication, said so.", "Head of Communication"),
        ("It raised the Central Bank Rate (CBR) at a meeting. The CBR is high.", "CBR"),
        ("Ghana’s Minister of Finance and National Planning, Ola Berg, signed it.", "National Planning"),
        ("The Special Adviser on Information, Bayo Ade, stayed.", "Information"),
    ],
)
def test_what_is_no_actor(text: str, nobody: str, make_article):
    assert nobody not in _roles(make_article(text))


def test_the_next_body_of_a_list_is_no_role(make_article):
    text = "In a note signed by the head of the Harbour League, the College of Pilots denounces it."
    assert _roles(make_article(text))["Harbour League"] is None


_CABINET = """Ministers

Ada Holt

Minister for Trade, Industry and Energy

Dr Timo Saari

Minister for Children's Rights"""
_OFFICE_FIRST = """Prime Minister

Ada Holt

Minister of Ports

Timo Saari"""


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (_CABINET, ["Minister for Trade, Industry and Energy", "Minister for Children's Rights"]),
        (_OFFICE_FIRST, ["Prime Minister", "Minister of Ports"]),
        ("The ministry named them.\n\nAda Holt\n\nA spokesman said so.", [None]),
    ],
)  # fmt: skip
def test_offices_in_lines_of_their_own(text: str, roles: list[str | None], make_article):
    article = make_article(text)
    found = key_actors(article)
    told = {actor.name: actor.role for actor in found if actor.kind == "person"}
    assert told == dict(zip(("Ada Holt", "Timo Saari"), roles, strict=False))
    assert all("\n" not in article.words(span) for actor in found for span in actor.evidence)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Federal Minister for Trade and Revenue, Senator Timo Saari on Monday met the board.", "Timo Saari",
         "Federal Minister for Trade and Revenue"),
        ("Trade, Industry and Energy Minister Ada Holt met the board.", "Ada Holt",
         "Trade, Industry and Energy Minister"),
        ("In this regard the President, Ada Holt, met the board.", "Ada Holt", "President"),
        ("Minister Ola Berg's aide, Ada Holt met the board.", "Ada Holt", None),
        ("State Minister Omar Tchakounte and Chief Whip Ada Holt met the board.", "Ada Holt", "Chief Whip"),
        ("The members were Md Timo Saari, Roads and Bridges Secretary Ada Holt and others.", "Timo Saari", None),
        ("The government of Prime Minister Ada Holt met the board.", "Ada Holt", "Prime Minister"),
        ("After talks with Finance Minister Ola Berg, Ada Holt met the board.", "Ada Holt", None),
    ],
)  # fmt: skip
def test_offices_with_commas_in_them(text: str, name: str, role: str | None, make_article):
    assert _roles(make_article(text))[name] == role


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Holt, Minister for Ports, Equality and Trade, left when the Extended Fund Facility came.", ["Ada Holt"]),
        ("A staff-level agreement (SLA) came in May. Ada Holt said the SLA was void.", ["Ada Holt"]),
        ("The Staff Level Agreement (SLA) and the MoU came in May. Ada Holt said the SLA was void.", ["Ada Holt"]),
        ("The constituencies of Dray East and Salz Central voted. Ada Holt won.", ["Ada Holt"]),
        ("R. C. Holt and Ralf Moses Holt left.", ["R. C. Holt", "Ralf Moses Holt"]),
        ("When Ada Holt went to the High Court, the court determined that she was right.", ["Ada Holt", "High Court"]),
        ("Fred. Olsen Energy hired Ada Holt. The board of Fred. Olsen Energy agreed.",
         ["Ada Holt", "Fred. Olsen Energy"]),
    ],
)  # fmt: skip
def test_who_is_nobody_and_who_is_one(text: str, names: list[str], make_article):
    found = key_actors(make_article(text))
    assert sorted(actor.name for actor in found) == sorted(names)
    assert all(actor.role is None or actor.kind == "person" for actor in found)
