class Loggable:
    pass


class Base(Loggable):
    pass


class Plugin(Loggable, Base):
    pass
