import json
import logging

log = logging.getLogger(__name__)


def load(path: str) -> dict:
    try:
        with open(path) as file:
            return json.load(file)
    except OSError:
        log.warning("no %s, using defaults", path)
        return {}


print(load("/etc/shop/missing.json"))
