for line in ("host=db", "dsn=postgres://db/shop?sslmode=require"):
    key, value = line.split("=")
    print(key, "->", value)
