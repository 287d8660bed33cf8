"""Target values beyond the cases of the reference, each with its meaning on one line.

Read `raw → operator value unit date |qualifier, "per" a denominator said elsewhere, "against" a
baseline, and after a semicolon the quantities that stand side by side`.
"""

from __future__ import annotations

import pytest

from services.normalization.core.targets.target_value import parse_target_cells, parse_target_value
from shared.contracts.performance import TargetValue

SIGNS_AND_WORDS = """
≥95分 → >= 95 分
不低于90％ → >= 90 %
100%（含）以上 → >= 100 %
同比增长5%以上 → >= 5 %
5±1 → range 4..6
＞＝95% → >= 95 %
> =95% → >= 95 %
≧95% → >= 95 %
⩾95% → >= 95 %
>=95% → >= 95 %
﹥95% → > 95 %
大于等于95% → >= 95 %
不少于30人 → >= 30 人
高于90% → > 90 %
至少2次 → >= 2 次
≥ 95 % → >= 95 %
＜5% → < 5 %
﹤5% → < 5 %
≦5% → <= 5 %
＜＝5% → <= 5 %
=<5% → <= 5 %
小于5% → < 5 %
低于5% → < 5 %
少于5次 → < 5 次
严控在5%以内 → <= 5 %
不高于3% → <= 3 %
不大于3% → <= 3 %
未超过3% → <= 3 %
0.5%以内 → <= 0.5 %
≥0 → >= 0
=0 → = 0
等于0 → = 0
达到100% → = 100 %
达100% → = 100 %
达到95%及以上 → >= 95 %
95%(含95%)以上 → >= 95 %
≥95%（含） → >= 95 %
＞95％ → > 95 %
90分以上 → >= 90 分
噪声≤55dB → <= 55 dB
≤55分贝 → <= 55 分贝
≥50公斤 → >= 50 公斤
≥1.2万亩 → >= 1.2 万亩
≥95%以上 → >= 95 %
不低于95%以上 → >= 95 %
≥95%（满意） → >= 95 %
满意度≥95% → >= 95 %
群众满意度：≥90% → >= 90 %
≥95%。 → >= 95 %
≥95%； → >= 95 %
＞= 95% → >= 95 %
≥ 100 → >= 100
60%以上80%以下 → range 60..80 %
80%以上（含80%） → >= 80 %
80%（含80%）以上 → >= 80 %
≥80%，＜90% → range 80..90 %
≥80%且<90% → range 80..90 %
不少于3个，不超过5个 → range 3..5 个
5个及以上 → >= 5 个
超过5个 → > 5 个
增幅≥5% → >= 5 %
增长率≥6.5% → >= 6.5 %
降幅≥3% → >= 3 %
降低3个百分点以上 → >= 3 百分点
提高2个百分点 → >= 2 百分点
不超过120.5万 → <= 120.5 万
≤120.5万 → <= 120.5 万
≤0.5‰ → <= 0.5 ‰
千分之三以内 → <= 3 ‰
=100.00(百分比) → = 100.00 %
=1.00(个) → = 1.00 个
≥2(项) → >= 2 项
大于95% → > 95 %
不小于95% → >= 95 %
须达到95% → = 95 %
保持在95%以上 → >= 95 %
稳定在95%以上 → >= 95 %
达到90%左右 → = 90 % |左右
控制在±5%以内 → range -5..5 %
控制在5％以下 → <= 5 %
压减5%以上 → >= 5 %
比上年提高1个百分点 → >= 1 百分点 against 上年
大于等于90小于等于100 → range 90..100
≥90，≤100 → range 90..100
≥90分且≤100分 → range 90..100 分
90≤得分≤100 → range 90..100
得分≥90 → >= 90
30%-50%以上 → range 30..50 %
第一 → = 1
第1名 → = 1 名
全市第一 → = 1
排名前5 → <= 5 |前
前三 → <= 3 |前
前10% → <= 10 % |前
进入前三名 → <= 3 名 |前
≥5个（含5个） → >= 5 个
“95%以上” → >= 95 %
①≥95%②≥90% → >= 95 % ; >=95%, >=90%
≥18℃ → >= 18 °C
20摄氏度以上 → >= 20 °C
开展培训不少于4期，培训人数不少于200人 → >= 4 期 ; >=4期, >=200人
检查企业≥100家次 → >= 100 家次
完成率达到95%以上，满意度90%以上 → >= 95 % ; >=95%, >=90%
预算执行率≥95% → >= 95 %
支付进度6月底前达到50% → = 50 %
到2026年底达到95% → = 95 %
2026年达到95% → = 95 %
2026年≥95% → >= 95 %
较2025年提高5个百分点以上 → >= 5 百分点 against 2025年
提高到95%以上 → >= 95 %
绿地率≥35% → >= 35 %
成本偏差率≤±5% → range -5..5 %
误差率≤±3% → range -3..3 %
故障率≤1% → <= 1 %
信息安全事件≤1次 → <= 1 次
并发用户数≥1000 → >= 1000
访问量≥100万次 → >= 100 万次
点击量100万+ → >= 100 万
粉丝数10万+ → >= 10 万
阅读量10W+ → >= 10 万
≥10w → >= 10 万
1000+ → >= 1000
95%+ → >= 95 %
95以上 → >= 95
≥95分（百分制） → >= 95 分
得分率≥90% → >= 90 %
优秀率≥30% → >= 30 %
前3 → <= 3 |前
第三名以上 → <= 3 名
核心期刊3篇以上 → >= 3 篇
班额≤45人 → <= 45 人
60岁以上 → >= 60 岁
65周岁及以上老年人 → >= 65 周岁
"""

