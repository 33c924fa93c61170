"""What Guitu costs, measured beside what people know. 基准测试."""
