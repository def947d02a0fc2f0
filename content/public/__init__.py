"""What readers see, built from editions alone."""
