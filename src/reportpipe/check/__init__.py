"""What is wrong with a finished file, as far as a machine can say, and what nobody has looked at."""
