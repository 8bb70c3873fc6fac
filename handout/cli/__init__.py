"""The command line: one file a command. Printing and exit statuses are here and nowhere else."""
