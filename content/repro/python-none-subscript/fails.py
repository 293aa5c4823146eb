def load(path):
    try:
        text = open(path).read()
    except FileNotFoundError:
        print("using defaults")
    else:
        return dict(line.split("=", 1) for line in text.splitlines())


config = load("/etc/shop/missing.conf")
print(config["port"])
