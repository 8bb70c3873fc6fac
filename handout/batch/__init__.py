"""Many recipients: which sheet each row asks for, and under which name it is kept."""
