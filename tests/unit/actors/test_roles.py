"""Roles as courts, companies, parliaments and agencies give them. All texts are our own writing."""

from pathlib import Path

import pytest

from reportpipe.annotate.actors import key_actors


def _rows(article):
    return {actor.name: (actor.kind, actor.role) for actor in key_actors(article)}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Counsel for the company, Dr Edgar Pace, said that it would appeal.", "Edgar Pace", "Counsel for the company"),
        ("Anna Brincat, appearing for the defendant, called it a win.", "Anna Brincat", "appearing for the defendant"),
        ("A former harbour master, Joseph Tabone, told the court.", "Joseph Tabone", "former harbour master"),
        ("The court-appointed expert, Professor Helga Strand of the University of Bergen, found faults.",
         "Helga Strand", "court-appointed expert"),
        ("Gasline chief financial officer Dominic Rees said that it was ready.", "Dominic Rees",
         "Gasline chief financial officer"),
        ("Shadow home secretary Diane Moffat called for an inquiry.", "Diane Moffat", "Shadow home secretary"),
        ("Henrik Solberg, who has run the offshore unit for six years, will move.", "Henrik Solberg",
         "has run the offshore unit for six years"),
        ("The minister spoke of Helen Stroud, now a non-executive director of Sentry.", "Helen Stroud",
         "non-executive director of Sentry"),
        ("Village chief Samba Diop and teacher Awa Ba organised the first shelter.", "Awa Ba", "teacher"),
        ("Health and Sport Minister Nora Lind and Prime Minister Ole Berg met.", "Nora Lind",
         "Health and Sport Minister"),
        ("Its coordinator, lawyer Moussa Keita, was detained.", "Moussa Keita", "coordinator"),
        ("Dr. Lena Fischer, an epidemiologist with the World Health Organization, warned of cholera.", "Lena Fischer",
         "epidemiologist with the World Health Organization"),
        ("Chairwoman Marijke Velmar, granddaughter of the founder, said so.", "Marijke Velmar", "Chairwoman"),
        ("Agriculture minister Paulo Teles, a former lobbyist, welcomed it.", "Paulo Teles", "Agriculture minister"),
        ("They chose Beatriz Salas, currently head of sales at Agri.", "Beatriz Salas", "head of sales at Agri"),
        ("Victor Hale, 47, a prison officer in Amsel, was convicted.", "Victor Hale", "prison officer in Amsel"),
        ("The pathologist Ines Calder and a former inmate, Sean Dooley, spoke.", "Sean Dooley", "former inmate"),
        ("The pathologist Dr Ines Calder was heard.", "Ines Calder", "pathologist"),
        ("The representative of the United States, Mike Waltz, thanked members and said so.", "Mike Waltz",
         "representative of the United States"),
        ("Burkina Faso's president, Captain Ibrahim Traoré, visited Gao in March.", "Ibrahim Traoré",
         "Burkina Faso's president"),
        ("The report named Karin Lund, who has been chief executive since January 1, 2023.", "Karin Lund",
         "chief executive since January 1, 2023"),
        ("Moussa Keita, who was the U.S. Treasury secretary until 2019, said that the port was lost.", "Moussa Keita",
         "U.S. Treasury secretary until 2019"),
        ("Anna Moller, then Poland's climate minister, said that the river was well.", "Anna Moller",
         "then Poland's climate minister"),
        ("Anna Moller, then 34, closed the port.", "Anna Moller", None),
        ("China's foreign ministry spokesman, Lin Jian, said he was not aware of it.", "Lin Jian",
         "China's foreign ministry spokesman"),
        ("He spoke of Carl Holm, the mayor of Salz arrested on 19 March 2025, and of the vote.", "Carl Holm",
         "mayor of Salz"),
        ("Nigeria will send a mediator, former president Ade Okonjo, on Friday.", "Ade Okonjo", "former president"),
        ("Salz's magistrate, Chen Fu, an independent, begged for calm.", "Chen Fu", "Salz's magistrate"),
        ("A panel of experts, whose coordinator is Kiran Rao, reported in October.", "Kiran Rao", "coordinator"),
        ("It thanked Akin Lawal, who had retired as head of the secretariat in May.", "Akin Lawal",
         "head of the secretariat in May"),
        ("John Reed, formerly of Harbour Watch, who has negotiated the release of five crews, was sure.", "John Reed",
         "has negotiated the release of five crews"),
        ("Manila's coast guard spokesman, Commodore Jay Torres, denied it.", "Jay Torres",
         "Manila's coast guard spokesman"),
        ("Lena Ruud is a lecturer at Bergen University and now edits the Harbour Journal.", "Lena Ruud",
         "lecturer at Bergen University"),
        ("The recordings implicated her predecessor, Herman Lund, in the fraud.", "Herman Lund", None),
        ("Interior minister Hugo Brandt's spokeswoman, Petra Lang, would not comment.", "Petra Lang",
         "Hugo Brandt's spokeswoman"),
        ("The imam of Dorra, Sheikh Omar Kane, met the authors.", "Omar Kane", "imam of Dorra"),
    ],
)  # fmt: skip
def test_role(text: str, name: str, role: str, make_article):
    assert _rows(make_article(text))[name] == ("person", role)


