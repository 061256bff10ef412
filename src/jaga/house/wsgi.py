"""The house as one WSGI application, with all its views loaded."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jaga.house.settings")
# Thousands of classes are made here, and stay: looking for rubbish among them took a tenth of the start.
gc.disable()
application = get_wsgi_application()
_ = get_resolver().url_patterns
gc.freeze()
gc.enable()
