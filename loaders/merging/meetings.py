"""Whether two names are one meeting's. 会议名称的归并。"""

from __future__ import annotations

from loaders.expressions import compiled

_ORDINAL = r"[一二三四五六七八九十\d]{1,3}"
_NUMBER = compiled(rf"第?(?P<number>{_ORDINAL})次(?:全体会议|全会|常委会?会议|会议)")
_OF_TERM = compiled(rf"第?(?P<term>{_ORDINAL})届")
_OF_PLACE = compiled(
    rf"(?:中国共产党|中共|中国人民政治协商会议|政协)?(?:第?{_ORDINAL}届)?"
    r"(?:[\u4e00-\u9fff]{2,7}?[省市州](?=[\u4e00-\u9fff]{1,6}[市县区旗](?:第|委|政协|人|[一二三四五六七八九十])))?"
    r"(?P<place>[\u4e00-\u9fff]{2,8}?[省市县区州旗])"
)
_BODIES = (
    (compiled("人民代表大会常务委员会|人大常委会"), "常委会"),
    (compiled("人民代表大会|人大"), "人大"),
    (compiled("(?:政协|政治协商会议)[^协]*(?:常务委员会|常委)"), "政协常委会"),
    (compiled("政协|政治协商会议"), "政协"),
    (compiled("委[^员]*常委会?会议"), "党委常委会"),
    (compiled("委员会|委"), "委"),
)
"""The bodies that hold numbered sessions; the first that a name holds decides."""
_OF_ALL = compiled(r"^(?:全[省市县区州]|[\u4e00-\u9fff]{2,4}[省市县区州])")
"""Whose a meeting is: 全市某现场会 and 甲市某现场会 are one."""
_NTH = compiled(r"首届|第[一二三四五六七八九十\d]{1,3}届(?=[^全人委常])")
"""How an event is counted that is held again and again, where it is no session of a body."""
_OF_YEAR = compiled(r"^20\d\d年?")
_OF_TIME = compiled(rf"(?:20\d\d年度?)?第?{_ORDINAL}次(?=集体学习)|(?<=集体学习)会$")
"""What tells one of the centre group's days of study from another."""
_ITS_OPENING = compiled(r"(?<=[节会展赛坛])(?:开幕式|闭幕式|开幕仪式)(?:暨|$)")
"""What an event is called by that opens: 甲坪文化节开幕式暨招商推介会 is the 甲坪文化节."""
_SESSION = compiled(r"第?[一二三四五六七八九十\d]+[次届]")
_PARTY_CONGRESS = compiled(
    rf"^(?:中国共产党|中共)(?P<whose>[\u4e00-\u9fff]{{2,12}}第{_ORDINAL}次)代表大会$|(?P<nth>次)党员?代表大会$"
)
_FAIRS = {"博": "博览会", "交": "交易会", "洽": "洽谈会"}
_FAIR = compiled(
    r"^(?P<nth>第[一二三四五六七八九十\d]{1,3}届)?(?P<sign>[\u4e00-\u9fff])(?P<kind>[博交洽])会$"
)
"""A fair that is called by a character of its name: 西博会."""


def session_key(name: str) -> tuple[str, ...]:
    """Give what makes a session itself, however it is called: place, body, term and number; () for none.

    >>> session_key("甲坪市人大十六届一次会议") == session_key("甲坪市第十六届人民代表大会第一次会议")
    True
    >>> session_key("政协丙坪市甲坪区第九届委员会第二次会议") == session_key("甲坪区政协九届二次会议")
    True
    """
    number = _NUMBER.search(name)
    term = _OF_TERM.search(name)
    place = _OF_PLACE.match(name)
    body = next((short for pattern, short in _BODIES if pattern.search(name)), "")
    if number is None or term is None or place is None or not body:
        return ()
    return place["place"], body, term["term"], number["number"]


def same_meeting(name: str, longer: str) -> bool:
    """A meeting's short title leaves words out: 某项目推进会, 某项目建设暨安全生产工作推进会.

    >>> same_meeting("甲县党代会", "中国共产党甲县第十次代表大会")
    True
    >>> same_meeting("甲坪市运动会", "“乙湾杯”甲坪市第五届运动会")
    True
    >>> same_meeting("甲坪市十届人大八次会议", "甲坪市十届人大常委会第二十八次会议")
    False
    >>> same_meeting("西博会", "第十届甲坪西湖博览会"), same_meeting("第五届甲坪节", "第五届甲坪节推介会")
    (True, False)
    """
    name, longer = (_PARTY_CONGRESS.sub(r"\g<whose>\g<nth>党代会", n) for n in (name, longer))
    if fair := _FAIR.match(name):
        return (
            fair["sign"] in longer and longer.endswith(_FAIRS[fair["kind"]]) and (fair["nth"] or "") in longer
        )
    keys = session_key(name), session_key(longer)
    if all(keys) and keys[0][1:] != keys[1][1:]:
        return False
    if _is_of_all(name, longer) or _opens(name, longer) or _is_one_session(name, longer):
        return True
    if longer.endswith("开幕式") and _ITS_OPENING.match(longer, len(longer) - 3):
        return same_meeting(name, longer[:-3])
    nth = _NTH.search(name)
    if nth is not None and nth.group() in longer:
        return _is_of_that_count(name, longer)
    rest = iter(longer)
    shortened = len(name) >= 8 and name[-3:] == longer[-3:] and all(sign in rest for sign in name)
    uncounted = nth is None and len(name) >= 5 and _NTH.sub("", longer).endswith(name)
    return shortened or uncounted or (len(name) >= 6 and longer.endswith(name))


def _is_of_all(name: str, longer: str) -> bool:
    """Whether two names are one but for whose meeting it is, or that more than its members came (扩大)."""
    one, other = (_OF_ALL.sub("", n.replace("(扩大)", "")) for n in (name, longer))
    return len(one) >= 6 and one == other and ("全" in (name[0], longer[0]) or "(扩大)" in longer)


def _opens(name: str, longer: str) -> bool:
    """Whether the longer name is that of an event's opening, be it counted or told with its year."""
    event, opened = _OF_YEAR.sub("", name), _OF_YEAR.sub("", longer)
    opened = opened if _NTH.search(event) else _NTH.sub("", opened)
    return len(event) >= 5 and opened.startswith(event) and bool(_ITS_OPENING.match(opened, len(event)))


def _is_one_session(name: str, longer: str) -> bool:
    """Whether two names are one session's, however it is called or counted."""
    key = session_key(name)
    if key and key == session_key(longer):
        return True
    return name in (_SESSION.sub("", longer), _OF_TIME.sub("", longer))


def _is_of_that_count(name: str, longer: str) -> bool:
    """Whether of two events counted alike the longer is the other one, not what is held for it."""
    if longer.startswith(name) and longer[len(name)] not in "暨开闭":
        return False  # 第五届甲坪博览会新闻发布会
    first = longer.partition("暨")[0]
    signs = iter(first)
    return len(name) >= 5 and name[-1] == first[-1] and all(sign in signs for sign in name)
