# run: /usr/bin/python3 fixed.py
import numpy as np

prices = np.array([[10.0, 20.0, 30.0], [11.0, 21.0, 31.0]])
rent = np.array([1.0, 2.0])
print(prices + rent[:, np.newaxis])         # (2, 3) + (2, 1)
