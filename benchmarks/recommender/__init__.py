"""The recommender against others: a simulated exhibition, the Open Bandit logs, and the clock."""
