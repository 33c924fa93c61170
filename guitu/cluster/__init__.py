"""A build on many machines: the same functions over parts of the input, and grouped operations over shards. 集群."""
