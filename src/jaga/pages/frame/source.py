"""The source of this very program, to take along: whoever may use it may also look inside and change it."""

import io
import tarfile

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

BUILT = ("static_built", "__pycache__")


def _kept(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
    if any(part in BUILT for part in entry.name.split("/")) or entry.name.endswith(".mo"):
        return None
    # Nothing about whose machine this is.
    entry.uid = entry.gid = entry.mtime = 0
    entry.uname = entry.gname = ""
    return entry


@require_safe
def source(_request: HttpRequest) -> HttpResponse:
    """The package that is running, as a tar file."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w:gz") as target:
        target.add(settings.PACKAGE, "jaga", filter=_kept)
    response = HttpResponse(whole.getvalue(), content_type="application/gzip")
    response.headers["Content-Disposition"] = 'attachment; filename="source.tar.gz"'
    return response
