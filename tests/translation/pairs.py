"""A short handout in English, and its translation into Spanish as a file would have it."""

from pathlib import Path

from handout.source.library import load_handout

ENGLISH = """\
format: 1
id: made
language: en
kind: medicine
title: Anakinra
brand_names: [Kineret]
intro: |
  Anakinra calms inflammation. It is not methotrexate.
fast_facts:
  - "The usual dose is **100 mg** once a day."
  - Call 1-800-555-0142 before 2026-12-31.
sections:
  - id: dosing
    heading: Dosing
    style: steps
    text: |
      1. Inject 100 mg, then wait 1,000 steps.
      2. Keep it at 2–8 °C (36–46 °F), 2.5 mL at most.
      3. Read [the label](https://dailymed.nlm.nih.gov/).
  - id: call-us
    heading: Call us
    text: |
      Call if you have 100.4 °F or more.
resources:
  - {name: MedlinePlus, about: drug information, url: "https://medlineplus.gov/"}
disclaimer: For education alone.
"""

SPANISH = """\
format: 1
id: made
language: es
title: Anakinra
translation: {of: en, method: human, translator: Ana Ruiz, source_hash: {HASHES}}
intro: |
  Anakinra calma la inflamación. No es metotrexato.
fast_facts:
  - "La dosis habitual es **100 mg** una vez al día."
  - Llame al 1-800-555-0142 antes del 2026-12-31.
sections:
  - id: dosing
    heading: Dosis
    text: |
      1. Inyecte 100 mg y espere 1.000 pasos.
      2. Guárdelo a 2–8 °C (36–46 °F), 2,5 ml como máximo.
      3. Lea [la etiqueta](https://dailymed.nlm.nih.gov/).
  - id: call-us
    heading: Llámenos
    text: |
      Llame si tiene 100,4 °F o más.
resources:
  - {name: MedlinePlus, about: información de medicamentos, url: "https://medlineplus.gov/"}
disclaimer: Solo para educación.
"""


def hashes(english: str = ENGLISH) -> str:
    """The map of hashes of an English file, as YAML has it."""
    from handout.source.content import read_handout
    from handout.translation import source_parts

    parts = source_parts(read_handout(english.encode(), "en.yaml").value)
    return "{" + ", ".join(f'{part}: "{wording.hash}"' for part, wording in parts.items()) + "}"


def put(folder: Path, spanish: str = SPANISH, english: str = ENGLISH, of: str | None = None) -> Path:
    """Both files in a folder; the Spanish one's hashes are of `of`, else of the English one."""
    (folder / "en.yaml").write_text(english, "utf-8")
    file = folder / "es.yaml"
    file.write_text(spanish.replace("{HASHES}", hashes(of or english)), "utf-8")
    return file


def loaded(folder: Path, spanish: str = SPANISH, english: str = ENGLISH, of: str | None = None):
    return load_handout(put(folder, spanish, english, of)).value
