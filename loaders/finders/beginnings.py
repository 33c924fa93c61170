"""Where a name found by its ending begins: no word that introduces it, but its figure. 名称的起首。

其中甲坪集团 is 甲坪集团; 12英寸甲坪基地 is no 英寸甲坪基地.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from loaders.expressions import compiled
from loaders.finders.addresses import behind_address
from loaders.finders.corridors import behind_province
from loaders.finders.ends import ends_told
from loaders.finders.inside import SIZES
from loaders.finders.letters import corridor_letters, is_lettered, is_trunk
from loaders.finders.places import MUNICIPALITIES
from loaders.pattern import any_of
from loaders.segment import is_word, words
from ontology.places import gazetteer
from ontology.words import words as word_list

_TAKES_POST = compiled(r"(?:[现曾历拟改兼担时出]|\d{4}年|(?<=[年月]))任(?=[\u4e00-\u9fff]{3})")
"""How the post of the name behind it is introduced: 拟任甲坪集团总经理."""
_TOLD_BEFORE = {
    "Meeting": compiled(
        r"[\u4e00-\u9fff、]{0,20}?(?:主任|书记|[省市县区州局院]长|主席|部长)[\u4e00-\u9fff]{2,4}?(?:宣布|启动|按动|触动|推动|参加|出席|主持)(?=[\u4e00-\u9fff]{0,6}$)|"
        r"(?:(?:(?:中央|省委|市委)?[和与及](?=[^平睦谐])|暨|[本此该][届次])(?=[\u4e00-\u9fff“·]{4}))+"
        r"|(?:[\u4e00-\u9fff]{2,10}(?:网|报|端|台))?讯(?=[\d“《\u4e00-\u9fff]{4})|[\u4e00-\u9fff]{2,3}在(?=[签开竣启揭奠落][\u4e00-\u9fff]$|20\d\d年|首届|第[一二三四五六七八九十\d]{1,3}届|全[省市县区])"
        r"|[\u4e00-\u9fff]{2,12}?(?:(?<!教)授|加入)(?![牌旗予奖权信])(?=[\u4e00-\u9fff]{4})"
        r"|[上下中]午(?=[\u4e00-\u9fff“]{4})"
    ),
    "Organization": compiled(
        r"(?:—?\d{4}年(?:\d{1,2}月)?(?:进入|考入|毕业于|入)?|[—-]?\d{4}\.\d{1,2}|[\u4e00-\u9fff]{2,14}?[司处局部厅院所]长兼|原(?![平州阳料子创]))(?=[\u4e00-\u9fff]{2,})"
        r"|(?:衷心|热烈|诚挚|真诚|深情)*(?:祝愿|祝贺|预祝|感谢)(?=[\u4e00-\u9fff]{2,})"
        r"|(?:[\u4e00-\u9fff]{0,16}?(?:实际控制人|控股股东|复函|会同|携手|报请)|据)(?=[\u4e00-\u9fff]{4,})"
    ),
    "Project": compiled(
        r"\([^()]{2,8}\)(?=[\u4e00-\u9fff]{4,})"
        r"|(?:[\u4e00-\u9fff]{2,6}?[省市县区])?(?:国家)?(?:A{2,5}|\dA)级(?:旅游)?(?:景区)?(?=[\u4e00-\u9fff]{2,})"
        r"|[\u4e00-\u9fff]{2,16}?(?:境|园区?|开发区|高新区|经开区|集聚区)内的?(?=[\u4e00-\u9fff\d]{2})|(?:水电|火电|煤炭|发电|民营)企业(?=[\u4e00-\u9fff]{2})"
    ),
}
"""What joins or points at an event (本届甲坪文化节), the year somebody came, the rank of a scenic spot."""
_COUNTS = tuple("二三四五六七八九十")
"""What 大 belongs to, in 三大都市圈建设推进会."""
_BEFORE_LINE = compiled(
    r"(?:\d{4}年|[\u4e00-\u9fff]{2,10}?(?:集团|公司)(?=[\u4e00-\u9fff]{4})|网中|既有|现有|在建|通车|未来(?=[\u4e00-\u9fff]{4})|[\u4e00-\u9fff“”]{0,12}[公铁]路网(?:中的?)?|[东西南北中顺]?接(?![轨驳送待收])|[东西南北中](?:连|延|抵)(?![东西南北])|[\u4e00-\u9fff]{2,8}?境内的?|[\u4e00-\u9fff]{1,5}站经|[\u4e00-\u9fff]{0,6}?(?:连接|衔接)(?!线)|[\u4e00-\u9fff]{0,8}?(?:标志|意味)着|[\u4e00-\u9fff]{0,10}?(?:线路|全线|项目|正线)拟?(?:起自|起于|引自|自)|据(?=[\u4e00-\u9fff]{2}$)|(?:(?<=起)|(?<=始)|(?<=源)|(?<=拟)|(?<=将))自|经(?=[\u4e00-\u9fff]{2}$)|起[自于]|[止讫迄终][于至]|沿着|依托|借助|融入|对接|接入|跨越|横跨|[\u4e00-\u9fff]{0,4}?(?:[后终]|[本该正]线)至|(?:[\u4e00-\u9fff]{2,4})?除(?=[\u4e00-\u9fff]{2}$))(?=[\u4e00-\u9fff]{2})"
    r"|[\u4e00-\u9fff]{2,8}?(?:铁路|高速公路|高速|高铁)(?:起点|终点)?[东西南北]?[接连](?=[\u4e00-\u9fff][\u4e00-\u9fff(])"
    r"|[\u4e00-\u9fff]{2,8}(?=[GS]\d{1,4}[\u4e00-\u9fff])|(?P<place>[\u4e00-\u9fff]{2,8}?[省市县区州])(?P<letters>[\u4e00-\u9fff]{2}$)"
)
"""What stands before a line's name: a year, a verb, a place that its two letters do not mean."""
_WAY = compiled(
    "高速|高铁|(?:城际|客货)?铁路|城际|客运专线|客专|快速通道|(?:输[油气水]|天然气|成品油|原油|油气)?管[道线]"
)
"""How lines end that are called by the letters of their ends."""
_GREATER = frozenset("做扩壮重最加各老两三四五六七八九十")
"""What stands before 大 that begins no name: 做大甲坪都市圈."""
_PARTICLES = frozenset(
    "有和同因随按依靠拟已正仍再各每其之过当后前抓占比可能需应且而走修说会均还或但未跨离往朝率辖含"
)
"""What is said before a line and is no letter of one."""
_JUST = ("刚", "才")
"""What letters of a line do not begin with: 下午刚下高铁."""
_DEALS_WITH = (
    "战略投资|战略入股|服务|归口|归属|授权|指定|邀请|协同|控股|重组|接管|托管|出让|帮助|指导|督促|监督|学习|配套|租赁|代理|经销|主管"
    "|运营|经营|管理|控制|联系|依赖|供应(?!链)|购买|引用|引入|划入|跟投|领投|约谈|对标|入职|发往|产自"
)
"""What one company does with the next, and what names have in them as well: 甲坪集团托管乙湾公司."""
_IN_NAMES = (
    "(?:咨询|服务|技术|科技|发展|投资|运营|管理|信息|工程|建设|实业|教育|后勤|酒店|商贸|贸易|直销|文化|传媒|网络|机械|孵化器)*"
    "(?:有限|股份|集团|公司|中心|分公司|事业)"
)
"""What a name goes on with that has such a word inside: 甲坪集团服务有限公司, 乙湾伙伴教育科技有限公司."""
_CALLED = compiled(
    rf"[\u4e00-\u9fff“”\d]{{0,16}}?(?:{any_of(word_list('firm_roles'))})(?!业|{_IN_NAMES})(?=[\u4e00-\u9fffA-Za-z]{{2,}})"
    r"|(?:(?<=建设)方|(?<=运营)方|(?<=[出合][资作])方|(?<=采购)人|(?<=原)告|(?<=国有)平台)(?=[\u4e00-\u9fff]{4,})"
    r"|[\u4e00-\u9fff\d]{0,14}?(?:强|龙头|骨干|头部|上市|知名|领军|重点|标杆|冠军|独角兽|高新技术|上下游|配套)(?:企业|公司|厂商|品牌)"
    r"|[\u4e00-\u9fff]{2,12}龙头(?=[\u4e00-\u9fff]{4})"
    r"|\([^()]{2,12}\)(?=[\u4e00-\u9fff]{4,})|—|(?:全资)?附属(?:公司)?(?=[\u4e00-\u9fff]{4,})"
    r"|[\u4e00-\u9fff]{1,8}?(?:输送|运送|运|直送)[到至给](?=[\u4e00-\u9fff]{4,})"
    r"|[中外陆台港日韩美法]方(?!县)(?=[\u4e00-\u9fff]{4,})"
    r"|[\u4e00-\u9fff]{2,3}对(?![外俄韩日台接撞口])(?=[\u4e00-\u9fff]{4,})"
    r"|[\u4e00-\u9fff]{0,10}?(?:高度|充分|衷心|由衷)(?:评价|肯定|赞扬|赞赏|认可|称赞|感谢|祝贺)了?(?=[\u4e00-\u9fff]{4,})"
    r"|(?:[\u4e00-\u9fff]{0,4}?产品)?(?:主要|全部)?配套(?=[\u4e00-\u9fff]{4,})|(?:民营|社会|国有|外来|工商)?资本(?=[\u4e00-\u9fff]{4,})|(?:集团|公司)(?:联合|联手|携手|会同)(?=[\u4e00-\u9fff]{4,})|(?:[\u4e00-\u9fff]{0,8}?方式|集团|公司)?(?:控股|参股|增持|所持)(?:了)?(?=[\u4e00-\u9fff]{4,})|(?:各[市县区](?:\(.\))?|园区|区内|辖区|县内|市内)(?=[\u4e00-\u9fff]{4,})|(?<=上市)集团(?=[\u4e00-\u9fff]{4,})|[\u4e00-\u9fff]{2,10}(?:集团|公司)(?:重组|收购|兼并|托管|控股(?!有限|股份|集团|公司|子公司|的))(?=[\u4e00-\u9fff]{4,})"
    rf"|[\u4e00-\u9fff]{{2,10}}?(?:集团|公司|股份|银行)(?:{_DEALS_WITH})了?(?!{_IN_NAMES})(?=[\u4e00-\u9fff]{{4,}})"
    r"|[\u4e00-\u9fff]{0,14}?(?:受托方|(?:服务)?对象|小巨人企业|瞪羚企业|[国民]有企业|民营企业|本[土地]企业)(?=[\u4e00-\u9fff]{4,})"
    r"|[\u4e00-\u9fffA-Za-z\d.]{2,30}%的?(?:国有)?股[份权][\u4e00-\u9fff]{0,6}?(?:归|由|给|至|为|入)(?=[\u4e00-\u9fff]{2,})"
    r"|(?:(?<=增资)|(?<=兼并)|(?<=战略)|(?<=共同)|(?<=联合)|(?<=成功)|(?<=参与)|(?<=完成)|(?<=实施)|(?<=[拟将并功又])|(?:战略|联合|兼并|共同|[\u4e00-\u9fff]{0,4}?平台))重组(?=[\u4e00-\u9fff]{4,})|(?<=大)[\u4e00-\u9fff]{2,4}商(?=[\u4e00-\u9fff]{4,})"
)
"""What a company is called before its name."""
_INTRODUCED = compiled(
    r"(?:(?:以下)?统?一?(?:简称|下称)为?|另有|还有|欢迎|坐拥|[领跟]投|(?:[\u4e00-\u9fff]{2,6})?共有|其中|未来[一二三四五十\d]{1,2}年内?|前身(?:是|为|系)?|[起终]点(?:位于|坐落于|地处|为|在)?|[终直]至|(?:快速|直接|便捷)?连接|打造成|建设成|(?:\d{4}年)|这里(?:建起|建成)?|推进|划定|通车|投用|投运|(?:[东西南北]|紧)(?:邻|临|接|连|靠|依|濒|毗)|[下现所]?辖(?![区市县镇])|(?:[\u4e00-\u9fff]{0,6}?[要内还既设拥共分]|(?<=[要内还既设拥共分的]))有(?![色限]|产权)|[\u4e00-\u9fff]{0,14}?则?(?:拿下|签下|迎来|引来)"
    r"|这[座条个家项]|(?<=又)一|[台套件辆片]?由|除(?![险湿尘冰臭草虫])|从(?![化江])|以(?![岭色])|[上下东西南北]距|[\u4e00-\u9fff]{0,12}(?:斜拉桥|悬索桥|拱桥|钢构桥|连续梁桥)—+|[向靠则系据占是至]|[\u4e00-\u9fff]{0,3}(?:已|正|将|主要|长期|还|也|同时)为|供应(?![链商站])|因(?=[省市县区])|就(?![业医诊学餐地近读])|(?:全力|大力)?支持|其(?![中他它她实余间次])|打[赢好])(?=[\u4e00-\u9fffA-Z\d“(]{4,})"
    r"|(?:水利|交通|市政|民生|能源)(?:枢纽)?工程(?!建设|管理|咨询|监理|投资|开发|设计|技术|服务|公司|质量|运行|局|处|部)(?=[\u4e00-\u9fffA-Za-z\d]{4,})|(?:[主分]会场|双方就)(?=[\u4e00-\u9fff]{4,})|[\u4e00-\u9fff“”\d]{0,10}?(?:重点|重大|民生|招商|龙头|预备|储备|标志性|控制性|标杆|样板|关键|惠民|签约|在建|续建|头号|[省市县区]级|国家级|实事)(?:建设|(?:大型|中型|小型)?水利|交通|产业|能源|工业|农业|基础设施|水电|文旅|科技|生态|城建){0,2}(?:项目|工程)(?!建设|管理|咨询|监理|投资|开发|设计|技术|服务|代建|公司)(?=[\u4e00-\u9fffA-Za-z\d]{4,})|(?:[\u4e00-\u9fff]{2,6}[市县区])?(?:(?:策划|谋划)(?:包装|储备|论证)|储备(?![粮库仓中基林土人肉]))(?=[\u4e00-\u9fff]{4,})|原(?![料子创野油平始材生])(?=[\u4e00-\u9fff]{4,})"
)
"""Words that the segmenter glues to an unknown name behind them."""
_BUILT_AT = compiled(
    r"(?<=在)[^,。;、建]{2,8}建(?![设成筑材工行投发业宁始立造])(?=[\u4e00-\u9fffA-Za-z\d]{4,})"
)
"""The place and the verb before works: 在苏北建甲坪生产基地."""
_OF_KIND = compiled(
    r"[\u4e00-\u9fff]{2,16}?(?:总裁|董事长|总经理|书记|行长|厂长|院长)(?:兼任?|代表)(?=[\u4e00-\u9fff]{4,})"
    r"|[\u4e00-\u9fff]{0,12}?项目(?!管理|投资|咨询|建设|开发|运营|公司|有限|工程|服务)(?=[\u4e00-\u9fff]{4,})"
    r"|(?:[\u4e00-\u9fff“”\d]{0,16}企业|[\u4e00-\u9fff]{2,14}(?:生产|制造)商)"
    r"(?!管理|服务|发展|重组|资产|家|孵化|咨询|集团|投资|运营|联合|总|形象|征信|信[用息]|文化|营销|策划|顾问|融资|担保|有限|股份|财务|控股|创新|成长|培训|公司|银行|年金)"
    r"(?=[\u4e00-\u9fffA-Za-z]{2,})"
)
"""What kind of company it is before its name, or the first of two posts: 养殖企业甲坪牧业."""
_OWNER = compiled(
    r"[^,。;:、]{2,30}?(?:公司|集团(?=年产\d))(?:的)?(?=[^,。;:、公司]{4,})|[^,。;:、]{2,20}?(?:集团|政府|银行|股份)就(?=[^,。;:、]{4,})"
)
"""The company that a project's name seems to begin with: 甲坪新材公司铝板生产线."""
_PARTNER = compiled(
    r"[^,。;:、]{2,16}?(?:集团|公司|控股|股份|钢铁|科技|新材|重工|能源|汽车|电子)"
    r"(?:共同|联合|携手|联手|牵手|会同)+(?:向|与|和)?"
    r"|[^,。;:、]{2,16}?(?:集团|公司|政府|管委会)(?:拟|将|已|计划|再|还)*(?:向|对|与|为|同|系|战略投资|战略入股|参股)"
)
"""The company that a company's name seems to begin with: 甲坪集团联合乙湾集团."""
_FROM = compiled(
    r"[\u4e00-\u9fff]{2,20}?(?:[园城厂港区房群站场路桥线]|立交|项目|工程|基地|中心)由(?=[\u4e00-\u9fff]{2,})|[\u4e00-\u9fff]{2,4}[镇乡](?=[\u4e00-\u9fff]{2}(?!有限)[\u4e00-\u9fff]{2}$)|[\u4e00-\u9fff]{2,14}政府[\u4e00-\u9fff]{0,2}?[赴访](?=[\u4e00-\u9fff]{3,})|[\u4e00-\u9fff]{2,12}[县区镇乡村]原(?!县)(?=[\u4e00-\u9fff]{4})|“[^”]{2,8}”(?:企业)?(?=[\u4e00-\u9fff]{4})|[\u4e00-\u9fff]{1,8}[镇乡县区市]以(?=[\u4e00-\u9fff]{4})|(?:(?<=采购)|(?<=[产购源]))自|(?:(?<=旗下)|(?<=[设拥]))有|(?:(?<=完成)|(?<=改制)|(?<=[重改]组)|(?<=收购)|(?<=合并)|(?<=划转)|(?<=转让))后"
)
_SUM = compiled(
    r"(?<=[\d.])[万亿](?:美?元(?:人民币)?的?|(?=投建|建设|打造|新建))(?:投建|建设|打造|新建)?(?=[\u4e00-\u9fff\d]{4,})"
)
_YEARLY = compiled(
    r"(?:项目(?:[一二三四五]期)?|(?:首期)?工程(?![机技建塑装咨教师设管车轮用造检材研院中学总]))(?=[\u4e00-\u9fff\d]{4,})|(?:投资)?(?:建设|新建|兴建)(?=[年日]产\d)"
    r"|[\u4e00-\u9fff]{2,16}集团(?:共同|联合|携手)*(?:合作|投资|合资|承建)(?:并?(?:建设|开发|打造|运营))*(?=[\u4e00-\u9fff\d]{4,})"
    r"|(?:合作|联合|共同)(?:建设|开发|打造)(?=[\u4e00-\u9fff\d]{4,})"
    r"|[\u4e00-\u9fff]{2,20}?(?:项目|工程|公司)(?:设计|规划|计划|新建|建设|主要)+(?=[年日]产\d)"
    r"|[\u4e00-\u9fff]{0,8}(?:内容|规模)[为是]?(?=[年日]产\d)|[\u4e00-\u9fff]{2,8}?(?:第一|首)[个座家条][\u4e00-\u9fff]{0,12}?(?:综合体|项目|园区|基地|酒店|电站|工厂)(?=[\u4e00-\u9fff]{5})"
    r"|(?<=[|亿元])建(?![设筑材工行发])(?=[\u4e00-\u9fff\d]{5})|[\u4e00-\u9fff]{0,6}?(?:共计|合计|总计)(?=\d)"
    r"|[\u4e00-\u9fff]{0,4}?(?:考察|调研|视察|参观)(?![团组点项])(?=[\u4e00-\u9fff“]{4})"
    r"|[\u4e00-\u9fff]{0,10}中标(?=[\u4e00-\u9fff]{6})|[\u4e00-\u9fff]{0,14}?(?:改造|改建|打造|建设)[成为](?=[\u4e00-\u9fff]{4})"
    r"|(?<=[也还又更既])有(?=[\u4e00-\u9fff]{4})|[\u4e00-\u9fff]{0,12}?(?:新开工|编印)(?:建设)?(?=[\u4e00-\u9fff“]{4})"
)
_CONTROLLING = compiled(r"[\u4e00-\u9fffA-Z\d]{0,24}控制性工程(?:——)?(?=[\u4e00-\u9fff]{3,})")
_COMING = compiled(
    r"[\u4e00-\u9fff]{0,16}?(?:[省市县区州镇乡局校院部]长|书记|主任|主席|经理)[\u4e00-\u9fff]{2,3}(?:一行|同志)?(?:来到|赶到|走进|深入|前往|莅临|走访|来|到|赴)(?=[\u4e00-\u9fff]{3,})"
    r"|(?:[\u4e00-\u9fff]{0,24}?一行)?(?:[余多]?人)?(?<=[行人])(?:先后|专程)?(?:来到|走进|深入|前往|莅临|走访|访问|来|到|赴)(?=[\u4e00-\u9fff]{3,})"
)
"""Who comes to a body that seems to begin with them: 副县长某某到县中医院."""
_LED = compiled(r"[^,。;:、]{2,24}?(?:率领|率|带领|带队|组织)(?=[\u4e00-\u9fff]{2,})")
"""Who leads a delegation that seems to begin with them: 甲市委书记某某率党政代表团."""
_IN_SERIES = compiled(
    r"(?:[^\u4e00-\u9fff]|[的在了]|举[行办]|召开|主持|出席|参加|^)"
    r"((?:(?!的|了|举[行办]|召开|主持|出席|参加)[\u4e00-\u9fff]){2,18}(?:协调会|联席会|联席会议|论坛|峰会|理事会|年会|会商会|委员会)第[一二三四五六七八九十\d]{1,3}[次届])$"
)
"""The body whose meetings are numbered, before the meeting's kind: 甲乙经济协调会第11次市长联席会议."""
_NTH_TIME = compiled(r"第[一二三四五六七八九十\d]{1,3}次$")
"""How a meeting without a body is numbered: 第52次周交办会议."""
_PUSHING = compiled(
    r"[\u4e00-\u9fff]{0,24}(?:关于|支持|推进|落实|贯彻|实施|加快|融入|促进|推动|打造|共建|建设)(?=[\u4e00-\u9fff]{2})"
)
"""What is done to a metropolitan area in the title of a plan: 关于支持甲都市圈发展的意见."""
_TOURING = compiled(
    r"(?:(?:周边|附近|境内|市内|现)有|含)(?=[\u4e00-\u9fff]{4})|[\u4e00-\u9fff]{0,16}?(?:(?:团|一行|陪同下|后)(?:来到|来|赴|到|参观|考察|访问)|来到|车览|参观|走进|访问)"
    r"|[\u4e00-\u9fff]{2,14}?到(?=[\u4e00-\u9fff]{2})|[东西南北][起至达抵](?=[\u4e00-\u9fff]{4})"
)
"""Who comes to a zone whose name seems to begin with them: 代表团来甲坪高新区."""
_REPORTED = compiled(r"本[报网台](?:[\u4e00-\u9fff]{2,4})?讯(?: ?\([^()]{2,24}\))?")
"""Who reports, at the head of a story: 本报讯(某某)."""
_BEFORE: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "Project": (_REPORTED, _SUM, _YEARLY, _BUILT_AT, _INTRODUCED, _CALLED, _CONTROLLING, _OWNER, _INTRODUCED),
    "Organization": (_REPORTED, _LED, _COMING),
    "Place": (_REPORTED, _TOURING),
    "MetropolitanArea": (_PUSHING,),
    "Enterprise": (_REPORTED, _INTRODUCED, _CALLED, _OF_KIND, _PARTNER, _FROM),
}
"""For a top class, what may seem to begin its names and does not; tried in this order."""
_QUARTERS = frozenset("东西南北中环沿内外")
"""Letters that a line has of where in its province it runs: 海南西环铁路."""
_BESIDE = ("山", "太行", "江", "河", "海", "湖", "淮", "黄")
"""What a road runs along that is named 沿…高速."""
_UNIT = (
    rf"(?:[kK]?t/a|吨/年|吨级?|{SIZES}"
    r"|套|台|件|片|碗|袋|盒|桶|罐|株|只|辆|支|头|羽|立方米|平方米|亩|安时|Ah|樘|锭|箱|瓶|双|块|张|把|颗|枚|粒|尾|枝)"
)
_FIGURE = compiled(
    rf"(?:[年日](?:生?产|处理|加工|发电|屠宰|出栏|储|供)[\u4e00-\u9fff]{{0,3}})?(?:\d{{1,2}}×)?\d(?:[\d.]*\d)?[十百千万亿]{{0,2}}{_UNIT}"
    r"|(?:[\u4e00-\u9fff]{2}(?:以[上下]|(?:至|—)[\u4e00-\u9fff]{2,3}段?))?\d[\d.]*米(?=(?:深水|水深)航道)"
)
_ENTRY_NUMBER = compiled(r"(?<![^\n。;])\d{1,2}\.(?=[1-9]\d*0(?![\d.]))")
"""The number of an entry whose name begins with a figure: 2.40万头生猪基地."""
_QUALITY = compiled(r"(?:高效|高端|高性能|智能|绿色|先进|新型|现代化|精密|特种|专用|大型|高强|高精度)*")
"""What may stand between a figure and the name that it belongs to: 8GW高效组件生产线."""
_JOINT_CEREMONY = compiled(r"(?:举行|举办|召开|参加|出席|在)([\u4e00-\u9fff]{2,16}暨[\u4e00-\u9fff]{2,8}、)$")
"""The first part of a ceremony's name that goes on behind a stop: 甲区揭牌暨签约、开工仪式."""
_NTH = compiled(r"第[一二三四五六七八九十]$")
_FIRMS_OF_CEREMONY = compiled(
    r"[^,。;]*[、和与及][^、和与及,。;]*有限(?:责任)?公司"
    r"|(?<=、)[\u4e00-\u9fff]{2,16}?(?:公司|集团|银行|[分支]行)(?=(?:战略|全面|深化|项目)*合作)"
)
"""The companies for which a ceremony is held, whose name seems to begin with the last of them."""
_CONTRACT = compiled(r"(?:全面|深化|战略|项目|投资|合作|框架|协议|合同)*")
"""What stands between them and their signing."""
_TWO = compiled(r"[^、]+[与和][^、]+")
_MADE_SO = "大强优精细活实"
"""What something is made, behind 做: 做大做强甲坪博览会."""
_BODY_AHEAD = compiled(
    r"[\u4e00-\u9fff]{0,6}(?:[省市县区州]委|党委|政府)(?:、?[\u4e00-\u9fff]{0,4}政府)?的?(?=“)"
)
"""Whose strategy it is, before the quotes that name it: 省委|“甲乙”发展战略."""
_SIGNED = ("签署", "署了", "签订", "订了", "关于", "合作", "携手")
"""What stands before 共建 in the name of an agreement: 签署共建成|德绵产业园协议."""
_ROADS = ("国道", "省道", "县道")
_ROAD_NUMBER = compiled(r"[GSXY]?\d{3}$")
_NUMBERED_ROAD = compiled(r"(?:国道|省道|县道)[GSX]?\d{3}线?$|(?<![A-Z\d])[GSX]\d{3}(?:国道|省道|线)?$")
_NUMBER_ENDS = frozenset("0123456789线道")
_OF_ROAD = compiled(r"[\u4e00-\u9fff]{2,10}?(?:(?:至|—)[\u4e00-\u9fff]{2,10}?(?:段|公路)|段)")
"""A road's number before a section of it that works are named after: 国道321|甲坪至乙湾段改建工程."""
_ORDINALS, _OPENS = frozenset("一二三四五六七八九十"), ("", "。", ";", ":", ",", "\n")
"""What numbers the entries of a list, and what they stand behind: 二是甲坪码头项目."""
_BETWEEN_PRODUCTS = ("、", "和", "及", "与")
_LONGEST_PRODUCT = 44
_FIRST_PRODUCT = compiled(
    r"[年日](?:产|处理|加工|发电|屠宰|出栏)\d(?:(?!系统|生产线|项目|工程|基地|[厂矿站]、)[^,。;:的\n]){2,40}?(?<![厂矿站])[、和及与]$"
)
"""What stands before the second figure of works that make several things."""
_REACH = 14
"""No figure of this genre with its unit has more characters."""


