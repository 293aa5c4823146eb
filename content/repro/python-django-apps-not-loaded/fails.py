# run: /usr/bin/python3 fails.py
from django.conf import settings

settings.configure(INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"])

from django.contrib.auth.models import User

print(User.objects.count())
