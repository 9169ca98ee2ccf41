"""The front's database: counters only."""
