"""The app on the terminal: screens, widgets, keys and looks."""
