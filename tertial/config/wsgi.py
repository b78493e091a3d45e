"""The WSGI application that Granian serves."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tertial.config.settings")
os.environ.setdefault("TERTIAL_TASKS", "thread")
application = get_wsgi_application()
