# run: /usr/bin/python3 fails.py
import numpy as np

prices = np.array([[10.0, 20.0, 30.0], [11.0, 21.0, 31.0]])     # 2 shops, 3 goods
rent = np.array([1.0, 2.0])                                     # one per shop
print(prices + rent)
