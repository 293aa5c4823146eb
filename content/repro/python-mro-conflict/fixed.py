class Loggable:
    pass


class Base(Loggable):
    pass


class Plugin(Base):                 # Loggable comes with it
    pass


class Tool(Base, Loggable):         # or the more derived one first
    pass


print([c.__name__ for c in Tool.__mro__])
