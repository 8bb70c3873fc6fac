"""Where on a sheet a table may stand."""

from textwrap import indent

from making import section, sections, words

PLACES = ("plain", "callout", "warning", "protected", "list", "closing", "panel")


def placed(place, table):
    """Sections of which one has the table."""
    other = section("b", "B", words(60))
    if place == "closing":
        return sections(other, section("a", "When", table, "callout"))
    if place == "panel":
        return sections(other, section("call-us", "Call us", table))
    if place == "list":
        return sections(section("a", "When", f"- Take\n\n{indent(table, '  ')}"), other)
    if place == "protected":
        return sections(section("a", "When", table) + "    protected: true\n", other)
    return sections(section("a", "When", table, place), other)
