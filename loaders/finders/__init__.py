"""Finders: each looks for one kind of mention in the running text. 提及识别，一类一个文件。"""
