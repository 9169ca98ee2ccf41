"""Contact: asking for a call-back, writing to a therapist without a name, and coming back with a code.

A state machine of the front. What is written here passes safety and nothing else: no scrubber, no brain, no counts. It
stays in memory until the parent has said yes, and is sealed before it is kept.
"""
