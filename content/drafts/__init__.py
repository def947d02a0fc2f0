"""The tables that staff edit. No public view reads them."""
