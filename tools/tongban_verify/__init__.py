"""An independent reader of the Tongban protocol, written from Protocol/ and from nothing else.

It shares no line with the programs it checks: what it and they agree on is the text.
"""
