"""What readers get at an address, finished: how it is made, and what outdates it."""
