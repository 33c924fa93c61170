"""Newspaper pages made for the tests: what stands on them is known to the letter. 测试用版面。"""
