"""Random handouts for the laws of layout: every kind of block, long words, long headings, with and without a clinic."""

from hypothesis import settings
from hypothesis import strategies as st
from making import CLINIC, FURNITURE, PAPERS, STYLES, Made, clinic_of, enlarged, make, section, sections, words
from quick import examples

laws = settings(deadline=None, derandomize=True, max_examples=examples(40))

LONG = "Pneumonoultramicroscopicsilicovolcanoconiosis"
LINK = "[a page about it](https://example.org/patients/drug)"
ODD = (
    "**Do not freeze.**",
    "_Shake_ it never,",
    LINK,
    "100 mg",
    "36°F",
    LONG,
    "well-known",
    "αβγ",
    "e\u0323\u0301",
    "→",
)

sentence = st.builds(
    lambda count, start, odd: f"{words(count, start)} {odd}".strip(),
    st.sampled_from([1, 3, 8, 14, 30, 55]),
    st.integers(0, 40),
    st.sampled_from(["", "", *ODD]),
)
items = st.lists(sentence, min_size=1, max_size=4)


def bullets(made):
    return "\n".join(f"- {item}" for item in made)


def numbered(made):
    return "\n".join(f"{number}. {item}" for number, item in enumerate(made, 1))


def nested(outer, inner):
    return numbered(f"{item}\n   - {inner}\n   - {words(4)}\n     1. {words(3)}" for item in outer)


def apart(blocks):
    """Blocks with a line between those that Markdown would take for one list."""
    text = blocks[0]
    for each in blocks[1:]:
        text += "\n\nThen this." if each[0] in "1-" else ""
        text += "\n\n" + each
    return text


def table(columns, made):
    cells = [words(2 + 5 * (n % 2), n) for n in range(columns)]
    lines = [" | ".join(cells), " | ".join(["---"] * columns)]
    lines += [" | ".join([item, *cells[1:]]) for item in made]
    return "\n".join(f"| {line} |" for line in lines)


block = st.one_of(
    sentence,
    sentence,
    items.map(bullets),
    items.map(lambda made: f"{words(5)[:-1]}:\n\n{numbered(made)}"),
    st.builds(nested, items, sentence),
    st.builds(table, st.integers(1, 4), items),
    sentence.map(lambda made: f"{made}  \n{words(3)}"),
)
heading = st.sampled_from(["Uses", "How to inject", words(12), f"{LONG} and more", "100 mg", "e\u0323\u0301 αβγ"])
style = st.sampled_from(["plain", "plain", "callout", "warning", "steps", "checklist"])
a_section = st.tuples(heading, st.lists(block, min_size=1, max_size=3).map(apart), style)

titles = st.sampled_from(["Anakinra", "Living with rheumatoid arthritis at home", LONG * 2, words(30)[:200]])
brands = st.sampled_from(
    ["", "brand_names: [Kineret]\n", f"brand_names: [Kineret, {LONG}, Another Name, And One More]\n"]
)
short_help = section("call-us", "Call us today if", "- Fever or chills\n- A lasting cough")
long_help = section("call-us", f"Call us, {LONG}", bullets([words(9, n) for n in range(6)]))
emergency = section("emergency", "Get help now if", "You cannot breathe well.")
helps = st.sampled_from([(), (short_help,), (short_help, emergency), (long_help, emergency), (emergency,)])
long_clinic = CLINIC.replace("Riverbend Rheumatology", f"Clinic {LONG} of the Upper and Lower Valleys").replace(
    "It is free.", words(25)
)
logo_clinic = CLINIC + "logo: logo.svg\nlogo_alt: A river\n"
clinics = st.sampled_from([None, CLINIC, long_clinic, logo_clinic, "format: 1\nname: Bare\n"])


@st.composite
def documents(draw, most: int = 6) -> Made:
    """A document in any style, on either paper."""
    own = draw(st.lists(a_section, max_size=most))
    made = [section(f"s{n}", title, text, kind) for n, (title, text, kind) in enumerate(own)]
    furniture = FURNITURE if draw(st.integers(0, 3)) else "intro: Read this.\n"
    title = draw(titles)
    body = draw(brands) + furniture + sections(*made, *draw(helps))
    clinic = draw(clinics)
    return make(
        body,
        clinic_of(clinic) if clinic else None,
        style=draw(st.sampled_from(STYLES)),
        paper=draw(st.sampled_from(PAPERS)),
        head=f"format: 1\nid: made\nlanguage: en\ntitle: {title}\n",
    )


budgets = st.sampled_from(["auto", "1", "2"])
editions = st.one_of(documents(), documents(), documents().map(enlarged))
"""Documents in the standard edition and, one in three, in large print."""
