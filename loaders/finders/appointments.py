"""People who are appointed, elected or dismissed: sentences and lists that name them. 任免名单中的人名。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.expressions import compiled
from loaders.finders.person_names import MARK, NO_START, Named, any_name_at, coordinated, is_common, sizes
from loaders.required import finds

_NAME = r"[\u4e00-\u9fff]{2,4}"
_APPOINTS = compiled(
    r"领导(?:同志)?(?:还?有[:,]?|:)?(?![和与及])(?=[\u4e00-\u9fff]{2,4}(?:[、,出参陪列]|等(?!工作|情况|制度|措施)))"
    r"|由(?=[\u4e00-\u9fff]{2,4}(?:同志)?(?:任|担任|出任|接任|兼任)[\u4e00-\u9fff]{3})|由(?=[\u4e00-\u9fff]{2,4}(?:主持|担任|兼任)[,。;])"
    rf"|由(?={_NAME}(?:、{_NAME}){{1,30}}(?:等)?(?:同志)?(?:担任|轮流主持|组成)[,。;])"
    r"|\n(?=[\u4e00-\u9fff]{2,4}(?:同志)?(?:任|出任|当选|就任|履新)[\u4e00-\u9fff、()]{4,40}(?:[长席裁]|书记|经理|董事|主任|委员)(?:\n|$))"
    r"|(?<=还有):(?=[\u4e00-\u9fff]{2,4}[、,。;])|(?<=的有):(?=[\u4e00-\u9fff]{2,4}[、,。;])"
    rf"|关于(?={_NAME}(?:、{_NAME}){{0,9}}(?:等)?(?:[\d两三四五六七八九十]{{1,3}}位)?(?:同志)?(?:请求)?辞去)"
    rf"|(?:看望|慰问|走访)了?(?={_NAME}(?:、{_NAME}){{1,20}}等[^,。;]{{0,6}}(?:同志|老|劳模|党员|干部|院士|专家))"
    rf"|以及(?={_NAME}(?:、{_NAME}){{0,9}}等[\d两三四五六七八九十]{{1,3}}[名位人](?:同志)?辞去)"
    r"|对(?=[\u4e00-\u9fff]{2,4}(?:涉嫌|严重违纪|立案|作出|给予|采取留置))"
    rf"|(?<=[\d两三四五六七八九十][人位名]):(?={_NAME}(?:、{_NAME}){{1,30}}[。;,(])"
    r"|(?<=[长任记席])的是(?=[\u4e00-\u9fff]{2,4}[。,;])"
    r"|分别是(?=[\u4e00-\u9fff]{2,3}(?:同志)?[任为][\u4e00-\u9fff]{2})|(?:决定|宣布)(?=[\u4e00-\u9fff]{2,3}(?:同志)?(?:任|为)[\u4e00-\u9fff]{2})"
    r"|填补(?=[\u4e00-\u9fff]{2,3}[调升转离])|接替(?=[\u4e00-\u9fff]{2,3}(?:同志)?(?:担任|任|出任))|(?:继任者|接任者|前任)是?(?=[\u4e00-\u9fff]{2,3})|任该职的"
    r"|增补|(?:同意|批准)(?=[\u4e00-\u9fff]{2,3}(?:同志)?辞去)|(?:委派|推荐)(?=[\u4e00-\u9fff]{2,3}(?:同志)?(?:[任为]|担任)[\u4e00-\u9fff]{3})|(?:解聘|解除|停止|暂停)(?=[\u4e00-\u9fff]{2,4}(?:同志)?的?[^,。;]{2,24}职务)|(?:调|委|改)任(?!命)(?=[\u4e00-\u9fff]{2,4}(?:同志)?为)|任命:?|免[去除]:?|接受了?(?!公众|社会|舆论|监督|采访|审查|调查|记者|媒体|专访|组织)|提名|选举|推选|补选|增选|聘任|聘请|批准任命|决定任命|(?<![被])(?:撤销|罢免|终止)(?=[\u4e00-\u9fff]{2,4}(?:同志)?的?[^,。;]{2,24}(?:职务|代表资格))"
)
_RUN = r"(?:[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8}){1,3}|[\u4e00-\u9fff]{2,6})"
_ITEM = compiled(
    r"(?:^|[\n;:。,]|职务、|任命|免去|补选|增选|选举|接受|聘任)(?:\d+[.、])? *"
    r"(?:(?:会议)?(?:决定|批准)*(?:任命|免去|补选|增选|选举|接受|聘任))?"
    rf"(?P<names>{_RUN}(?:(?:{MARK.pattern})?、{_RUN}){{0,9}})"
    rf"(?:{MARK.pattern})?(?<![历曾现调升转兼拟出担聘接原成])(?:(?:[两三四五六]?同志)?(?:为|任|的)|同志)$"
)
"""Who an item of a list of appointments begins with, whatever the name looks like: 某某某为…院院长."""
_ITEM_ENDS = ("为", "任", "的", "志", "\n")
"""What it ends in, or a line's end behind that."""
_EACH = compiled(rf"{_RUN}(?=、|\(|$)")
_LONGEST_ITEM = 70
"""Before the body of an item of such a list stand at most so many characters of it."""
_APPOINTING = compiled("任命|免去|任免|辞去|补选|选举|任职|免职")


def appointed(folded: str, stops: frozenset[int]) -> Iterator[Named]:
    """Give the names behind words that ask for one: 决定任命王国平为…."""
    for match in finds(_APPOINTS, folded):
        if not NO_START.match(folded, match.end()) and not folded.startswith("文件", match.end()):
            name = any_name_at(folded, match.end(), stops)
            yield from coordinated(folded, match.end(), name, stops)


def listed_as_appointed(folded: str, bodies: frozenset[int]) -> Iterator[Named]:
    """Give the names that begin an item of a list of appointments, before a body or post, surname or not."""
    if not _APPOINTING.search(folded):
        return
    for body in sorted(bodies):
        if not folded[max(0, body - 1) : body].endswith(_ITEM_ENDS):
            continue
        item = _ITEM.search(folded, max(0, body - _LONGEST_ITEM), body)
        while item is not None:
            runs = [(r.start(), r.group()) for r in _EACH.finditer(folded, *item.span("names"))]
            if _are_names([name for _, name in runs]):
                yield from runs
                break
            item = _ITEM.search(folded, item.start() + 1, body)


def _are_names(runs: Sequence[str]) -> bool:
    """Whether runs between commas are names: one is not made of words, and those that are have a surname."""
    common = [run for run in runs if is_common(run)]
    return len(common) < max(len(runs), 1) and all(len(run) in sizes(run, 0) for run in common)
