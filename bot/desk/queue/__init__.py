"""The queue: the requests to one house's therapists, who has taken which, and the written answers.

The server passes sealed messages on and opens none. Every query names the person's house: a request of another house
is not there.
"""