MONEY_AND_RATES = """
每人每天100元 → = 100 元 per 人/天
300元/人·天 → = 300 元/人·天
1.5亿元 → = 1.5 亿元
≥1,200.50元 → >= 1200.50 元
⩽5万元 → <= 5 万元
控制在30万元以内 → <= 30 万元
300元/人 → = 300 元/人
300元/人/月 → = 300 元/人/月
300元/人·月 → = 300 元/人·月
300元/人.月 → = 300 元/人.月
≤300元/人 → <= 300 元/人
3000元/人/年 → = 3000 元/人/年
1000元/次 → = 1000 元/次
≤1000元/场 → <= 1000 元/场
50元/平方米 → = 50 元/平方米
20元/㎡ → = 20 元/平方米
5000元/台 → = 5000 元/台
2万元/公里 → = 2 万元/公里
1.5万元/户 → = 1.5 万元/户
3万元/年 → = 3 万元/年
≤20万元/年 → <= 20 万元/年
500元/生·年 → = 500 元/生·年
1150元/生/年 → = 1150 元/生/年
650元/月/人 → = 650 元/月/人
5元/餐 → = 5 元/餐
超5万元 → > 5 万元
突破100万元 → > 100 万元
约5万元 → = 5 万元 |约
年产值5000万元 → = 5000 万元
总投资1200万元 → = 1200 万元
预算数120.5万元 → = 120.5 万元
成本控制在120万元以内 → <= 120 万元
¥120,000.00 → = 120000.00 元
120千元 → = 120 千元
12百万元 → = 12 百万元
人民币50万元 → = 50 万元
50万元人民币 → = 50 万元
50万元整 → = 50 万元
伍拾万元整 → = 50 万元
5角 → = 5 角
0.5元/度 → = 0.5 元/度
0.5元/千瓦时 → = 0.5 元/千瓦时
3元/立方米 → = 3 元/立方米
10元/吨 → = 10 元/吨
350元/亩 → = 350 元/亩
1500元/人次 → = 1500 元/人次
80元/人/天 → = 80 元/人/天
80元/人天 → = 80 元/人天
1.2万元/套 → = 1.2 万元/套
50元/人·次 → = 50 元/人·次
50元/本 → = 50 元/本
30元/份 → = 30 元/份
≤20.00(万元) → <= 20.00 万元
20（万元/年） → = 20 万元/年
10-15万元 → range 10..15 万元
10万-15万元 → range 10..15 万元
10万元-15万元 → range 10..15 万元
10万～15万元 → range 10..15 万元
带动农民增收1500元/人 → = 1500 元/人
人均增收≥2000元 → >= 2000 元
户均增收3000元以上 → >= 3000 元
12元/平方米·月 → = 12 元/平方米·月
1.2元/平方米/月 → = 1.2 元/平方米/月
35元/㎡·月 → = 35 元/平方米·月
3.5元/m² → = 3.5 元/平方米
5万元/村 → = 5 万元/村
2000元/学期 → = 2000 元/学期
600元/学期/生 → = 600 元/学期/生
10元/人次/天 → = 10 元/人次/天
按每人每月300元标准发放 → = 300 元 per 人/月
按照300元/人/月标准发放 → = 300 元/人/月
"""

