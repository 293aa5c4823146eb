# run: python3 shop/report.py
from .money import euro

print(euro(1999))
