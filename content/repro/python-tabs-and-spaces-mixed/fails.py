# run: python3 total.py
