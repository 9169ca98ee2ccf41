"""Where parents write: the web and Telegram. Each brings a text and a conversation key to the turn."""
