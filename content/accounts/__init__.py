"""People of the staff: sign-in with a second factor, invitations, roles, sessions."""
