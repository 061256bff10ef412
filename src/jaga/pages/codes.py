"""A link as a code that a phone's camera reads from a screen."""

import io

from django.http import HttpResponse


def code_for(link: str) -> HttpResponse:
    """The code, drawn as SVG."""
    import segno  # noqa: PLC0415  (slow to load, and few starts need it)

    drawn = io.BytesIO()
    segno.make(link, error="m").save(
        drawn, kind="svg", scale=6, dark="#000", light="#fff", xmldecl=False, svgclass=None, lineclass=None
    )
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