def _is_of_two(folded: str, firms: re.Match[str], head: int) -> bool:
    """Whether a ceremony is named after the two who sign at it: 甲县与乙湾有限公司合作协议签约仪式."""
    signs = folded.startswith(("签约", "签字"), head) and _TWO.fullmatch(firms.group()) is not None
    return signs and _CONTRACT.fullmatch(folded, firms.end(), head) is not None


def trimmed_start(folded: str, start: int, head: int, kind: str) -> int:
    """Give where the name really begins that seems to begin at `start` and whose ending is at `head`.

    `kind` is its top class. At least two characters are left before the ending.

    >>> trimmed_start("其中甲坪乙湾集团", 0, 6, "Enterprise")
    2
    """
    start = _behind_counts(folded, start, head)
    if kind == "Project" and folded[start] == "大" and _NTH.search(folded, max(0, start - 3), start):
        return start + 1  # 全国第三大甲坪基地
    body = _BODY_AHEAD.match(folded, start, head) if kind == "Plan" else None
    start = body.end() if body else start
    told = _TOLD_BEFORE[kind].match(folded, start, head) if kind in _TOLD_BEFORE else None
    start = told.end() if told else start
    great_area = kind == "MetropolitanArea" and folded[start - 1 : start] == "大"  # 大南昌都市圈
    great_area = great_area and folded[start - 2 : start - 1] not in _GREATER
    if great_area or (kind == "Meeting" and folded[start] == "大" and folded[start - 1 : start] in _COUNTS):
        return start - 1
    if "任" in folded[start : start + 6]:
        taken = _TAKES_POST.match(folded, max(0, start - 1)) or _TAKES_POST.match(folded, start)
        start = taken.end() if taken and taken.end() > start else start
    before_line = _BEFORE_LINE.match(folded, start, head) if kind == "Corridor" else None
    start = _line_begins(before_line) if before_line else start
    start = _behind_province(folded, start, head) if kind in ("Corridor", "MetropolitanArea") else start
    if kind == "Corridor":
        start = _behind_words(folded, _whole_line(folded, start, head), head)
    firms = _FIRMS_OF_CEREMONY.match(folded, start, head) if kind == "Meeting" else None
    if firms and not _is_of_two(folded, firms, head):
        return firms.end()
    if kind == "Meeting" and folded[start - 1 : start] in ("、", "次", "届"):
        return _in_series(folded, start)
    if kind not in _BEFORE:
        return start
    start = behind_address(folded, start, head) if kind == "Enterprise" else start
    for pattern in _BEFORE[kind]:
        found = pattern.match(folded, start, head + 2)
        if found and head - found.end() >= 2:
            start = found.end()
    return start


