"""Events told by being held or attended: 出席第九届某某漂流赛. 所举办、出席的活动。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.expressions import compiled
from loaders.finders.endings import endings
from loaders.finders.stems import is_particular
from loaders.mention import Mention
from loaders.required import finds

NUMBER = r"[一二三四五六七八九十\d]{1,3}"
"""Which session or festival it is: 第十四届, 第9次."""
_FESTIVAL = compiled(
    rf"(?:(?:20\d\d年?)?(?:第{NUMBER}届|首届)|20\d\d(?=中国|[\u4e00-\u9fff]{{2,4}}·))"
    r"(?:(?![的在和将节届])[\u4e00-\u9fff·.]){2,16}节(?![假日目点约水能奏庆俭省余选制拍气电育流])"
    rf"|(?:(?:20\d\d年?)?(?:第{NUMBER}届)?|首届)"
    r"(?:[广高]交会|[进消中西东数链厦]博会|服贸会|投洽会|(?:杨凌)?农高会|[渝青哈兰西津甘宁]洽会)(?!客|展)"
)
"""A festival that is counted, 第十四届中国瑶族盘王节, and a fair that all know: 第六届进博会."""
_NTH_DRIVE = (
    rf"(?:20\d\d年)?第{NUMBER}[期批]“[^”\n]{{2,12}}”"
    "(?:(?:重大|重点)?项目)?(?:建设)?(?:集中)?(?:签约|开工)?活动"
)
"""A day of a drive that is held again and again: 第五期“三个一批”活动."""
_BEGINS = (
    r"(?:[市县区](?:、[县区乡镇村])+(?=[三四五]级)|全[省市县区州旗盟国](?![体面各上])|[省市县区州盟旗](?:直|(?![级内里外长民场值容中域政两道段际情区县旗友军])(?=[\u4e00-\u9fff“]{4}))"
    rf"|(?:20\d\d年?度?)?(?:第{NUMBER}[届批期]|首[届批])|20\d\d年度?|中[国共]|世界|“(?=[^”\n]{{2,20}}(?:杯”|”(?!第|首届|20))))"
)
"""What an event's name begins with, where it does not with a place."""
_VERBS = r"(?:出席|参加|举行|举办|召开|主持|观看|参与|宣布)了?|[召举][开行办]的|[主承]办的|[开启]幕的|启动的"
_OPENING = compiled(
    rf"出席了?|(?:^|\n)(?=[\u4e00-\u9fff“])(?![上下]午|[昨今当本该据为由在同与])|(?:{_VERBS}|[。\n,;:日午天晚在])(?={_BEGINS})"
)
_ATTENDED = compiled(rf"(?:{_VERBS})$")
_SHORTEST = 6
"""Events of fewer characters are told by their kind alone."""
_CLAUSE = "。\n,;:日午天晚"
"""What ends before the clause that tells what is held."""
_NO_PART = (
    r"日[电讯]|记者|通讯员|出席|参加|主持|召开|举[行办]|致[辞词]|讲话|强调|指出|宣布|陪同|调研|听取|传达|审议|开展|通过|印发|获得|荣获|代表队|通报了"
    r"|书记(?!专题|市长|办公|县长|区长)|[省市县区州]长(?![江沙春安白寿治乐垣子丰葛汀武岛宁顺兴])|主任(?!会议|办公)|主席(?!会议|团)"
    r"|(?<=[会议式节赛展坛])[、和与及]|活动[、和与及—]|(?<!\()分会场|[会议]精神|对(?![接口话外])|要求|有关|相关|各种|各类|各项|多[次场]|[几数]次|期间|前夕|之后"
)
"""What no event's name runs over: a verb, who speaks, the event before it."""
_BODY = (
    r"(?:“[^”\n]{1,20}”|\([^()\n]{1,12}\)"
    rf"|(?!{_NO_PART})(?:[^\W_的了在将于并向被把从是也为我们他其该此]|[·.、—+-]|的(?=(?:项目|战略|区域|对口)?合作))){{3,44}}?"
)
_KINDS = (
    r"(?:(?<!会场)会议|(?<!委员)(?<!理事)(?<!基金)(?<!红十字)(?<![委协商学联工董监社机])会(?![议员长计])"
    r"|典礼|仪式|庆典|大典|(?<=行”)活动|(?<!实践)(?<!创建)(?<!整治)(?<!教育)(?<!竞赛)(?<!攻坚)(?<!攻坚年)(?<![”年月节会赛式班])(?<!会场)(?<!宣传)活动"
    r"|(?<![比竞参])赛(?![事区场季道前后手程])(?:\([\u4e00-\u9fff]{2,4}站\)|[\u4e00-\u9fff]{2,4}站)?|比赛|(?<![春季时环细情章调礼])节|[艺化游技品书摄画传游]周|(?<![发开拓])展(?![览示开现出销厅馆会])|(?<=会)[\u4e00-\u9fff]{2,4}专场|培训班|研讨班)"
)
"""What an event's name may end in that is attended or held, but no body's, drive's or season's."""
_BEHIND = r"(?=[,。;!\n]|并[讲致发宣作颁授]|开幕式|闭幕式|启动仪式|颁奖)"
_THERE = r"(?=上[,讲致发作宣]|期间)"
_HELD = (
    r"(?=(?:[\d月日上下午昨今天近前晚,]|隆重|顺利|正式|胜利|成功|圆满|盛大|[将于]|在[^,。;\n]{2,24}?){0,6}"
    r"(?:召开|举行|举办|开幕|启动|开赛|启幕|闭幕|落幕|拉开|开班|开讲|鸣枪|收官|揭幕|上演|由[^,。;\n]{2,30}[主承]办))"
)
"""What goes on behind an event's name: that somebody speaks there, that it is held."""
_DRIVE_HELD = compiled(rf"{_NTH_DRIVE}{_HELD}")
_TOLD_HELD = compiled(rf"(?P<begins>{_BEGINS})?{_BODY}{_KINDS}{_HELD}")
_TOLD_ATTENDED = compiled(rf"(?P<begins>{_BEGINS})?{_BODY}{_KINDS}(?:{_BEHIND}|{_HELD})")
_TOLD_THERE = compiled(rf"(?P<begins>{_BEGINS})?{_BODY}{_KINDS}{_THERE}")


