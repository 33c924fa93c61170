"""How officials, meetings, areas and figures are told in official prose: other words for the same thing."""

from __future__ import annotations

import pytest

from loaders import Extraction
from ontology import load
from tests.reading import understood

SAID: list[tuple[str, str, list[tuple[str, ...]]]] = [
    ("宜昌市", "经市委常委会研究决定，林知远同志任秭归县委书记。",
     [("林知远", "appointedTo", "秭归县委", "书记")]),
    ("宜昌市", "省委决定：周明远任中共宜昌市委委员、常委、书记，免去沈知秋的市委书记、委员职务。",
     [("周明远", "appointedTo", "宜昌市委", "委员"),
      ("周明远", "appointedTo", "宜昌市委", "常委"),
      ("周明远", "appointedTo", "宜昌市委", "书记"),
      ("沈知秋", "removedFrom", "宜昌市委", "书记"),
      ("沈知秋", "removedFrom", "宜昌市委", "委员")]),
    ("宜昌市", "会上，由韩若松任宜昌市财政局局长的决定获得通过。",
     [("韩若松", "appointedTo", "宜昌市财政局", "局长")]),
    ("宜昌市", "副市长贺云帆率队赴荆州市考察学习。",
     [("贺云帆", "holdsPost", "宜昌市", "副市长"),
      ("贺云帆", "visited", "荆州市")]),
    ("宜昌市", "省委常委、市委书记周明远在宜昌会见中国商飞公司董事长陆怀川一行。",
     [("周明远", "holdsPost", "湖北省委", "常委"),
      ("周明远", "holdsPost", "宜昌市委", "书记"),
      ("陆怀川", "holdsPost", "中国商飞公司", "董事长"),
      ("周明远", "metWith", "陆怀川")]),
    ("宜昌市",
     ("市委书记周明远主持会议并讲话，市委副书记、市长林知远"
      "，市人大常委会主任沈知秋，市政协主席韩若松出席会议。"),
     [("周明远", "holdsPost", "宜昌市委", "书记"),
      ("林知远", "holdsPost", "宜昌市委", "副书记"),
      ("林知远", "holdsPost", "宜昌市", "市长"),
      ("沈知秋", "holdsPost", "宜昌市人大常委会", "主任"),
      ("韩若松", "holdsPost", "宜昌市政协", "主席")]),
    ("宜昌市", "市生态环境局党组书记、局长贺云帆（女，土家族）在新闻发布会上介绍了有关情况。",
     [("贺云帆", "holdsPost", "宜昌市生态环境局", "党组书记"),
      ("贺云帆", "holdsPost", "宜昌市生态环境局", "局长"),
      ("贺云帆", "attended", "新闻发布会")]),
    ("宜昌市", "林知远（市委副书记、市长）：今年要干好三件事。",
     [("林知远", "holdsPost", "宜昌市委", "副书记"),
      ("林知远", "holdsPost", "宜昌市", "市长")]),
    ("宜昌市", "6月3日，市长林知远来到秭归县茅坪镇，调研防汛工作。",
     [("林知远", "holdsPost", "宜昌市", "市长"),
      ("林知远", "visited", "茅坪镇")]),
    ("宜昌市",
     ("在宜都市，林知远先后走进青禾轴承有限公司、宜都仿制药生产"
      "基地，与企业负责人深入交流。市长林知远强调，要当好店小二。"),
     [("林知远", "holdsPost", "宜昌市", "市长"),
      ("林知远", "visited", "青禾轴承有限公司"),
      ("林知远", "visited", "宜都仿制药生产基地"),
      ("林知远", "visited", "宜都市")]),
    ("宜昌市", "应邀出席会议的有湖北省发改委副主任沈知秋、武汉大学副校长韩若松。",
     [("沈知秋", "holdsPost", "湖北省发改委", "副主任"),
      ("韩若松", "holdsPost", "武汉大学", "副校长")]),
    ("宜昌市", "市七届人大六次会议6日闭幕，会议补选贺云帆为宜昌市监察委员会主任。",
     [("贺云帆", "appointedTo", "宜昌市监察委员会", "主任")]),
    ("宜昌市", "因工作变动，贺云帆请求辞去宜昌市人民政府副市长职务。",
     [("贺云帆", "removedFrom", "宜昌市", "副市长")]),
    ("宜昌市", "决定免去：\n韩若松的宜昌市水利和湖泊局局长职务；\n沈知秋的宜昌市商务局局长职务。",
     [("韩若松", "removedFrom", "宜昌市水利和湖泊局", "局长"),
      ("沈知秋", "removedFrom", "宜昌市商务局", "局长")]),
    ("宜昌市", "沈知秋不再担任宜昌市教育局党组书记、局长职务。",
     [("沈知秋", "removedFrom", "宜昌市教育局", "党组书记"),
      ("沈知秋", "removedFrom", "宜昌市教育局", "局长")]),
    ("宜昌市",
     ("韩若松，男，1972年10月生，湖北当阳人，1994年7月参加工作"
      "，在职硕士，现任当阳市委常委、副市长，拟任县（市、区）党委副书记。"),
     [("韩若松", "holdsPost", "当阳市委", "常委"),
      ("韩若松", "holdsPost", "当阳市", "副市长")]),
    ("宜昌市", "林知远，历任共青团宜昌市委书记、五峰土家族自治县县长。",
     [("林知远", "holdsPost", "共青团宜昌市委", "书记"),
      ("林知远", "holdsPost", "五峰土家族自治县", "县长")]),
    ("宜昌市", "时任宜昌市副市长的贺云帆到场指挥。",
     [("贺云帆", "holdsPost", "宜昌市", "副市长")]),
    ("宜昌市", "宜昌市原副市长贺云帆、市政协原副主席沈知秋也来到现场。",
     [("贺云帆", "holdsPost", "宜昌市", "副市长"),
      ("沈知秋", "holdsPost", "宜昌市政协", "副主席")]),
    ("宜昌市", "宜昌高新区党工委副书记、管委会主任韩若松陪同调研。",
     [("韩若松", "holdsPost", "宜昌高新区", "党工委副书记"),
      ("韩若松", "holdsPost", "宜昌高新区", "管委会主任")]),
    ("宜昌市",
     ("市委常委、市委秘书长沈知秋，市委常委、宣传部部"
      "长贺云帆，副市长、市公安局局长韩若松参加活动。"),
     [("沈知秋", "holdsPost", "宜昌市委", "常委"),
      ("沈知秋", "holdsPost", "宜昌市委", "秘书长"),
      ("贺云帆", "holdsPost", "宜昌市委", "常委"),
      ("贺云帆", "holdsPost", "宜昌市委宣传部", "部长"),
      ("韩若松", "holdsPost", "宜昌市", "副市长"),
      ("韩若松", "holdsPost", "宜昌市公安局", "局长")]),
    ("宜昌市", "市交通运输局副局长、三级调研员贺云帆介绍，项目进展顺利。",
     [("贺云帆", "holdsPost", "宜昌市交通运输局", "副局长"),
      ("贺云帆", "holdsPost", "宜昌市交通运输局", "三级调研员")]),
    ("宜昌市", "市农业农村局种植业科科长沈知秋说，秋粮长势良好。",
     [("沈知秋", "holdsPost", "宜昌市农业农村局", "种植业科科长")]),
    ("宜昌市", "砺峰集团人力资源部部长陆怀川在座谈会上发言。",
     [("陆怀川", "holdsPost", "砺峰集团", "人力资源部部长"),
      ("陆怀川", "attended", "座谈会")]),
    ("宜昌市", "民建宜昌市委主委贺云帆、市工商联主席陆怀川分别发言。",
     [("贺云帆", "holdsPost", "民建宜昌市委", "主委"),
      ("陆怀川", "holdsPost", "宜昌市工商联", "主席")]),
    ("宜昌市", "中国工程院院士沈知秋、清华大学教授韩若松分别作主旨报告。",
     [("沈知秋", "holdsPost", "中国工程院", "院士"),
      ("韩若松", "holdsPost", "清华大学", "教授")]),
    ("宜昌市", "茅坪镇党委书记任大伟、镇长封晓燕，月亮包村党支部书记谭永福参加。",
     [("封晓燕", "holdsPost", "茅坪镇", "镇长"),
      ("任大伟", "holdsPost", "茅坪镇", "党委书记")]),
    ("宜昌市", "秭归县县委书记任大伟、县委副书记、县长封晓燕陪同。",
     [("任大伟", "holdsPost", "秭归县委", "书记"),
      ("封晓燕", "holdsPost", "秭归县委", "副书记"),
      ("封晓燕", "holdsPost", "秭归县", "县长")]),
    ("宜昌市",
     ("宜昌市中级人民法院党组书记、院长韩若松作法院工作"
      "报告，市人民检察院检察长沈知秋作检察院工作报告。"),
     [("韩若松", "holdsPost", "宜昌市中级人民法院", "党组书记"),
      ("韩若松", "holdsPost", "宜昌市中级人民法院", "院长"),
      ("沈知秋", "holdsPost", "宜昌市人民检察院", "检察长")]),
    ("宜昌市", "全国人大代表、青禾轴承有限公司董事长陆怀川建议降低物流成本。",
     [("陆怀川", "holdsPost", "青禾轴承有限公司", "董事长"),
      ("陆怀川", "holdsPost", "全国人大", "代表")]),
    ("宜昌市", "周明远、林知远会见了以湖南省常德市委书记沈知秋为团长的常德市党政代表团一行。",
     [("沈知秋", "holdsPost", "常德市委", "书记"),
      ("周明远", "metWith", "沈知秋"),
      ("林知远", "metWith", "沈知秋")]),
    ("宜昌市", "全市金融工作会议5月8日在宜昌召开。",
     [("全市金融工作会议", "heldAt", "宜昌市")]),
    ("宜昌市", "宜昌市召开招商引资工作推进会。",
     [("招商引资工作推进会", "heldAt", "宜昌市")]),
    ("宜昌市", "3月1日，中国人民政治协商会议宜昌市第七届委员会第三次会议在市文化中心隆重开幕。",
     []),
    ("宜昌市", "由市政府副秘书长贺云帆主持的协调会昨日举行。",
     [("贺云帆", "holdsPost", "宜昌市政府", "副秘书长")]),
    ("宜昌市", "湖北省人民政府日前批复了《宜荆荆都市圈发展规划》。",
     [("宜荆荆都市圈发展规划", "issuedBy", "湖北省人民政府")]),
    ("宜昌市", "《宜昌市磷石膏污染防治条例》由宜昌市人大常委会制定，自9月1日起施行。",
     [("宜昌市磷石膏污染防治条例", "issuedBy", "宜昌市人大常委会")]),
    ("宜昌市", "市发改委会同市财政局联合印发了《宜昌市绿色金融实施方案》。",
     [("宜昌市绿色金融实施方案", "issuedBy", "宜昌市发改委"),
      ("宜昌市绿色金融实施方案", "issuedBy", "宜昌市财政局")]),
    ("宜昌市", "宜荆荆都市圈由宜昌、荆州、荆门三市组成，恩施州为联动区。",
     [("宜昌市", "partOfMetropolitanArea", "宜荆荆都市圈"),
      ("荆州市", "partOfMetropolitanArea", "宜荆荆都市圈"),
      ("荆门市", "partOfMetropolitanArea", "宜荆荆都市圈")]),
    ("六安市", "六安、淮南、马鞍山等市相继加入合肥都市圈。",
     [("六安市", "partOfMetropolitanArea", "合肥都市圈"),
      ("淮南市", "partOfMetropolitanArea", "合肥都市圈"),
      ("马鞍山市", "partOfMetropolitanArea", "合肥都市圈")]),
    ("宜昌市", "沪渝蓉高铁宜昌至涪陵段途经秭归县、巴东县，进入重庆市。",
     [("沪渝蓉高铁", "connects", "秭归县"),
      ("沪渝蓉高铁", "connects", "巴东县"),
      ("沪渝蓉高铁", "connects", "宜昌市")]),
    ("宜昌市", "呼北高速公路起于内蒙古呼和浩特市，止于广西北海市，途经山西、河南、湖北、湖南四省。",
     [("呼北高速公路", "connects", "呼和浩特市"),
      ("呼北高速公路", "connects", "北海市"),
      ("呼北高速公路", "connects", "山西省"),
      ("呼北高速公路", "connects", "河南省")]),
    ("宜昌市", "预计到2025年末，全市常住人口城镇化率达68%以上，森林覆盖率保持在60%以上。",
     [("宜昌市", "hasTarget", "68%"),
      ("宜昌市", "hasTarget", "60%")]),
    ("宜昌市", "2012年，全市实现生产总值2508.89亿元，同比增长12.6%，人均生产总值突破6万元。",
     [("宜昌市", "hasTarget", "2508.89亿元"),
      ("宜昌市", "hasTarget", "12.6%"),
      ("宜昌市", "hasTarget", "6万元")]),
    ("宜昌市", "枝江市规上工业总产值达到720亿元，当阳市、宜都市分别增长8.1%和9.4%。",
     [("枝江市", "hasTarget", "720亿元"),
      ("当阳市", "hasTarget", "8.1%"),
      ("宜都市", "hasTarget", "9.4%")]),
    ("宜昌市", "力争主要经济指标增速高于全省平均水平，GDP增长7%左右，进出口总额突破400亿元。",
     [("宜昌市", "hasTarget", "7%"),
      ("宜昌市", "hasTarget", "400亿元")]),
    ("宜昌市", "猇亭区隶属宜昌市，点军区与西陵区隔江相望。",
     [("猇亭区", "administrativePartOf", "宜昌市")]),
    ("宜昌市",
     ("7月2日，省政协副主席沈知秋带领省政协调研组到宜昌"
      "专题调研长江大保护工作，市领导韩若松、贺云帆陪同。"),
     [("沈知秋", "holdsPost", "湖北省政协", "副主席"),
      ("沈知秋", "visited", "宜昌市")]),
    ("宜昌市", "连日来，市委常委、副市长贺云帆深入枝江、当阳等地，督导安全生产工作。",
     [("贺云帆", "holdsPost", "宜昌市委", "常委"),
      ("贺云帆", "holdsPost", "宜昌市", "副市长"),
      ("贺云帆", "visited", "枝江市"),
      ("贺云帆", "visited", "当阳市")]),
    ("宜昌市", "林知远还看望慰问了坚守岗位的环卫工人，市长林知远向大家致以节日问候。",
     [("林知远", "holdsPost", "宜昌市", "市长")]),
    ("宜昌市", "市委书记周明远指出，要认真学习借鉴荆州市、襄阳市的经验。",
     [("周明远", "holdsPost", "宜昌市委", "书记")]),
    ("宜昌市", "受市委书记周明远委托，市委副书记韩若松看望了先进典型代表。",
     [("周明远", "holdsPost", "宜昌市委", "书记"),
      ("韩若松", "holdsPost", "宜昌市委", "副书记")]),
    ("宜昌市", "会议传达学习了省委书记王兴国在宜昌调研时的讲话精神。",
     [("王兴国", "holdsPost", "湖北省委", "书记"),
      ("王兴国", "visited", "宜昌市")]),
    ("宜昌市", "市人大常委会副主任沈知秋列席，部分市人大代表和市直有关部门负责人参加会议。",
     [("沈知秋", "holdsPost", "宜昌市人大常委会", "副主任")]),
    ("宜昌市", "宜昌与黄石、荆门签订了旅游合作框架协议。",
     [("宜昌市", "cooperatesWith", "黄石市"),
      ("宜昌市", "cooperatesWith", "荆门市")]),
    ("宜昌市", "三峡大学党委书记韩若松、校长沈知秋与宜昌市副市长贺云帆共同为研究院揭牌。",
     [("韩若松", "holdsPost", "三峡大学", "党委书记"),
      ("沈知秋", "holdsPost", "三峡大学", "校长"),
      ("贺云帆", "holdsPost", "宜昌市", "副市长")]),
]  # fmt: skip


