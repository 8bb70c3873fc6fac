"""The page for a browser that `preview --watch` keeps beside the pictures: one file, nothing to fetch."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from html import escape

from handout.record import NamedTuple

_HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<script>
// A frame loads this file anew every second and says which version it found; another one reloads the page. A file may
// not read another from a disk, but a frame may speak to the page around it.
const version = "{version}";
if (window.parent !== window) {{
  window.parent.postMessage(version, "*");
  window.stop();
}} else {{
  addEventListener("DOMContentLoaded", () => {{
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    addEventListener("message", (event) => {{
      if (event.source === frame.contentWindow && event.data !== version) location.reload();
    }});
    setInterval(() => {{ frame.src = location.href.split(/[?#]/)[0] + "?" + Date.now(); }}, 1000);
  }});
}}
</script>
<noscript><meta http-equiv="refresh" content="2"></noscript>
<style>
body {{ margin: 0; background: #d9dee2; color: #1b1b1b; font: 16px/1.5 system-ui, sans-serif; }}
section {{ position: sticky; top: 0; padding: 0.75rem 1.25rem; max-height: 40vh; overflow: auto; }}
section.errors {{ background: #a4161a; color: #fff; }}
section.warnings {{ position: static; background: #fff3cd; }}
h1 {{ margin: 0; font-size: 1.1rem; }}
ul {{ margin: 0.25rem 0 0; padding-left: 1.25rem; overflow-wrap: anywhere; }}
img {{ display: block; box-sizing: border-box; width: min(94vw, 940px); margin: 1.25rem auto; background: #fff;
  box-shadow: 0 1px 6px #0006; }}
</style>
</head>
<body>
"""


class Shown(NamedTuple):
    """What the page shows: pictures of the last good pages, and lines about what is wrong now."""

    name: str
    pictures: tuple[bytes, ...]
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def live_page(shown: Shown) -> str:
    """The page as HTML. It reloads itself once the file holds another one."""
    body = "".join((_errors(shown), _pictures(shown), _warnings(shown)))
    version = hashlib.sha256(body.encode()).hexdigest()[:16]
    title = f"{'Error: ' if shown.errors else ''}{shown.name}"
    return f"{_HEAD.format(title=escape(title), version=version)}{body}</body>\n</html>\n"


def _errors(shown: Shown) -> str:
    if not shown.errors:
        return ""
    there = "Below are the last good pages." if shown.pictures else "There are no pages yet."
    return _section("errors", f"This must be mended first. {there}", shown.errors)


def _warnings(shown: Shown) -> str:
    return _section("warnings", "Good to know", shown.warnings) if shown.warnings else ""


def _section(kind: str, heading: str, lines: tuple[str, ...]) -> str:
    items = "".join(f"<li>{escape(line)}</li>\n" for line in lines)
    role = ' role="alert"' if kind == "errors" else ""
    return f'<section class="{kind}"{role}>\n<h1>{heading}</h1>\n<ul>\n{items}</ul>\n</section>\n'


def _pictures(shown: Shown) -> str:
    count = len(shown.pictures)
    return "".join(
        f'<img alt="Page {number} of {count}" src="data:image/png;base64,{b64encode(png).decode()}">\n'
        for number, png in enumerate(shown.pictures, 1)
    )
