# run: /usr/bin/python3 fixed.py
import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
)
django.setup()                                  # before anything that imports models

from django.contrib.auth.models import User
from django.core.management import call_command

call_command("migrate", verbosity=0)
print(User.objects.count())
