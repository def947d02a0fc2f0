"""The translators' desk: what waits in a language, one text at a time, and handing it back.

`queue` says what waits and in which order, `beside` and `hints` what stands beside a text,
`saving` what an answer does, `pages` shows it.
"""