def _in_series(folded: str, start: int) -> int:
    """Give where the name of a meeting begins before its number, or the ceremony that it is held with."""
    pattern = _JOINT_CEREMONY if folded[start - 1] == "、" else _IN_SERIES
    joint = pattern.search(folded, max(0, start - 2 * _REACH), start)
    nth = _NTH_TIME.search(folded, max(0, start - _REACH), start)
    return joint.start(1) if joint else nth.start() if nth else start


def _behind_counts(folded: str, start: int, head: int) -> int:
    """Give where a name begins behind what is left of a verb, a number or 我市: 做|强, 二是, 9|日, 是|指."""
    start += folded[start - 1 : start] == "做" and folded[start] in _MADE_SO
    start += 2 * (folded[start] == "我" and folded[start + 1] in "省市县区州盟旗" and head - start >= 2)
    entry = folded[start] in _ORDINALS and folded.startswith("是", start + 1)
    start += 2 * (entry and head - start > 3 and folded[start - 1 : start] in _OPENS)
    start += folded[start] in "日所" and folded[start - 1 : start].isdigit()
    behind_count = folded[start] in "次强" and not folded.startswith("强企业", start)
    start += behind_count and folded[start - 1 : start].isdigit()
    start -= folded.endswith("共建成", 0, start) and folded[max(0, start - 5) : start - 3] in _SIGNED
    start += folded[start] == "指" and folded[start - 1 : start] == "是"
    return start + (folded[start] == "有" and folded[start - 1 : start] in ("既", "又", "更", "还"))


