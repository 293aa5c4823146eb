# run: python3 prices.py
