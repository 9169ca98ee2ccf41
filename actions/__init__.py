"""Custom actions of the dialogue: thin, each a call into `bot/`. They run inside the front."""
