"""What scripts/bench is made of: made-up councils, bare sites to compare with, and the measuring of both."""
