"""Facts that stand in one place: values, the book that holds them, their words.

Pure: no database, no request. A text says `{{fasting_food}}`; the book of facts says
what that is for a clinic, and `content.facts.words` says it in a language.
"""
