# run: /usr/bin/python3 fails.py
import numpy as np

temperatures = np.array([18.5, 21.0, 23.4])
if temperatures > 20:
    print("warm")
