"""`guitu serve` and `guitu push`: a graph over HTTP, for reading. 服务：SPARQL 端点、网页、推送."""
