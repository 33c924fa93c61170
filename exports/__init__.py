"""One small function a format. 导出."""
