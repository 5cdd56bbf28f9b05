"""What `build_installer.py` is made of: freezing an app, wrapping it, and trying the result.

Standard library only: PyInstaller, dpkg and CycloneDX are run as programs.
"""