def _whole_line(folded: str, start: int, head: int) -> int:
    """Give where a line's name begins that was cut: 港澳高速 in 与京港澳高速, 大别山高速 in 沿大别山高速."""
    for begin in range(max(0, start - 2), start):
        if is_trunk(folded[begin:head]):
            return begin
    along = folded[start - 1 : start] == "沿" and folded[start:head].endswith(_BESIDE)
    return start - along


def _behind_words(folded: str, start: int, head: int) -> int:
    """Give where the letters of a line begin behind words that are none of its name: 打通宜襄高铁.

    >>> _behind_words("全力打通宜襄高铁", 2, 6), _behind_words("白洋淀高速", 0, 3)
    (4, 0)
    """
    if head - start < 3 or not _WAY.match(folded, head) or is_trunk(folded[start:head]):
        return start
    for begin in range(head - 2, max(start, head - 5), -1):
        letters, said = folded[begin:head], words(folded[start:begin])
        lettered = is_lettered(letters) and (is_trunk(letters) or not is_word(letters))
        lettered = lettered and not letters.startswith(_JUST)
        if lettered and all(word in _PARTICLES or _is_said(word) for word in said):
            return _whole_line(folded, begin, head)
    return start


def _is_said(word: str) -> bool:
    plain = is_word(word) or word in word_list("verbs") or word[-1] in "到于至着在"
    return len(word) > 1 and plain and not gazetteer().find(word)