@pytest.mark.parametrize(("home", "text", "expected"), SAID)
def test_what_a_sentence_states(home: str, text: str, expected: list[tuple[str, ...]]) -> None:
    """A sentence worded in another way than those that rules were made for must not lose what it states."""
    assert [one for one in expected if not _holds(understood(text, home), *one)] == []


def _holds(found: Extraction, subject: str, predicate: str, object_: str, post: str = "") -> bool:
    """Whether something of this relation is stated of both, whichever of their names are used."""
    names = {e.id: {e.label, *e.names} for e in found.entities}
    ends = {subject, object_}
    for one in found.statements:
        objects = {one.object} if one.literal else names[one.object]
        told = subject in names[one.subject] and _is_of(objects, object_, post)
        turned = load().relations[predicate].symmetric and ends <= names[one.subject] | objects
        held = dict(one.qualifiers).get("post", "")
        if (
            one.predicate == predicate
            and (told or turned)
            and held.endswith(post[-len(held) :] if post else "")
        ):
            return True
    return False


def _is_of(names: set[str], wanted: str, post: str) -> bool:
    """Whether a body is meant; posts may be of a place, its committee or its government alike."""
    if wanted in names:
        return True
    seats = {name.removesuffix("人民政府").removesuffix("政府").removesuffix("委") for name in names}
    return post != "" and wanted.removesuffix("委").removesuffix("政府") in seats
