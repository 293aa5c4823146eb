from .money import euro

print(euro(1999))
