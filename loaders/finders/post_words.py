"""The words by which posts and the bodies they belong to are told. 职务的用词。"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from loaders.expressions import compiled
from loaders.finders.abroad import COUNTRIES
from loaders.pattern import any_of
from ontology.words import table

STATUS = {"原": "former", "前": "former", "代": "acting", "代理": "acting"}
"""What stands before a post and says of what time it is; 时任, 候任 and 拟任 say nothing that is kept."""
NO_FORMER = frozenset("太高平草中三五开")
"""Behind these 原 is the end of another word: 太原, 高原."""
ACTING = ("代", "代理")
WITHIN = (
    r"(?:党组|党委|党工委|党总支|党支部|工委|纪委|纪工委|管委会|管理委员会|机关党委|董事会|监事会|理事会|董事局|支委"
    r"|书记处|领导小组|委员会|(?:民[事一二三四]|刑[事一二三]|行政|环[境资]|立案|知[识产]|少[年审]|执行)[\u4e00-\u9fff]{0,7}庭"
    r"|(?:政策|综合)研究室|(?:亚太区|大中华区|中国区|[华东西南北中]{2}区|运营|生产|销售|市场|技术|区域|大区|财务|人事|行政|采购|工艺|质量|研发|品牌)(?=经理|主管|总监|副?总))"
)
DEPARTMENT = compiled(
    r"(?:党委)?(?:(?P<short>组织|宣传|统战)(?=部长)|(?P<name>组织部|宣传部|统战部|社会工作部|社工部|政法委|纪委|监委|监察委员会)(?=\S))"
)
"""The body that a post's own first word names beside a committee of the party: 市委常委、组织部部长."""
_OF_PEOPLE = ("工商联", "总工会", "妇联", "科协", "残联", "文联")
BESIDE = ("人民政府", "政府", "行署", "人大常委会", "人大", "政协", "党校", "人武部", *_OF_PEOPLE)
"""Bodies that a chain of posts tells without their place: 县委书记、人大常委会主任."""
BEFORE_BODIES = ("、", ",", "和")
"""What stands in a chain of posts before a body that is told without its place."""
BETWEEN = ("的", "新一任", "新任", "新", "村")
"""What may stand between a body and the post in it: 甲坪大学新任校长, 甲坪村村党支部书记."""
BUREAUS = ("局", "厅", "办公室", "委", "中心", "组织部", "宣传部", "统战部")
BUREAU_HEADS = ("局长", "厅长", "主任", "书记", "政委", "部长")
"""Bodies of a county that its chain of posts tells by their kind, and their heads: 副县长、公安局局长."""
COMMITTEE = ("|中共委员会", "|中共纪律检查委员会")  # how the keys of these committees end
PARTY_DEPARTMENT = compiled(r"中共委员会(?:组织部|宣传部|统一战线工作部|社会工作部|办公厅|办公室)")
"""Departments of a committee of the party, whose heads are no secretaries: 组织部部长、副书记."""
COMMITTEES_NAME = compiled(r"(?:纪律检查委员会|纪委|委员会|委)$")
RANK = r"(?:常务|第一|首任|执行|专职|首席|高级|名誉|副|总)*"
OWN = compiled(
    r"(?P<firm>(?:该|本|新)?(?:集团公司|公司|集团|企业))$|该(?:委|局|厅|办|院|校|中心|所)$|(?:(?<![\u4e00-\u9fff])|(?<=[与和同由对]))医院$"
)
"""Words for the company or body last spoken of: 公司董事长, 该局局长."""
HEADS_OF_INSTITUTES = ("董事长", "总经理", "主任", "负责人", "理事长", "所长", "院长", "校长", "馆长")
"""Posts of an institute or works that is the only one spoken of: 在甲坪研发中心,董事长某某."""
OF_STATE = frozenset(
    (
        "PartyOrgan",
        "GovernmentOrgan",
        "LegislativeOrgan",
        "ConsultativeOrgan",
        "JudicialOrgan",
        "SupervisoryOrgan",
    )
)
"""Bodies that have no head of such a name: 市委 has no 董事长."""
SCHOOLS = frozenset(("University", "Hospital", "ResearchInstitute", "School"))
"""Bodies that are no party's and have a committee of it: 在甲坪大学,党委书记某某."""
SHORT_SCHOOL = compiled(r"(?P<first>[\u4e00-\u9fff])大$")
"""How universities are called for short: their first character and 大."""
ZONE_BODIES = ("党工委", "管委会", "管理委员会")
"""What posts in the committees of a zone begin with."""
GROUP_POSTS = ("组长", "指挥长", "总指挥", "召集人")
GROUPS = ("领导小组", "工作组", "工作专班", "指挥部", "联席会议", "协调小组", "专项组")
"""Posts of a group that is formed for some work, and ends of what such groups are called."""
CONSULS = ("领事", "大使", "公使")
"""Of no place of ours: 驻甲坪 + 总领事."""
LONGEST_SENT = 16
SENT_BY = compiled(rf"{COUNTRIES}驻[\u4e00-\u9fff]{{1,4}}$")
"""Who sent a consul or ambassador, and where to: 西班牙驻沪 + 总领事."""
REGION = "自治区"
INNER = compiled(r"[\u4e00-\u9fff]{1,9}(?:部|(?<!公)司|处|局|科|室|股|(?<!部)队|系|中心|车间|校友会|巡察办)$")
NUMBERED = compiled(r"[一二三四五六七八九十]局$")
"""Bureaus within a body below the centre, where any other is a body of its own."""
HEADS_OF_DEPARTMENTS = ("司长", "处长", "科长", "系主任")  # begin with the end of what they head: 人事司长
OTHERS_NAME = compiled(r"[\u4e00-\u9fff]{2,4}[、,]")
"""Between two posts in departments of one ministry: the holder of the first."""
OTHERS_DEPARTMENTS = frozenset("省市县区州旗镇乡村团民")
"""How a department of another body begins, behind the head of a bureau: 甲市水利局局长某某,市委办科长."""
BUREAU_STAFF = ("巡视员", "调研员", "总工程师", "总经济师", "总规划师", "党组成员", "纪检组长")
"""Posts in a bureau that a list tells behind its head: 甲省水利厅厅长某某,巡视员某某."""
LONGEST_INNER = 12
IN_ROW = compiled(r"(?:\((?:主持|正|副|兼|挂职)[^()]{0,6}\))?[、兼]")
OF_INNER = compiled(r"[\u4e00-\u9fff]{2,9}[部处科室心间](?:副?主任|副?[部处科]?长)")
OF_UNKNOWN = compiled(r"[省市县区州盟旗](?:委|政府)")
"""Between posts in departments of one body, such a post, and how the organ of an unknown place begins."""
"""A department within a body, by how its name ends and how long it may be."""
LEARNED = ("教授", "研究员", "工程师", "博士", "讲师", "院士")
LONGEST_SUBJECT = 8  # between an institute and what its professor professes stand fewer characters
NAMED_FIRM = compiled(
    r"[\u4e00-\u9fff](?<![由向与和在对据是为了被任原前给让叫请同随向经该本新])(?:集团公司|(?<!集团)公司|集团|企业)$"
)
"""A company that a word right before it names: 机场公司 is no 公司 spoken of before."""
CENTRAL = {
    "委员长": ("LegislativeOrgan", "全国人民代表大会常务委员会", "100000|人民代表大会常务委员会"),
    "总理": ("GovernmentOrgan", "国务院", "100000|国务院"),
    "国务委员": ("GovernmentOrgan", "国务院", "100000|国务院"),
    "总书记": ("PartyOrgan", "中共中央", "100000|中共中央"),
}
"""Posts that only one body has: its class, name and key."""
OF_FIRM = compiled(
    r"董事长|经理|[产营售场术量发艺]主管|总裁|首席执行官|厂长|总监|总工程师|董事局主席|监事会主席|首席科学家|董事会秘书|副总|行长"
)
UNFOUND = ("局", "厅", "委", "院", "所")
"""Ends of bodies: right before a post one stands that nothing is known of, and no other is meant."""
OWN_COMMITTEE = compiled(r"(?P<name>[\u4e00-\u9fff]{2,20}(?:大学|学院|(?P<firm>公司|集团)))(?:党的?)?委员会")
OWN_SCHOOL = compiled(r"我校|校党委|来校|学校领导")
"""The school whose news this is, and that it need not name."""
KIN = {"厅长": ("厅",), "局长": ("局",), "校长": ("大学", "学院", "学校", "中学"), "院长": ("院",)}
"""Ends of the names of bodies that a post's own word tells."""
WITH_SECRETARY = ("LegislativeOrgan", "ConsultativeOrgan")
_TOPICS = (
    r"财政经济|财经|经济科技|经济|科技|法制|法治|内务司法|内司|监察和司法|监察司法|社会建设|社会和法制|社会法制|社法|教育科学文化卫生|教科文卫体?|教科卫体|文化文史|文史|学习|资料"
    r"|农业农村|农业与农村|农村|农业|城乡建设|城建环?资?环?保?|城环资?|选举|代表联络|环境与?资源保护|环境资源|环资|环保|人口资源环境|人资环|民族宗教|民宗|民侨外|侨务?|华侨|外事|港澳台侨?|提案|预算|代表资格审查|代表|人事|人事代表选举|选举任免|联络"
)
COMMITTEES_OF_SESSIONS = compiled(
    rf"(?<=[、,])(?P<bare>(?:政协|人大)?)(?P<name>(?:(?:{_TOPICS})[和与]?){{1,4}}(?:专门|工作)?(?:委员会|委|工委|专委会)(?:办公室)?)$"
)
LONGEST_COMMITTEE = 24
"""Committees of a congress that a chain of posts tells without it: 市人大常委会委员、法制委员会主任委员."""
WHOLE_COMMITTEE = "委员会"
ELECTED = ("主任", "副主任", "主席", "副主席", "秘书长", "委员", "常务委员", "书记", "副书记")
"""Posts of these bodies, which an election tells without them: 甲为主任,乙、丙为副主任."""
OF_TOWNS = ("街道办事处", "办事处", "街道", "镇", "乡", "村", "社区")
"""What a township's committee or office is told by: 镇党委书记, 街道党工委书记, 办事处主任."""
_OF_TOWNSHIPS = (
    "党委副书记 党委委员 纪委书记 组织委 组织统 组织宣 宣传委 宣传统 统战委 政法委员 纪检委员 武装部"
)
TOWN_POSTS = (*_OF_TOWNSHIPS.split(), "人武部长", "人大副主席", "人大主席团")
"""What posts in a township begin with that its row of officials tells without it."""
LEVELS = frozenset("省市州盟县区旗镇乡")
NOT_BEHIND = compiled(
    r"(?<=政委)员|(?<=长)期(?!待|望|盼|许|间)|(?<=总工)会|(?<=老板)(?:电器|娘|们)|(?<=副总)(?:统|理|量|体)|(?<=工程师)(?:协会|学会|职称|学院|文化|队伍|节)|(?<=[为任][团组]长)的|(?<=[为任]团长)[、,][^,。;]{2,30}副团长的|(?<=[为任]副团长)的|(?<=[市省]长)会(?:会长|议|的)|(?<=主管)(?:部门|单位|机关|的|[^\u4e00-\u9fff]|工业|农业|行政|税务|安全|全)|(?<=常委)(?:会(?!见|晤)|议军)|(?<=董事)[会局](?![主秘])|(?<=监事)会(?!主)|负责制|台[上前就]|办公|接待|信箱|热线|会议|助理|医师|级|们|[讲论]坛|之家|培训班"
)

