"""Posts and people: whose post, of which body, and which characters are a name."""

from __future__ import annotations

import pytest

from loaders.finders.posts import leads
from tests.reading import labels, mentions, names, stated, understood

CHAINS = [
    ("市委副书记、市长周明远", "襄阳市", [("副书记", "襄阳市委", ""), ("市长", "襄阳市", "")]),
    ("市委编办主任，市林业局党组书记、局长韩若松", "襄阳市",
     [("主任", "襄阳市委编办", ""), ("党组书记", "襄阳市林业局", ""), ("局长", "襄阳市林业局", "")]),
    ("代市长沈知秋", "宜昌市", [("代市长", "宜昌市", "acting")]),
    ("原市长沈知秋", "宜昌市", [("市长", "宜昌市", "former")]),
    ("常务副市长贺云帆", "宜昌市", [("常务副市长", "宜昌市", "")]),
    ("秭归县委书记韩若松", "", [("书记", "秭归县委", "")]),
    ("砺峰重型装备有限公司董事长陆怀川、总工程师贺云帆", "",
     [("董事长", "砺峰重型装备有限公司", ""), ("总工程师", "砺峰重型装备有限公司", "")]),
    ("三峡博物馆志愿者", "宜昌市", []),
    ("秭归县茅坪镇党委书记任大伟、镇长封晓燕", "",
     [("党委书记", "茅坪镇", ""), ("镇长", "茅坪镇", "")]),
    ("省水利厅发布消息，厅长韩若松到场", "武汉市", [("厅长", "湖北省水利厅", "")]),
    ("在砺峰重型装备有限公司，董事长陆怀川介绍", "", [("董事长", "砺峰重型装备有限公司", "")]),
    ("市政协主席沈知秋讲话，秘书长韩若松参加", "宜昌市",
     [("主席", "宜昌市政协", ""), ("秘书长", "宜昌市政协", "")]),
    ("市长信箱和市长热线开通", "宜昌市", []),
    ("市委常委、组织部部长韩若松", "宜昌市", [("常委", "宜昌市委", ""), ("部长", "宜昌市委组织部", "")]),
    ("秭归县委常委、组织部长沈知秋", "", [("常委", "秭归县委", ""), ("部长", "秭归县委组织部", "")]),
    ("市委副书记、政法委书记陆怀川", "宜昌市", [("副书记", "宜昌市委", ""), ("书记", "宜昌市委政法委", "")]),
    ("市纪委书记、监委主任贺云帆", "宜昌市", [("书记", "宜昌市纪委", ""), ("主任", "宜昌市监委", "")]),
    ("落实河长制和局长办公会议", "宜昌市", []),
    ("在秭归县茅坪镇，他与镇党委书记任大伟交谈", "宜昌市", [("党委书记", "茅坪镇", "")]),
    ("宜昌市人民政府副市长沈知秋", "", [("副市长", "宜昌市", "")]),
    ("宜昌市人民政府秘书长沈知秋", "", [("秘书长", "宜昌市人民政府", "")]),
    ("宜昌市农业农村局种植业科科长沈知秋", "", [("种植业科科长", "宜昌市农业农村局", "")]),
    ("荆州市市委书记沈知秋，市委副书记、市长韩若松，市人大常委会主任陆怀川，市政协主席贺云帆出席", "宜昌市",
     [("书记", "荆州市委", ""), ("副书记", "荆州市委", ""), ("市长", "荆州市", ""),
      ("主任", "荆州市人大常委会", ""), ("主席", "荆州市政协", "")]),
    ("市委副书记、社工部部长、政法委书记陆怀川", "宜昌市",
     [("副书记", "宜昌市委", ""), ("部长", "宜昌市委社工部", ""), ("书记", "宜昌市委政法委", "")]),
    ("沈知秋在主席台前排就座", "宜昌市", []),
    ("秭归县长韩若松、秭归县公安局长沈知秋参加", "",
     [("县长", "秭归县", ""), ("局长", "秭归县公安局", "")]),
    ("秭归县委书记参加。任命韩若松为代理县长", "",
     [("书记", "秭归县委", ""), ("代理县长", "秭归县", "acting")]),
    ("市委常委、白石新港区党工委书记陆怀川", "宜昌市",
     [("常委", "宜昌市委", ""), ("党工委书记", "白石新港区", "")]),
    ("泰国驻广州总领事馆商务领事那萨功", "", [("商务领事", "泰国驻广州总领事馆", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "home", "posts"), CHAINS)
def test_chains_of_posts(text: str, home: str, posts: list[tuple[str, str, str]]) -> None:
    """Each post of a chain belongs to its own body: a mayor of a party committee is nobody."""
    found = [(m.name, m.parts[0].name if m.parts else "", m.note) for m in mentions(text, "Post", home=home)]
    assert found == posts


LEADS = [
    ("市长", True), ("代市长", True), ("书记", True), ("党组书记", True), ("董事长", True), ("主任", True),
    ("副市长", False), ("常务副市长", False), ("委员", False), ("总工程师", False), ("常委", False),
]  # fmt: skip


@pytest.mark.parametrize(("post", "head"), LEADS)
def test_who_leads(post: str, head: bool) -> None:
    """Deputies lead nothing; who acts for the head does."""
    assert leads(post) is head


PEOPLE = [
    ("市长周明远出席", ["周明远"]),
    ("欧阳明远强调，要抓落实。", ["欧阳明远"]),
    ("副市长上官云飞参加", ["上官云飞"]),
    ("自治区副主席买买提·艾力讲话", ["买买提·艾力"]),
    ("首席执行官汉斯·米勒介绍", ["汉斯·米勒"]),
    ("任命沈知秋（女）为宜昌市副市长", ["沈知秋"]),
    ("市领导沈知秋、韩若松、贺云帆参加", ["沈知秋", "韩若松", "贺云帆"]),
    ("董事长刘军在会上说，新产品已经下线", ["刘军"]),
    ("免去贺云帆的芜湖市教育局局长职务", ["贺云帆"]),
    ("周明远主持会议并讲话。", ["周明远"]),
    ("任命：\n司徒明为宜昌市审计局局长；\n侯芳为宜昌市人民法院副院长、审判员。", ["司徒明", "侯芳"]),
    ("市发改委主任乌云塔娜一同调研", ["乌云塔娜"]),
    ("市长德力格尔参加调研", ["德力格尔"]),
    ("董事长刘军说，新产品已经下线。", ["刘军"]),
    ("市财政局局长甘露出席", ["甘露"]),
    ("贺云帆同志任宜昌市财政局局长。", ["贺云帆"]),
    ("市常务副市长（主持市政府工作）邱国荣出席", ["邱国荣"]),
    ("市政协主席卫 青、副市长洪　亮出席", ["卫青", "洪亮"]),
    ("任命：\n霍　光 任宜昌市水利局局长；", ["霍光"]),
    ("离休干部沈毓秀同志因病逝世。", ["沈毓秀"]),
    ("有关部门负责同志、老同志和党员同志在座。", []),
    ("财政局局长林志刚所作的报告", ["林志刚"]),
    ("秘书长林庆和及委员出席", ["林庆和"]),
    ("林庆和宜昌市委副书记陆怀川作了发言。", ["陆怀川"]),
    ("市委副书记、市长候选人沈知秋讲话", ["沈知秋"]),
    ("市委常委、秭归县委书记贺云拟任新职。", ["贺云"]),
    ("开幕会由韩若松主持。林淮在主席台前排就座。", ["韩若松", "林淮"]),
    ("市领导沈知秋、韩若松以及县直有关部门负责人参加", ["沈知秋", "韩若松"]),
    ("沈知秋、王平、韩若松当选为宜昌市副市长。", ["沈知秋", "王平", "韩若松"]),
    ("原任秭归县委书记的陆怀川已调任枝江市委书记", ["陆怀川"]),
    ("市委书记曲江同志参加", ["曲江"]),
    ("市长林淮在荆州市会见客商", ["林淮"]),
    ("市长林淮赴荆州市考察", ["林淮"]),
    ("市长林淮来荆州市考察", ["林淮"]),
    ("市委书记周明远与市长林淮座谈", ["周明远", "林淮"]),
    ("市科技局局长林淮等。", ["林淮"]),
    ("副县级领导沈知秋、韩若松列席会议", ["沈知秋", "韩若松"]),
    (
        "看望了老党员沈知秋、困难群众韩若松、贺云帆，又到村民陆怀川家中。",
        ["沈知秋", "韩若松", "贺云帆", "陆怀川"],
    ),
    ("连日来，沈知秋、韩若松等市各套班子领导分组走访。", ["沈知秋", "韩若松"]),
]


@pytest.mark.parametrize(("text", "people"), PEOPLE)
def test_people_are_found(text: str, people: list[str]) -> None:
    """A name is told by its surname and by what stands around it, not from a list of people."""
    assert names(f"宜昌市{text}" if text[0] in "市副首董" else text, "Person", "Official") == people


NOBODY = [
    "高度重视安全生产", "任务落实到人", "全市上下一心", "和谐社会", "严格执法", "安全第一", "方案已经印发",
    "成立专班", "金融支持", "温度回升", "明确责任", "常态长效", "强调纪律", "马上就办", "白天施工",
    "市委书记高度评价", "主任会议决定", "局长负责制", "张家界市发展旅游",
    "黄河流域生态保护", "项目建设，推进有力", "周边地区，周密部署", "石油化工，江河湖库", "高校毕业生就业",
    "国内外，于今年开工", "公司长期坚持", "向社会公布", "万众一心，力争上游",
    "区长简要介绍情况", "商会会长向大会报告",
    "居民高兴地说，党员和群众是主体，职工于今年返乡",
    "要加强检查督办", "省会城市市长有变动", "区领导督导检查防汛工作", "隐患整治及领导包联等工作",
]  # fmt: skip


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_here(text: str) -> None:
    """Words that begin with a surname's character are most of the language."""
    assert labels(understood(f"{text}。", home="宜昌市"), "Person", "Official") == []


@pytest.mark.parametrize(
    "text", ["市长要求各单位抓好落实", "市委书记强调，要转变作风", "提名为秭归县县长候选人"]
)
def test_a_verb_behind_a_post_is_nobody(text: str) -> None:
    """要 and 强 are surnames, and the two verbs that articles use most of officials."""
    assert labels(understood(f"{text}。", home="宜昌市"), "Person", "Official") == []


def test_reporters_are_nobody() -> None:
    """Who wrote the story is not in it."""
    text = "春耕正当时\n本报记者 周一帆\n本报讯（记者 李二丫）市长沈知秋到田间查看墒情。\n"
    assert labels(understood(text, home="宜昌市"), "Person", "Official") == ["沈知秋"]


APPOINTMENTS = (
    "宜昌市人民代表大会常务委员会任免名单\n"
    "（2022年4月18日宜昌市第七届人民代表大会常务委员会第三次会议通过）\n"
    "一、任命\n"
    "沈知秋（女）为宜昌市教育局局长；\n"
    "韩若松为宜昌市水利局局长。\n"
    "二、免去\n"
    "贺云帆的宜昌市教育局局长职务。\n"
)


def test_names_run_together_in_a_headline() -> None:
    """Where two names end in a headline, the story below it tells."""
    text = "林淮邹自珩会见客商\n昨日，市委书记林淮，市长邹自珩会见了客商。\n"
    assert labels(understood(text, home="宜昌市"), "Person", "Official") == ["林淮", "邹自珩"]


def test_a_byline_at_the_end_of_a_paragraph() -> None:
    """The last paragraph of a story often ends in who took the photograph; it is no by-line."""
    text = "林淮会见客商\n市长林淮，副市长沈知秋参加活动。（记者 李二丫/文 王小虎/图）\n"
    assert labels(understood(text, home="宜昌市"), "Person", "Official") == ["林淮", "沈知秋"]


def test_a_list_of_appointments() -> None:
    """Under a numbered heading nothing but the heading says who comes and who goes."""
    found = understood(APPOINTMENTS)
    assert stated(found, "appointedTo") == [("沈知秋", "宜昌市教育局"), ("韩若松", "宜昌市水利局")]
    assert stated(found, "removedFrom") == [("贺云帆", "宜昌市教育局")]
    assert not stated(found, "holdsPost")
