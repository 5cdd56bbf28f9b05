"""What talks to Amazon Web Services, or to a server that speaks like one of them."""
