"""Plans and institutions from a few lines of YAML, as tables of cases give them."""

from tcsite.content.yaml.reader import read
from tcsite.model import Institution, Plan, Settings, Site, Vocabulary

FILE = "content/institutions/x/institution.yaml"
PERIOD = "{from: 2024-08, to: 2027-07}"


def a_plan(actions: str = "[]", *, id: str = "2024-2027", period: str = PERIOD, more: str = "") -> Plan:
    """A plan in force, unless `more` says otherwise; `actions` is a list in YAML."""
    text = f"title: A plan\nperiod: {period}\n{more}\nactions: {actions}\n"
    data = read(text.encode()).data
    assert isinstance(data, dict)
    return Plan.model_validate({"state": "in-force", "id": id, "institution": "x", "file": "f", **data})


def an_institution(*plans: Plan, more: str = "", measures: str = "[]") -> Institution:
    """An institution with some plans; `more` are further keys in YAML, `measures` are the sets of its figures."""
    text = f"name: University of Example\nstatus: {{role: signatory, since: 2018}}\n{more}\nmeasure_sets: {measures}\n"
    data = read(text.encode()).data
    assert isinstance(data, dict)
    return Institution.model_validate({"id": "x", "file": FILE, "plans": plans, **data})


def a_site(*institutions: Institution, more: str = "") -> Site:
    """A site of some institutions; `more` are further settings in YAML."""
    data = read(f"title: Plans\n{more}\n".encode()).data
    assert isinstance(data, dict)
    return Site(Settings.model_validate(data), institutions, (), Vocabulary())
