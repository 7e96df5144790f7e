"""The screens: each asks the journal, draws what comes back, and gives a typed result."""
