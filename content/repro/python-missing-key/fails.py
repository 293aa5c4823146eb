import os


class Settings:
    def __init__(self):
        self.dsn = os.environ["DATABASE_DSN_OF_SHOP"]


Settings()
