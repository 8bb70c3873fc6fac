"""What a file says of itself: Info, XMP, output intent, viewer preferences."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from handout.identity import NAMESPACE
from handout.paint.objects import Objects
from handout.paint.values import array, dictionary, name, reference, text
from handout.record import NamedTuple

PRODUCER = "handout"


class Wording(NamedTuple):
    """What a file says in its second language, and in which version."""

    language: str
    version: str
    content_hash: str


class Metadata(NamedTuple):
    """Of one file. Nothing of a recipient ever stands here. `day` is every date in the file.

    A `fillable` file claims no PDF/A: what others write into its fields is not in the program's hands.
    A `personal` one was made for one recipient. One that is to be `locked` claims none either: PDF/A has no ciphers.
    """

    title: str
    language: str
    author: str
    id: str
    edition: str
    content_hash: str
    version: str
    day: date
    fillable: bool = False
    personal: bool = False
    second: Wording | None = None
    locked: bool = False


def escape(words: str) -> str:
    """Words as XML text."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def put_info(objects: Objects, metadata: Metadata) -> int:
    """Write the Info dictionary, the same as XMP says."""
    stamp = text(metadata.day.strftime("D:%Y%m%d000000Z"))
    return objects.put(
        dictionary(
            Title=text(metadata.title),
            Author=text(metadata.author) if metadata.author else None,
            Producer=text(PRODUCER),
            CreationDate=stamp,
            ModDate=stamp,
        )
    )


def put_output_intent(objects: Objects) -> int:
    """sRGB (ISO 19005-2 6.2.3), so that the colours mean the same everywhere. The profile's date is a fixed one."""
    profile = objects.put_stream({"N": 3}, _srgb())
    return objects.put(
        dictionary(
            Type=name("OutputIntent"),
            S=name("GTS_PDFA1"),
            OutputConditionIdentifier=text("sRGB IEC61966-2.1"),
            Info=text("sRGB IEC61966-2.1"),
            DestOutputProfile=reference(profile),
        )
    )


@lru_cache
def _srgb() -> bytes:
    return Path(__file__).with_name("srgb.icc").read_bytes()


def viewer_preferences() -> bytes:
    """The title in the window's bar; two-sided along the long edge; no scaling, which would shrink the type."""
    return dictionary(DisplayDocTitle=b"true", Duplex=name("DuplexFlipLongEdge"), PrintScaling=name("None"))


def page_labels() -> bytes:
    """Pages counted 1, 2 …"""
    return dictionary(Nums=array(0, dictionary(S=name("D"))))


def put_xmp(objects: Objects, metadata: Metadata) -> int:
    """The metadata stream, not compressed, so that any tool can read it (ISO 19005-2 6.6.2)."""
    entries = {"Type": name("Metadata"), "Subtype": name("XML")}
    return objects.put_stream(entries, xmp(metadata).encode(), filtered=True)


_PDF_A = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"


def xmp(metadata: Metadata) -> str:
    """An XMP packet: PDF/UA-1, PDF/A-2a, and the handout's own properties with the schema that PDF/A asks for."""
    stamp = f"{metadata.day.isoformat()}T00:00:00Z"
    author = (
        f"<dc:creator><rdf:Seq><rdf:li>{escape(metadata.author)}</rdf:li></rdf:Seq></dc:creator>"
        if metadata.author
        else ""
    )
    own = "".join(f"<h:{key}>{escape(value)}</h:{key}>" for key, value in _own(metadata).items())
    spoken = [metadata.language, *([metadata.second.language] if metadata.second else [])]
    languages = "".join(f"<rdf:li>{escape(each)}</rdf:li>" for each in spoken)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
        f' xmlns:h="{NAMESPACE}">\n'
        "<dc:format>application/pdf</dc:format>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(metadata.title)}</rdf:li></rdf:Alt></dc:title>'
        f"{author}<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>\n"
        f"<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>"
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>"
        f"{'' if metadata.fillable or metadata.locked else _PDF_A}<pdfuaid:part>1</pdfuaid:part>\n"
        f"{own}\n</rdf:Description>\n{_TWO_EXTENSIONS if metadata.second else _EXTENSIONS}\n</rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="w"?>'
    )


def _own(metadata: Metadata) -> dict[str, str]:
    second = metadata.second
    of_second = (
        {
            "secondLanguage": second.language,
            "secondVersion": second.version,
            "secondContentHash": second.content_hash,
        }
        if second
        else {}
    )
    return {
        "id": metadata.id,
        "language": metadata.language,
        "edition": metadata.edition,
        "version": metadata.version,
        "contentHash": metadata.content_hash,
        "sheet": "personal" if metadata.personal else "shared",
        **of_second,
    }


def _property(label: str, kind: str, words: str) -> str:
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{label}</pdfaProperty:name><pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        f"<pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{words}</pdfaProperty:description></rdf:li>"
    )


def _schema(words: str, uri: str, prefix: str, properties: str) -> str:
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaSchema:schema>{words}</pdfaSchema:schema><pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )


_PROPERTIES = (
    _property("id", "Text", "Id of the handout")
    + _property("language", "Text", "Language of the handout, BCP 47")
    + _property("edition", "Text", "Edition: standard or large-print")
    + _property("version", "Text", "Date of the last change and hash of the wording")
    + _property("contentHash", "Text", "SHA-256 of the normalised shared text")
    + _property("sheet", "Text", "shared, or personal where it was made for one recipient")
)
_OF_SECOND = (
    _property("secondLanguage", "Text", "The other language of a sheet in two, BCP 47")
    + _property("secondVersion", "Text", "Version of the text in the other language")
    + _property("secondContentHash", "Text", "SHA-256 of the normalised shared text in the other language")
)


def _extensions(properties: str) -> str:
    return (
        '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
        ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
        ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\n<pdfaExtension:schemas><rdf:Bag>'
        + _schema(
            "PDF/UA identification",
            "http://www.aiim.org/pdfua/ns/id/",
            "pdfuaid",
            _property("part", "Integer", "Part of ISO 14289"),
        )
        + _schema("Patient handout", NAMESPACE, "h", properties)
        + "</rdf:Bag></pdfaExtension:schemas></rdf:Description>"
    )


_EXTENSIONS, _TWO_EXTENSIONS = _extensions(_PROPERTIES), _extensions(_PROPERTIES + _OF_SECOND)
