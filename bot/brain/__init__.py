"""The front's side of the brain: asks it which story or flow is meant, never for words."""