def find_festivals(folded: str, places: Sequence[Mention]) -> Iterator[Mention]:
    """Festivals and days of drives that are counted, with the place right before."""
    for match in (*finds(_FESTIVAL, folded), *finds(_DRIVE_HELD, folded)):
        start = next((m.start for m in places if m.end == match.start()), match.start())
        yield Mention(start, match.end(), "Forum", folded[start : match.end()], finder="session")


def find_occasions(folded: str, places: Sequence[Mention]) -> Iterator[Mention]:
    """Find events of any kind that somebody attends, or that are held.

    >>> [m.name for m in find_occasions("市长出席第三届国际漂流赛。全市公祭活动在甲坪举行", [])]
    ['第三届国际漂流赛', '全市公祭活动']
    """
    placed = {place.start for place in places}
    for start in placed.union(match.end() for match in finds(_OPENING, folded)):
        told = _told(folded, start)
        match = told.match(folded, start) if told is not None else None
        if match is not None and (start in placed or match["begins"] or _is_own_name(match.group())):
            yield Mention(start, match.end(), _kind(match.group()), match.group(), finder="session")


def _is_own_name(name: str) -> bool:
    """Whether a name is one that begins with anything, and not the event's kind alone: 出席庆祝大会."""
    return len(name) >= _SHORTEST and is_particular(name)


def _told(folded: str, start: int) -> re.Pattern[str] | None:
    """How an event's name goes on that begins here, by what stands before it."""
    before = folded[start - 1 : start]
    if before == "在":
        return _TOLD_THERE
    if not before or before in _CLAUSE:
        return _TOLD_HELD
    return _TOLD_ATTENDED if _ATTENDED.search(folded, max(0, start - 3), start) else None


def _kind(name: str) -> str:
    """The class whose ending the name has, or the first of two events held as one."""
    for part in name.split("暨"):
        ends = (endings().get(part[at:]) for at in range(len(part)))
        kind = next((end.kind for end in ends if end is not None and end.top == "Meeting"), "")
        if kind and kind != "Meeting":
            return kind
    return "Forum" if name.endswith("活动") else "Meeting"