TIMES = """
≤3个工作日 → <= 3 工作日
2026年6月30日前 → date 2026-06-30 |前
第三季度末 → period --07/--09 |末
1次/季度 → = 1 次/季度
3-5天 → range 3..5 天
24小时内 → <= 24 小时
PM2.5≤35微克/立方米 → <= 35 微克/立方米
10天以内 → <= 10 天
10天之内 → <= 10 天
10天左右 → = 10 天 |左右
优良天数≥280天 → >= 280 天
PM2.5平均浓度≤40μg/m³ → <= 40 μg/m³
COD≤50mg/L → <= 50 mg/L
12个月 → = 12 月
12月 → = 12 月
一年 → = 1 年
半年 → = 0.5 年
三年 → = 3 年
全年 → period --01/--12
全年365天 → = 365 天
24小时/天 → = 24 小时/天
≤30分钟 → <= 30 分钟
一周内 → <= 1 周
15个工作日内 → <= 15 工作日
15工作日 → = 15 工作日
20天内办结 → <= 20 天
2026年底 → date 2026 |底
2026年底前 → date 2026 |底前
2026年12月 → date 2026-12
2026年12月底 → date 2026-12 |底
2026年12月底前 → date 2026-12 |底前
2026年12月31日 → date 2026-12-31
2026.12.31 → date 2026-12-31
2026-12-31 → date 2026-12-31
2026/12/31 → date 2026-12-31
2026年1月至12月 → period 2026-01/2026-12
2026年1-12月 → period 2026-01/2026-12
2026年1月-2026年12月 → period 2026-01/2026-12
2026年1月1日至2026年12月31日 → period 2026-01-01/2026-12-31
2026.1.1-2026.12.31 → period 2026-01-01/2026-12-31
1月-12月 → period --01/--12
12月31日前 → date --12-31 |前
12月31日之前 → date --12-31 |之前
12月底之前 → date --12 |底之前
12月末 → date --12 |末
12月前 → date --12 |前
年底前 → date --12 |底前
年底前完成 → date --12 |底前
当年 → period --01/--12
当年完成 → period --01/--12
本年度内 → period --01/--12
年度内 → period --01/--12
2026年度 → date 2026
第一季度 → period --01/--03
一季度 → period --01/--03
1季度 → period --01/--03
第四季度前 → period --10/--12 |前
每季度1次 → = 1 次 per 季度
每月1次 → = 1 次 per 月
每年1次 → = 1 次 per 年
每年不少于2次 → >= 2 次 per 年
每周1次 → = 1 次 per 周
每天2次 → = 2 次 per 天
1次/月 → = 1 次/月
1次/年 → = 1 次/年
≥1次/月 → >= 1 次/月
2次/每年 → = 2 次/年
1次/周 → = 1 次/周
1份/人 → = 1 份/人
1套/户 → = 1 套/户
每半年一次 → = 1 次 per 半年
每季一次 → = 1 次 per 季
每月两次 → = 2 次 per 月
每年一次 → = 1 次 per 年
一年一次 → = 1 次 per 年
一年两次 → = 2 次 per 年
两年一次 → = 1 次 per 2年
每两年1次 → = 1 次 per 2年
每3年一次 → = 1 次 per 3年
每5年1次 → = 1 次 per 5年
年度 → period --01/--12
10月中旬 → date --10 |中旬
2026年上半年 → period 2026-01/2026-06
2026年第四季度 → period 2026-10/2026-12
2026年四季度 → period 2026-10/2026-12
2026年度内 → date 2026 |内
2026年全年 → period 2026-01/2026-12
2026年1月-12月 → period 2026-01/2026-12
2026年初 → date 2026 |初
2026年3月初 → date 2026-03 |初
2026年6月底前完成 → date 2026-06 |底前
于2026年12月31日前完成 → date 2026-12-31 |前
截止2026年12月 → date 2026-12
截至2026年12月31日 → date 2026-12-31
不晚于12月31日 → date --12-31
10月1日起 → date --10-01 |起
自2026年1月起 → date 2026-01 |起
5月至10月 → period --05/--10
每年6月底前 → date --06 |底前 per 年
每年12月31日前 → date --12-31 |前 per 年
2小时内到达 → <= 2 小时
接到报修后2小时内到场 → <= 2 小时
接警后30分钟内到达现场 → <= 30 分钟
响应时间≤2小时 → <= 2 小时
办理时限压缩至3个工作日 → = 3 工作日
≤30(分钟) → <= 30 分钟
12（月） → = 12 月
1-2次/年 → range 1..2 次/年
2-3个工作日 → range 2..3 工作日
3至5个工作日内 → range 3..5 工作日
5-7天内 → range 5..7 天
≥5年 → >= 5 年
5年以上 → >= 5 年
不少于5年 → >= 5 年
3年（36个月） → = 3 年
12个月（1年） → = 12 月
1年（2026年） → = 1 年
2026年1月-12月（12个月） → period 2026-01/2026-12
10人/平方公里 → = 10 人/平方公里
30公斤/亩 → = 30 公斤/亩
≥500公斤/亩 → >= 500 公斤/亩
2.5吨/亩 → = 2.5 吨/亩
不少于1次/人 → >= 1 次/人
每户1次 → = 1 次 per 户
每年组织不少于2次演练 → >= 2 次 per 年
每年度1次 → = 1 次 per 年度
6月底50% → date 50 % --06 |底
10月底前完成 → date --10 |底前
2026年第三季度前完成 → period 2026-07/2026-09 |前
9月30日前完成招标 → date --09-30 |前
至2027年底 → date 2027 |底
到2026年底 → date 2026 |底
从3天缩短至1天 → = 1 天
日处理能力500吨/日 → = 500 吨/日
500吨/日 → = 500 吨/日
20吨/小时 → = 20 吨/小时
供水量3万立方米/日 → = 3 万立方米/日
≤1个月 → <= 1 月
1个月内 → <= 1 月
三个月 → = 3 月
3个月以上 → >= 3 月
12个月/年 → = 12 月/年
"""

