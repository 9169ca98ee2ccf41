"""The report of a closed period: figures a house can show without showing anyone."""
