import os


class Settings:
    NEEDED = ("DATABASE_DSN_OF_SHOP", "SHOP_SECRET")

    def __init__(self, environ=os.environ) -> None:
        missing = [name for name in self.NEEDED if not environ.get(name)]
        if missing:
            raise SystemExit(f"set these environment variables: {', '.join(missing)}")
        self.dsn = environ["DATABASE_DSN_OF_SHOP"]


try:
    Settings({})
except SystemExit as stop:
    print(stop)
