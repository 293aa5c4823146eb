DEFAULTS = {"port": "8080"}


def load(path: str) -> dict[str, str]:
    try:
        with open(path) as file:
            text = file.read()
    except FileNotFoundError:
        return dict(DEFAULTS)
    return DEFAULTS | dict(line.split("=", 1) for line in text.splitlines())


print(load("/etc/shop/missing.conf")["port"])