def _behind_province(folded: str, start: int, head: int) -> int:
    """Give where a line's name begins without its province.

    云南甲坪至乙湾高速 is told by its ends, but not 云南至贵州高速 nor 广西沿海铁路.
    """
    places = next((p for n in (2, 3) if (p := gazetteer().find(folded[start : start + n]))), ())
    if not places or places[0].level != "Province" or places[0].code[:2] in MUNICIPALITIES:
        return start
    begin = start + len(next(f for f in places[0].surface if folded.startswith(f, start)))
    rest = folded[begin:head]
    lettered = is_lettered(rest) and not is_word(rest)
    lettered = lettered and _QUARTERS.isdisjoint(rest)
    ends = ends_told(rest)
    spelled = bool(ends) and not rest.startswith(("省", "自治区"))
    spelled = spelled and all(behind_province(end) == end for end in ends)  # 甲省乙县至丙省丁县高速 has both
    return begin if lettered or spelled else start


def _line_begins(before: re.Match[str]) -> int:
    """Give where a line's name begins behind what was matched before it."""
    if not before["place"]:
        return before.end()
    letters = corridor_letters().issuperset(before["letters"]) or not is_word(before["letters"])
    lettered = letters and gazetteer().find(before["place"])
    return before.start("letters") if lettered else before.start()


