"""Gradients as PDF shadings (ISO 32000-1 8.7.4.5.3 axial, 8.7.4.5.4 radial) in sRGB, which the output intent names."""

from __future__ import annotations

from itertools import pairwise

from handout.paint.objects import Objects
from handout.paint.values import array, dictionary, fine_number, name
from handout.picture import Color, Gradient

_AXIAL, _RADIAL = 2, 3


def put_shading(objects: Objects, gradient: Gradient) -> int:
    """A shading object; it goes on beyond both ends, as SVG's `pad` does."""
    shading = dictionary(
        ShadingType=_AXIAL if len(gradient.ends) == 4 else _RADIAL,
        ColorSpace=name("DeviceRGB"),
        Coords=array(*map(fine_number, gradient.ends)),
        Extend=array(b"true", b"true"),
        Function=_function(gradient.stops),
    )
    return objects.put(shading)


def _function(stops: tuple[tuple[float, Color], ...]) -> bytes:
    """Colour by offset: from each stop to the next evenly (type 2), put together (type 3) where there are several."""
    whole = [(0.0, stops[0][1]), *stops, (1.0, stops[-1][1])]
    steps = [(start, end) for start, end in pairwise(whole) if end[0] > start[0]]
    parts = [_even(start[1], end[1]) for start, end in steps]
    if len(parts) == 1:
        return parts[0]
    return dictionary(
        FunctionType=3,
        Domain=array(0, 1),
        Functions=array(*parts),
        Bounds=array(*(fine_number(start[0]) for start, _ in steps[1:])),
        Encode=array(*(end for _ in parts for end in (0, 1))),
    )


def _even(start: Color, end: Color) -> bytes:
    return dictionary(
        FunctionType=2,
        Domain=array(0, 1),
        C0=array(*map(fine_number, start)),
        C1=array(*map(fine_number, end)),
        N=1,
    )
