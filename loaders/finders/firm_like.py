"""Whether a stretch of text looks like a company's name. 似企业名。"""

from __future__ import annotations

from itertools import pairwise

from loaders.expressions import compiled
from loaders.finders.stems import is_new_word
from loaders.segment import words
from ontology.places import gazetteer
from ontology.words import words as word_list

NAME = (
    r"(?:[\u4e00-\u9fffA-Za-z\d·]"
    r"|\((?!总部|目标|标的|[买卖甲乙]方|简称|下称|以下|全资|控股|持股)[\u4e00-\u9fff]{2,6}\))"
)
"""A character of a company's name, or the brackets in it that hold its place."""
_NO_FIRM = compiled(
    r"(?:知悉|获悉|得知|宣布|核定|批复|批准|表示|项目|工程|制造|组建了|车型|静态|动态|概算|估算|协议|园区?|主体|电站|机场|高速|铁路|枢纽|水库|大桥|中心|基地|小镇|生产线|一期|三期|投资|资金|财政|固定资产|总额|协议|合同|政府|省级|市级|全[省市县]|我[市省]|计划|[万亿]元|累计|今年"
    r"|去年|其中|一期|二期|集团|公司|企业|双方|对方|客户|用户|群众|市民|居民|企业家|全球|国内|关联方|(?<!..)国际)$"
    r"|(?:项目|工程|园|基地|厂|中心|水库|大桥|电站)\(|[镇乡]\)$|[一二三四五六七八九十]年$|\d+[台套件辆吨个座组]$|(?:将|已|有望)成$|\d万?[人户]|自然人|股东|产业链|供应链|集群$|管理层|控制人|(?:委|局|厅|办|管网|线路|道路|就近|已成|(?:有限公司|集团).{1,3}|更名|改制|改名|品牌|仍|均|亦|以|领域|方面|优势|年度|合伙人|剩余|其余|使命|任务|职责|重任|需求|要求|保障|安全|共同|联合|联手|携手)$|..等(?!离子|温|静|压|级)|^\d|^拟|^(?:由|这[座条家个]|该|本|其|每|各|将|已|共|总|预计|全|公司|企业|集团|[一二三四五六七八九十\d]+[个家期])"
)
_FIRM_WORD = compiled(
    r"(?:精铝|高分子)$"
    r"|集团|公司|控股|生物|科技|电力|石化|新材|能源|重工|汽车|电子|实业|药业|股份|航空|航天|智能|半导体|机械|医药|化工|环保"
)


def may_be_firm(text: str) -> bool:
    """Tell whether a stretch may be a company for all that is said against it: no place, no phrase.

    >>> may_be_firm("甲坪恒远"), may_be_firm("甲坪产业园区")
    (True, False)
    """
    return not _NO_FIRM.search(text) and not gazetteer().find(text)


def is_firm(text: str) -> bool:
    """Tell whether a stretch looks like a company: an unknown word, or one that firms have, and no phrase.

    >>> is_firm("甲坪恒远"), is_firm("今年投资")
    (True, False)
    """
    if not may_be_firm(text) or not word_list("boundaries").isdisjoint(words(text)):
        return False
    return is_like_brand(text) or _FIRM_WORD.search(text) is not None


def is_like_brand(text: str) -> bool:
    """Whether a stretch holds a new word, or letters in a row that the segmenter could make no word of.

    >>> is_like_brand("甲坪恒远"), is_like_brand("重点企业")
    (True, False)
    """
    parts = words(text)
    return is_new_word(text) or any(len(a) == len(b) == 1 for a, b in pairwise(parts))
