import json


def load(path):
    try:
        return json.loads(open(path).read())
    except OSError:
        log.warning("no %s, using defaults", path)
        return {}


print(load("/etc/shop/missing.json"))
