"""Published profiles to roles: a document is read into blocks, the blocks are understood, the role is written.

Nothing is lost and nothing made up: every word of the document is in the role, or named in the report as furniture.
"""
