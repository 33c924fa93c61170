"""A build on many machines: the same functions over parts of the input, then grouped operations. 集群."""