@pytest.mark.parametrize("role", ["appearing for the Port Authority", "representing the miners"])
def test_whom_somebody_acts_for_is_a_role(role, make_article):
    (actor,) = [
        actor
        for actor in key_actors(make_article(f"Anna Holt, {role}, told the court that the fine was lawful."))
        if actor.kind == "person"
    ]
    assert (actor.name, actor.role) == ("Anna Holt", role)


def test_a_body_is_what_its_owner_calls_it(make_article):
    rows = _rows(make_article("Nordal ASA, Norway's largest maker of wind turbines, will sell. Nordal said so."))
    assert rows["Nordal ASA"] == ("company", "Norway's largest maker of wind turbines")
    assert "Nordal" not in rows


def test_a_body_called_so_is_no_person(make_article):
    rows = _rows(make_article("The sale was led by Lars Ekdahl, a partner at law firm Brandt Hovland, and by a bank."))
    assert rows["Brandt Hovland"] == ("company", "law firm")
    rows = _rows(make_article("Many live in schools, the relief agency Open Harbour said in a report on Monday."))
    assert rows["Open Harbour"] == ("organisation", "relief agency")
    rows = _rows(make_article("Sara Holm said that the firm Erik Brandt founded was sold. Erik Brandt left it in May."))
    assert rows["Erik Brandt"][0] == "person"


@pytest.mark.parametrize(("lead", "role"), [("Armed group", "Armed group"), ("The group", None)])
def test_a_group_alone_is_no_role(make_article, lead, role):
    rows = _rows(make_article(f"{lead} JNIM attacked three outposts in the Mopti region."))
    assert rows["JNIM"] == ("armed group", role)


def test_the_first_word_of_a_body_is_no_person(make_article):
    article = make_article("Castelline Ports won the case. Castelline's lawyer Ida Rees said so.")
    assert _rows(article).get("Castelline", ("organisation", None))[0] != "person"


def test_the_body_behind_a_name_is_the_affiliation(make_article):
    text = "Aminata Cisse of the National Disaster Office said that it would end. Sara Holm of Geneva agreed."
    ties = {actor.name: actor.affiliation for actor in key_actors(make_article(text)) if actor.kind == "person"}
    assert ties == {"Aminata Cisse": "National Disaster Office", "Sara Holm": None}


def test_a_portfolio_is_no_body(make_article):
    assert "Trade" not in _rows(make_article("Trade and Industry Minister Tor Lie declined to comment."))


@pytest.mark.parametrize("case", ["border-talks", "committee-report", "company-news", "court-report", "relief-report"])
def test_the_table_reads_as_before(golden, make_article, case):
    folder = Path(__file__).parents[2] / "cases" / "actors" / case
    article = make_article((folder / "in" / "article.txt").read_text(encoding="utf8"))
    lines = [
        f"{actor.name} | {actor.kind} | {actor.role or '-'} | {actor.affiliation or '-'} | "
        + "; ".join(f"{alias.name}: {alias.reason}" for alias in actor.aliases)
        + f" | ¶{article.paragraph_number(actor.evidence[0].start)} {article.words(actor.evidence[0])}"
        for actor in key_actors(article)
    ]
    golden(folder / "golden" / "actors.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("They joined the political process led by the new joint UN-AU chief mediator, Djibo Sane, in May.",
         "Djibo Sane", "new joint UN-AU chief mediator"),
        ("Lavro spoke of the visit to Norway of President Ade Okonjo next year.", "Ade Okonjo", "President"),
        ("Rebel leaders and Chadian President Franco Bozi signed a truce.", "Franco Bozi", "Chadian President"),
        ("Under Secretary of the Treasury Brian Nels said the ban stands.", "Brian Nels",
         "Under Secretary of the Treasury"),
        ("EU foreign affairs chief Josef Borell said so.", "Josef Borell", "EU foreign affairs chief"),
        ("Hult is in Oslo to talk to Russian foreign minister Sergej Labrow.", "Sergej Labrow",
         "Russian foreign minister"),
        ("They told reporters chief negotiator Lena Hult was ill.", "Lena Hult", "chief negotiator"),
        ("The Minister of Trade, Shaikh Karim bin Salem, met with the Kenyan envoy, Monica Jumo.", "Karim bin Salem",
         "Minister of Trade"),
        ("Tomas Cirilo, the leader of the rebel group has agreed to a truce.", "Tomas Cirilo",
         "leader of the rebel group"),
        ("“It was their will”, said secretary-general of Sant Anna, Paolo Impaglia, who led the talks.",
         "Paolo Impaglia", "secretary-general of Sant Anna"),
        ("Bihar CM Nitin Kumar left the alliance.", "Nitin Kumar", "Bihar CM"),
    ],
)  # fmt: skip
def test_a_role_is_the_whole_of_it_and_nothing_else(text: str, name: str, role: str, make_article):
    assert _rows(make_article(text))[name] == ("person", role)


def test_a_trade_goes_with_what_it_trades_in(make_article):
    rows = _rows(make_article("Dallas pipeline operator Nordal Transfer asked for five years."))
    assert rows["Nordal Transfer"] == ("company", "pipeline operator")
