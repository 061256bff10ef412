"""A bare Django project with one template: what `startproject` makes, and one page that shows twenty lines."""

import subprocess
import sys
from pathlib import Path

from bench.serving import bare_environment

TEMPLATE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bare</title></head><body>
<h1>{{ day|date:"l, j F" }}</h1><ul>{% for item in items %}<li><a href="/{{ item }}">{{ item }}</a></li>
{% endfor %}</ul></body></html>
"""
URLS = """from datetime import datetime
from django.shortcuts import render
from django.urls import path

def page(request):
    items = [f"item {number}" for number in range(20)]
    return render(request, "page.html", {"day": datetime.now(), "items": items})

urlpatterns = [path("", page)]
"""


def make(folder: Path) -> Path:
    """The project, in a new folder."""
    folder.mkdir()
    words = [sys.executable, "-m", "django", "startproject", "bare", str(folder)]
    subprocess.run(words, env=bare_environment(), check=True)
    settings = folder / "bare" / "settings.py"
    text = settings.read_text("utf-8")
    text = text.replace("DEBUG = True", "DEBUG = False").replace(
        "ALLOWED_HOSTS = []", 'ALLOWED_HOSTS = ["*"]'
    )
    settings.write_text(text.replace("'DIRS': []", "'DIRS': [BASE_DIR]"), "utf-8")
    (folder / "page.html").write_text(TEMPLATE, "utf-8")
    (folder / "bare" / "urls.py").write_text(URLS, "utf-8")
    return folder
