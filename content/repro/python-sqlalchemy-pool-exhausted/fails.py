# run: /usr/bin/python3 fails.py
from sqlalchemy import create_engine
from sqlalchemy.pool import QueuePool

engine = create_engine("sqlite:///shop.db", poolclass=QueuePool,
                       pool_size=2, max_overflow=1, pool_timeout=0.2)
held = [engine.connect() for _ in range(4)]
