def connect(host, *, port=5432, timeout=10):
    return f"{host}:{port}"


options = {"port": 6432, "time_out": 3}
print(connect("db", **options))
