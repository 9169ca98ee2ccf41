"""The keys of people and houses, as the server may hold them: public halves, and secret ones it cannot open.

A person's secret is locked with their unlock phrase, a house's is sealed to each person who holds it. Both are made,
locked and opened in the browser.

- **A new therapist** makes a key of their own; a colleague who holds the house's keys seals them to it.
- **A forgotten phrase**: the person makes a new key; what was sealed to the old one is deleted, and a colleague shares
  anew. If nobody in the house holds its key any more, anyone of the house may make a new one; what was written to the
  old one can then be read by nobody, save its parents.
- **A new set-up link** takes away the account's key, and what was sealed to it: who signs in next may be another.
- **A leaving colleague** loses what was sealed to them; whoever stays should make a new house key at once.
- **A new house key** takes over from the old one, which is kept for what was written to it. Who makes it shows that the
  old one is open in their browser, as long as anyone holds that; everybody in the house is told for two weeks.
"""
