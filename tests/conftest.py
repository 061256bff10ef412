"""What all tests share: a house's settings in an empty home."""

import os
import tempfile

os.environ["DJANGO_SETTINGS_MODULE"] = "jaga.house.settings"
os.environ["JAGA_HOME"] = tempfile.mkdtemp(prefix="house-")

import django

django.setup()
