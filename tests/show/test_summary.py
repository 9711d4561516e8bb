"""The summary quotes a speaker's exact words and nobody else's."""

from onrecord.link import link
from onrecord.show.summary import summary
from onrecord.view import view_of
from onrecord.weigh import weigh
from tests.build import Text, body, land, person, records


def test_the_outlets_loaded_words_are_not_quoted_as_a_speakers():
    t = Text("Anna Berg confirmed that drills took place in April; a real fact denied by the Ruritanian ministry.")
    around = (t.span("a real fact"),)
    yes = t.says(person("Anna Berg", "SWE"), "confirmed", "drills took place in April", "confirm", loaded=around)
    no = t.says(body("Ruritanian ministry", "RUR"), "denied", "drills took place in April", "deny", loaded=around)
    t.event("drills took place in April", "drills", "COOPERATE", land("SWE"), land("RUR"), by={yes.id: "happened", no.id: "denied"}, when="2024-04")  # fmt: skip
    told = summary(weigh(link(view_of(records(t)))))
    assert "“drills took place in April”" in told and "a real fact" not in told
