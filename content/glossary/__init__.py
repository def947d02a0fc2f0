"""The glossary: its list from A to Z, and its words where texts first use them. Pure."""
