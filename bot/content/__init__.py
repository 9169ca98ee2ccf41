"""What coordinators write: FAQ stories and house profiles, loaded and checked."""