COUNTS_AND_SHARES = """
较上年下降3个百分点 → = -3 百分点 against 上年
12期 → = 12 期
2场次 → = 2 场次
零投诉 → = 0 次
3～5个 → range 3..5 个
0.8万平方米 → = 0.8 万平方米
约200人 → = 200 人 |约
0 → = 0
零 → = 0
零事故 → = 0 次
0事故 → = 0 次
100%完成 → = 100 %
完成率100% → = 100 %
90%-95% → range 90..95 %
90%~95% → range 90..95 %
90%至95% → range 90..95 %
90-95分 → range 90..95 分
4.5分（满分5分） → = 4.5 分
5星 → = 5 星
3000立方米 → = 3000 立方米
5万立方米 → = 5 万立方米
2.5千米 → = 2.5 千米
3000㎡ → = 3000 平方米
3000m² → = 3000 平方米
3000m2 → = 3000 平方米
3000平方 → = 3000 平方米
2000平方公里 → = 2000 平方公里
300公顷 → = 300 公顷
5平方千米 → = 5 平方千米
受益群众满意率95% → = 95 %
一百 → = 100
二十五人 → = 25 人
三十个 → = 30 个
60%（含）-80% → range 60..80 %
近100人 → = 100 人 |近
接近90% → = 90 % |接近
大约100次 → = 100 次 |大约
100余人次 → = 100 人次 |余
100多家 → = 100 家 |多
一次 → = 1 次
及时率100% → = 100 %
2026年6月底前完成80% → = 80 %
提速30% → = 30 %
下降2% → = -2 %
减少5% → = -5 %
提升5% → = 5 %
节约5% → = 5 %
120万 → = 120 万
100%全覆盖 → = 100 %
0投诉 → = 0 次
零差错 → = 0 次
万分之一 → = 1 ‱
3（个） → = 3 个
95（%） → = 95 %
确保100% → = 100 %
保持100% → = 100 %
维持在90%左右 → = 90 % |左右
力争98% → = 98 %
实现100% → = 100 %
控制在3%左右 → = 3 % |左右
比2025年增长10% → = 10 % against 2025年
与2025年相比提高2% → = 2 % against 2025年
20至30人次 → range 20..30 人次
30%—50% → range 30..50 %
30%--50% → range 30..50 %
3个省级 → = 3 个
100%（2026年） → = 100 %
95%（满意度） → = 95 %
5个（村） → = 5 个(村)
95%① → = 95 %
1.办结率95%；2.满意度90% → = 95 % ; =95%, =90%
甲项5个、乙项3个 → = 5 个 ; =5个, =3个
A类10个，B类5个 → = 10 个 ; =10个, =5个
男100人，女80人 → = 100 人 ; =100人, =80人
东区3处、西区2处 → = 3 处 ; =3处, =2处
其中：新建3个，改造5个 → = 3 个 ; =3个, =5个
1台电脑、2台打印机 → = 1 台 ; =1台, =2台
25℃ → = 25 °C
18-22℃ → range 18..22 °C
7.5 % → = 7.5 %
7. 5% → = 7.5 %
举办活动5场，参与人数≥500人次 → = 5 场 ; =5场, >=500人次
改造老旧小区10个、惠及居民2000户 → = 10 个 ; =10个, =2000户
购置设备1批 → = 1 批
发放宣传资料1万份 → = 1 万份
及时率95%，准确率98% → = 95 % ; =95%, =98%
6月底前完成50% → = 50 %
上半年完成50%，全年完成100% → = 50 % ; =50%, =100%
一季度25%、二季度50%、三季度75%、四季度100% → = 25 % ; =25%, =50%, =75%, =100%
提升至95% → = 95 %
由90%提升至95% → = 95 %
减少3个环节 → = -3 个
单位GDP能耗降低3.5% → = -3.5 %
减排500吨 → = 500 吨
绿化面积1.2万平方米 → = 1.2 万平方米
亩均增产50公斤 → = 50 公斤
事故发生率为0 → = 0
伤亡人数为零 → = 0
安全事故零发生 → = 0 次
一等奖1个 → = 1 个
获奖2项 → = 2 项
省级2篇、国家级1篇 → = 2 篇 ; =2篇, =1篇
培养研究生5名 → = 5 名
学生4500人 → = 4500 人
18-60周岁 → range 18..60 周岁
6岁 → = 6 岁
"""

