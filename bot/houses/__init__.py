"""Family houses: their profile, their hours, their offers. Only what the profile says is ever told."""
