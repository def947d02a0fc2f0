"""What stands before Django and answers readers from memory."""
