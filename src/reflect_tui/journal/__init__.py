"""The one door to everything that is kept, for the command line and the app alike."""