def with_figure(folded: str, start: int) -> int:
    """Give where a project's name begins if the figure before it, or around its start, belongs to it.

    >>> with_figure("建设30万吨环氧丙烷项目", 4), with_figure("推进318国道改扩建工程", 5)
    (2, 2)
    """
    low = max(0, start - _REACH)
    road = _ROAD_NUMBER.search(folded, low, start) if folded.startswith(_ROADS, start) else None
    if road is not None:
        return road.start()
    numbered = (
        _NUMBERED_ROAD.search(folded, low, start) if folded[start - 1 : start] in _NUMBER_ENDS else None
    )
    if numbered is not None and _OF_ROAD.match(folded, start):
        return numbered.start()
    for found in _FIGURE.finditer(folded, low, start + _REACH):
        gap = _QUALITY.match(folded, found.end())
        if found.start() < start <= (gap.end() if gap else found.end()):
            number = _ENTRY_NUMBER.match(folded, found.start())
            return number.end() if number else _of_several(folded, found.start())
    return start


def _of_several(folded: str, start: int) -> int:
    """Give where the first of several products begins that works make: 年产5万吨甲和8万套乙生产线."""
    if folded[start - 1 : start] not in _BETWEEN_PRODUCTS:
        return start
    first = _FIRST_PRODUCT.search(folded, max(0, start - _LONGEST_PRODUCT), start)
    return first.start() if first else start
