import subprocess

subprocess.run(["ffmpeg-of-shop", "-version"], check=True)