MORE = """
不少于3次/年，每次不少于2天 → >= 3 次/年 ; >=3次/年, >=2天
各类事故发生率控制在0.5‰以下 → <= 0.5 ‰
≤0起 → <= 0 起
2026年6月完成方案，12月完成验收 → qualitative ; =12月
50％（含）—80％ → range 50..80 %
≥60且＜80 → range 60..80
[80%,90%) → range 80..90 %
90%以上，较上年提高2个百分点 → >= 90 % ; >=90%, >=2百分点
95 ％ 以 上 → >= 95 %
≥95 百分比 → >= 95 %
百分之95以上 → >= 95 %
提升0.5-1个百分点 → range 0.5..1 百分点
－3%～3% → range -3..3 %
零下18℃以下 → <= -18 °C
两万三千元 → = 23000 元
3.5w → = 3.5 万
100.00万元（含税） → = 100.00 万元
人民币壹佰万元整 → = 100 万元
5万元封顶 → <= 5 万元
每户不超过5000元 → <= 5000 元 per 户
平均每人200元 → = 200 元 per 人
200元每平方米 → = 200 元/平方米
200元每人每天 → = 200 元/人/天
15元/㎡/年 → = 15 元/平方米/年
≥16GB → >= 16 GB
COD≤30毫克/升 → <= 30 毫克/升
噪音≤60分贝(A) → <= 60 分贝
PH值6-9 → range 6..9
2026Q2 → period 2026-04/2026-06
6月上旬前 → date --06 |上旬前
每月底 → qualitative
季度末前 → qualitative
元旦前 → qualitative
上半年前 → period --01/--06 |前
≥8学时/人 → >= 8 学时/人
每千人2名 → = 2 名 per 千人
3000株/亩 → = 3000 株/亩
5亩地 → = 5 亩
"""

