"""Pictures, from uploaded bytes to the files that readers get. Pure: bytes in, bytes out.

    uploaded bytes ──► opening ──► master ──► files
                       (or a       (clean,    (every width
                       sentence)   lossless)  and format)

`content/drafts/pictures.py` keeps what comes out of here.
"""
