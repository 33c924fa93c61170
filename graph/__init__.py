"""Quads, datasets and what is asked of them. 图：四元组、数据集与查询."""
