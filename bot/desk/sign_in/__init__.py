"""Signing in to the desk: who somebody is. It opens no key, so it opens no request."""