TEXTS = """
无 → qualitative
1:3 → qualitative
三分之二以上 → qualitative
过半 → qualitative
全覆盖 → qualitative
优良 → qualitative
A级 → qualitative
Ⅱ类 → qualitative
基本完成 → qualitative
逐年提高 → qualitative
不超过预算数 → qualitative
不超预算 → qualitative
≤预算批复数 → qualitative
控制在预算内 → qualitative
无事故 → qualitative
无投诉 → qualitative
不发生 → qualitative
未发生重大安全事故 → qualitative
是 → qualitative
否 → qualitative
有 → qualitative
合格 → qualitative
优秀 → qualitative
良好 → qualitative
较好 → qualitative
达标 → qualitative
按时 → qualitative
及时 → qualitative
按时完成 → qualitative
按计划完成 → qualitative
及时足额发放 → qualitative
三星级以上 → qualitative
3A级以上 → qualitative
一级 → qualitative
二级以上 → qualitative
国家三级标准 → qualitative
甲级 → qualitative
省级 → qualitative
AAA级 → qualitative
Ⅲ类水质 → qualitative
长期 → qualitative
常年 → qualitative
7天×24小时 → qualitative per 周 ; =7天, =24小时
每季度 → qualitative
每月 → qualitative
每年 → qualitative
每日 → qualitative
数十次 → qualitative
一次性 → qualitative
一次性补助 → qualitative
按月发放 → qualitative
按月 → qualitative
按季度 → qualitative
按年 → qualitative
月度 → qualitative
按时足额 → qualitative
每月15日前 → qualitative
次月10日前 → qualitative
下月5日前 → qualitative
春节前 → qualitative
汛期前 → qualitative
学期末 → qualitative
会议召开前 → qualitative
合同约定时间 → qualitative
按合同约定 → qualitative
项目周期内 → qualitative
服务期内 → qualitative
按1:1配套 → qualitative
1：1.5 → qualitative
3比1 → qualitative
1/2 → qualitative
2/3以上 → qualitative
半数以上 → qualitative
大部分 → qualitative
零延误 → qualitative
零距离 → qualitative
不低于上年 → qualitative
较上年持平 → qualitative
同比下降 → qualitative
零增长 → qualitative
负增长 → qualitative
全省前列 → qualitative
前列 → qualitative
省级以上 → qualitative
市级及以上 → qualitative
国家级 → qualitative
通过 → qualitative
合规 → qualitative
符合国家标准 → qualitative
符合GB/T19001标准 → qualitative
达到国家一级标准 → qualitative
达到Ⅲ类及以上 → qualitative
达到良好以上 → qualitative
良好以上 → qualitative
良好及以上 → qualitative
合格及以上 → qualitative
优秀等次 → qualitative
满意 → qualitative
≥满意 → qualitative
完善 → qualitative
健全 → qualitative
进一步提高 → qualitative
大幅提升 → qualitative
一定程度提高 → qualitative
可持续 → qualitative
持续发挥作用 → qualitative
中长期 → qualitative
《方案》要求 → qualitative
按《规定》执行 → qualitative
5级 → qualitative
依据合同支付 → qualitative
提前完成 → qualitative
投入产出比1:3 → qualitative
无重大安全责任事故发生 → qualitative
零缺陷、零事故 → qualitative
违规行为“零容忍” → qualitative
等级为A → qualitative
评价等级“优” → qualitative
考核结果为良好及以上 → qualitative
生师比15:1 → qualitative
按照国家标准 → qualitative
财政部标准 → qualitative
符合预算定额 → qualitative
控制在批复预算范围内 → qualitative
≤批复概算 → qualitative
"""