ARMY_RANKS = "(?:大校|上校|中校|少校|少将|中将)"
"""An officer's rank, before a name or behind it."""
CHAINED = compiled(rf"\s*[、,，兼和]?\s*|[\u4e00-\u9fff·]{{2,4}}{ARMY_RANKS}?[、和]")
"""Between two posts of one body: a joint, or the holder of the first and a joint (董事长某某、总工程师)."""
_OFFICER = rf"(?P<rank>{ARMY_RANKS}(?=[\u4e00-\u9fff]{{2,4}}[、,。;等]))"
"""An officer's rank between the post and the name: 政委上校某某."""


@cache
def posts() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Read `posts.txt`: a pattern for a post with its rank, and what the holder of each post word is.

    >>> posts()[0].match("原副市长").group("status", "post")
    ('原', '副市长')
    """
    kinds = {row[0]: row[1] for row in table("posts", 2)}
    status = "(?P<status>时任|候任|拟任|代理|原|前|(?<![时现当换])代)?"
    return compiled(
        rf"{status}{ARMY_RANKS}?(?!(?<=专)班组长|(?<=[^议]会)议长|(?<=省)会长[沙春])(?P<post>(?:{WITHIN}(?P<was>原)?)?(?:(?<=原)成员|{any_of(kinds)}|{RANK}(?:{any_of(kinds)}))){_OFFICER}?兼?"
    ), kinds
