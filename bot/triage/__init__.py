"""From facts to a route and an urgency: one pure function, readable in one sitting."""