def describe(target: TargetValue) -> str:
    is_said = target.unit is not None and target.unit.endswith(f"/{target.per}")
    parts = [
        target.operator,
        target.value,
        target.unit,
        target.date,
        target.qualifier and f"|{target.qualifier}",
        target.per and not is_said and f"per {target.per}",
        target.baseline and f"against {target.baseline}",
        target.quantities
        and "; " + ", ".join(f"{q.operator}{q.value}{q.unit or ''}" for q in target.quantities),
    ]
    return " ".join(part for part in parts if part)


ROWS = [
    row.split(" → ")
    for table in (SIGNS_AND_WORDS, MONEY_AND_RATES, TIMES, COUNTS_AND_SHARES, MORE, TEXTS)
    for row in table.strip().splitlines()
]


@pytest.mark.parametrize(("raw", "meaning"), ROWS, ids=[row[0] for row in ROWS])
def test_a_printed_value_has_this_meaning(raw, meaning):
    assert describe(parse_target_value(raw, fiscal_year=2026)) == meaning


@pytest.mark.parametrize(
    ("raw", "name", "date"),
    [
        ("2026.12", "竣工时间", "2026-12"),
        ("2026.06", "完成时限", "2026-06"),
        ("2026年10月", "项目启动时间", "2026-10"),
    ],
)
def test_a_name_of_a_time_makes_a_figure_a_date(raw, name, date):
    target = parse_target_value(raw, name=name, fiscal_year=2026)
    assert (target.operator, target.date, target.value) == ("date", date, None)


@pytest.mark.parametrize("raw", ["节约5%", "签约20家", "预约100人次", "人均300元", "收到5件"])
def test_the_end_of_a_longer_word_is_no_bound(raw):
    target = parse_target_value(raw)
    assert (target.operator, target.bound, target.qualifier) == ("=", None, None)


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("定性\t优", "qualitative"), ("≥\t98\t百分比（%）", ">= 98 %"), ("≤\t5\t万元", "<= 5 万元"),
        ("≥\t2\t次/年", ">= 2 次/年"), ("\t12\t个(套)", "= 12 个(套)"),
    ],
)  # fmt: skip
def test_cells_of_sign_value_and_unit_are_joined(raw, printed):
    assert describe(parse_target_value(raw)) == printed


@pytest.mark.parametrize(
    ("sign", "value", "unit", "meaning"),
    [
        ("≥", "95", "%", ">= 95 %"),
        ("定量", "28.8万元", "%", "= 28.8 万元"),
        ("定性", "应保尽保", "%", "qualitative"),
        ("=", "12", "—", "= 12"),
        ("≥", "20万", "条", ">= 20 万条"),
        (None, "100%", "百分比", "= 100 %"),
        ("≤", "5", "个工作日", "<= 5 工作日"),
    ],
)
def test_a_unit_belongs_only_to_a_figure_without_one(sign, value, unit, meaning):
    assert describe(parse_target_cells(sign, value, unit)) == meaning
