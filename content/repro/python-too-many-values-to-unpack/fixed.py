for line in ("host=db", "dsn=postgres://db/shop?sslmode=require"):
    key, separator, value = line.partition("=")
    if not separator:
        raise ValueError(f"expected NAME=VALUE, got {line!r}")
    print(key, "->", value)
