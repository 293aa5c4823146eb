# run: /usr/bin/python3 fixed.py
import numpy as np

temperatures = np.array([18.5, 21.0, 23.4])
if (temperatures > 20).any():
    print("warm at", int((temperatures > 20).sum()), "stations")

pleasant = (temperatures > 20) & (temperatures < 23)        # not: and
print(temperatures[pleasant])
