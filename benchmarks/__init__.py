"""What we measure, and against whom: `python -m benchmarks` prints one table."""
