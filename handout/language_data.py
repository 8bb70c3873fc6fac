"""Languages, their likely scripts and regions, and what people call them (CLDR, as Babel 2.18.0 has it).

Written by tests/make_languages.py.
"""

LIKELY = """
aa Latn ET ab Cyrl GE ace Latn ID ach Latn UG ada Latn GH ady Cyrl RU ae Avst IR aeb Arab TN af Latn
ZA afh Latn GH agq Latn CM ain Kana JP ak Latn GH akk Xsux IQ akz Latn US ale Latn US aln Latn XK
alt Cyrl RU am Ethi ET an Latn ES ang Latn GB ann Latn NG anp Deva IN ar Arab EG arc Armi IR arn
Latn CL aro Latn BO arp Latn US arq Arab DZ ars Arab SA arw Latn SR ary Arab MA arz Arab EG as Beng
IN asa Latn TZ ase Sgnw US ast Latn ES atj Latn CA av Cyrl RU avk Latn 001 awa Deva IN ay Latn BO az
Latn AZ ba Cyrl RU bal Arab PK ban Latn ID bar Latn AT bas Latn CM bax Bamu CM bbc Latn ID bbj Latn
CM be Cyrl BY bej Arab SD bem Latn ZM bew Latn ID bez Latn TZ bfd Latn CM bfq Taml IN bg Cyrl BG bgc
Deva IN bgn Arab PK bho Deva IN bi Latn VU bik Latn PH bin Latn NG bjn Latn ID bkm Latn CM bla Latn
CA blo Latn BJ blt Tavt VN bm Latn ML bn Beng BD bo Tibt CN bpy Beng IN bqi Arab IR br Latn FR bra
Deva IN brh Arab PK brx Deva IN bs Latn BA bss Latn CM bua Cyrl RU bug Latn ID bum Latn CM byn Ethi
ER byv Latn CM ca Latn ES cad Latn US car Latn VE cay Latn CA cch Latn NG ccp Cakm BD ce Cyrl RU ceb
Latn PH cgg Latn UG ch Latn GU chb Latn CO chg Arab TM chk Latn FM chm Cyrl RU chn Latn US cho Latn
US chp Latn CA chr Cher US chy Latn US cic Latn US ckb Arab IQ clc Latn CA co Latn FR cop Copt EG
cps Latn PH cr Cans CA crg Latn CA crh Cyrl UA crj Cans CA crk Cans CA crl Cans CA crm Cans CA crs
Latn SC cs Latn CZ csb Latn PL csw Cans CA cu Cyrl RU cv Cyrl RU cy Latn GB da Latn DK dak Latn US
dar Cyrl RU dav Latn KE de Latn DE del Latn US den Latn CA dgr Latn CA din Latn SS dje Latn NE doi
Deva IN dsb Latn DE dtp Latn MY dua Latn CM dum Latn NL dv Thaa MV dyo Latn SN dyu Latn BF dz Tibt
BT dzg Latn TD ebu Latn KE ee Latn GH efi Latn NG egl Latn IT egy Egyp EG eka Latn NG el Grek GR en
Latn US enm Latn GB eo Latn 001 es Latn ES esu Latn US et Latn EE eu Latn ES ewo Latn CM ext Latn ES
fa Arab IR fan Latn GQ ff Latn SN fi Latn FI fil Latn PH fit Latn SE fj Latn FJ fo Latn FO fon Latn
BJ fr Latn FR frc Latn US frm Latn FR fro Latn FR frp Latn FR frr Latn DE frs Latn DE fur Latn IT fy
Latn NL ga Latn IE gaa Latn GH gag Latn MD gan Hans CN gay Latn ID gba Latn CF gbz Arab IR gd Latn
GB gez Ethi ET gil Latn KI gl Latn ES glk Arab IR gmh Latn DE gn Latn PY goh Latn DE gon Deva IN gor
Latn ID got Goth UA grb Latn LR grc Grek GR gsw Latn CH gu Gujr IN guc Latn CO gur Latn GH guz Latn
KE gv Latn IM gwi Latn CA ha Latn NG hai Latn CA hak Hans CN haw Latn US hax Latn CA he Hebr IL hi
Deva IN hif Deva FJ hil Latn PH hit Xsux TR hmn Latn CN hnj Hmnp US ho Latn PG hr Latn HR hsb Latn
DE hsn Hans CN ht Latn HT hu Latn HU hup Latn US hur Latn CA hy Armn AM hz Latn NA ia Latn 001 iba
Latn MY ibb Latn NG id Latn ID ie Latn EE ig Latn NG ii Yiii CN ik Latn US ikt Latn CA ilo Latn PH
inh Cyrl RU io Latn 001 is Latn IS it Latn IT iu Cans CA izh Latn RU ja Jpan JP jam Latn JM jbo Latn
001 jgo Latn CM jmc Latn TZ jpr Hebr IL jrb Hebr IL jut Latn DK jv Latn ID ka Geor GE kaa Cyrl UZ
kab Latn DZ kac Latn MM kaj Latn NG kam Latn KE kaw Bali ID kbd Cyrl RU kbl Latn TD kcg Latn NG kde
Latn TZ kea Latn CV ken Latn CM kfo Latn CI kg Latn CD kgp Latn BR kha Latn IN kho Brah IR khq Latn
ML khw Arab PK ki Latn KE kiu Latn TR kj Latn NA kk Cyrl KZ kkj Latn CM kl Latn GL kln Latn KE km
Khmr KH kmb Latn AO kn Knda IN ko Kore KR koi Cyrl RU kok Deva IN kos Latn FM kpe Latn LR kr Latn NG
krc Cyrl RU kri Latn SL krj Latn PH krl Latn RU kru Deva IN ks Arab IN ksb Latn TZ ksf Latn CM ksh
Latn DE ku Latn TR kum Cyrl RU kut Latn CA kv Cyrl RU kw Latn GB kwk Latn CA kxv Latn IN ky Cyrl KG
la Latn VA lad Hebr IL lag Latn TZ lah Arab PK lam Latn ZM lb Latn LU lez Cyrl RU lfn Latn 001 lg
Latn UG li Latn NL lij Latn IT lil Latn CA liv Latn LV lkt Latn US lmo Latn IT ln Latn CD lo Laoo LA
lol Latn CD lou Latn US loz Latn ZM lrc Arab IR lsm Latn UG lt Latn LT ltg Latn LV lu Latn CD lua
Latn CD lui Latn US lun Latn ZM luo Latn KE lus Latn IN luy Latn KE lv Latn LV lzh Hans CN lzz Latn
TR mad Latn ID maf Latn CM mag Deva IN mai Deva IN mak Latn ID man Latn GM mas Latn KE mde Arab TD
mdf Cyrl RU mdr Latn ID men Latn SL mer Latn KE mfe Latn MU mg Latn MG mga Latg IE mgh Latn MZ mgo
Latn CM mh Latn MH mi Latn NZ mic Latn CA min Latn ID mk Cyrl MK ml Mlym IN mn Cyrl MN mnc Mong CN
mni Beng IN moe Latn CA moh Latn CA mos Latn BF mr Deva IN mrj Cyrl RU ms Latn MY mt Latn MT mua
Latn CM mus Latn US mwl Latn PT mwr Deva IN mwv Latn ID my Mymr MM mye Latn GA myv Cyrl RU mzn Arab
IR na Latn NR nan Hans CN nap Latn IT naq Latn NA nb Latn NO nd Latn ZW nds Latn DE ne Deva NP new
Deva NP ng Latn NA nia Latn ID niu Latn NU njo Latn IN nl Latn NL nmg Latn CM nn Latn NO nnh Latn CM
no Latn NO nog Cyrl RU non Runr SE nov Latn 001 nqo Nkoo GN nr Latn ZA nso Latn ZA nus Latn SS nv
Latn US nwc Newa NP ny Latn MW nym Latn TZ nyn Latn UG nyo Latn UG nzi Latn GH oc Latn FR oj Cans CA
ojb Latn CA ojc Latn CA ojs Cans CA ojw Latn CA oka Latn CA om Latn ET or Orya IN os Cyrl GE osa
Osge US ota Arab TR pa Guru IN pag Latn PH pal Phli IR pam Latn PH pap Latn CW pau Latn PW pcd Latn
FR pcm Latn NG pdc Latn US pdt Latn CA peo Xpeo IR pfl Latn DE phn Phnx LB pi Sinh IN pis Latn SB pl
Latn PL pms Latn IT pnt Grek GR pon Latn FM pqm Latn CA prg Latn PL pro Latn FR ps Arab AF pt Latn
BR qu Latn PE quc Latn GT qug Latn EC raj Deva IN rap Latn CL rar Latn CK rgn Latn IT rhg Rohg MM
rif Latn MA rm Latn CH rn Latn BI ro Latn RO rof Latn TZ rom Latn RO rtm Latn FJ ru Cyrl RU rue Cyrl
UA rug Latn SB rup Latn RO rw Latn RW rwk Latn TZ sa Deva IN sad Latn TZ sah Cyrl RU sam Samr PS saq
Latn KE sas Latn ID sat Olck IN saz Saur IN sba Latn TD sbp Latn TZ sc Latn IT scn Latn IT sco Latn
GB sd Arab PK sdc Latn IT sdh Arab IR se Latn NO see Latn US seh Latn MZ sei Latn MX sel Cyrl RU ses
Latn ML sg Latn CF sga Latn IE sgs Latn LT shi Tfng MA shn Mymr MM shu Arab TD si Sinh LK sid Latn
ET sk Latn SK sl Latn SI slh Latn US sli Latn PL sly Latn ID sm Latn WS sma Latn SE smj Latn SE smn
Latn FI sms Latn FI sn Latn ZW snk Latn ML so Latn SO sog Sogd UZ sq Latn AL sr Cyrl RS srn Latn SR
srr Latn SN ss Latn ZA ssy Latn ER st Latn ZA stq Latn DE str Latn CA su Latn ID suk Latn TZ sus
Latn GN sv Latn SE sw Latn TZ swb Arab YT syc Syrc TR syr Syrc IQ szl Latn PL ta Taml IN tce Latn CA
tcy Knda IN te Telu IN tem Latn SL teo Latn UG ter Latn BR tet Latn TL tg Cyrl TJ tgx Latn CA th
Thai TH tht Latn CA ti Ethi ET tig Ethi ER tiv Latn NG tk Latn TM tkl Latn TK tkr Latn AZ tl Latn PH
tli Latn US tly Latn AZ tmh Latn NE tn Latn ZA to Latn TO tog Latn MW tok Latn 001 tpi Latn PG tr
Latn TR tru Latn TR trv Latn TW trw Arab PK ts Latn ZA tsd Grek GR tsi Latn CA tt Cyrl RU ttm Latn
CA ttt Latn AZ tum Latn MW tvl Latn TV twq Latn NE ty Latn PF tyv Cyrl RU tzm Latn MA udm Cyrl RU ug
Arab CN uga Ugar SY uk Cyrl UA umb Latn AO und Latn US ur Arab PK uz Latn UZ vai Vaii LR ve Latn ZA
vec Latn IT vep Latn RU vi Latn VN vls Latn BE vmf Latn DE vmw Latn MZ vo Latn 001 vot Latn RU vro
Latn EE vun Latn TZ wa Latn BE wae Latn CH wal Ethi ET war Latn PH was Latn US wbp Latn AU wo Latn
SN wuu Hans CN xal Cyrl RU xh Latn ZA xmf Geor GE xnr Deva IN xog Latn UG yao Latn MZ yap Latn FM
yav Latn CM ybb Latn CM yi Hebr UA yo Latn NG yrl Latn BR yue Hant HK za Latn CN zap Latn MX zea
Latn NL zen Tfng MR zgh Tfng MA zh Hans CN zu Latn ZA zun Latn US zza Latn TR
"""
"""Language, script, region: what a tag means that does not say it."""

ELSEWHERE = """
az IQ Arab az IR Arab az RU Cyrl ha CM Arab ha SD Arab hak TW Hant kk AF Arab kk CN Arab kk IR Arab
kk MN Arab ku LB Arab ky CN Arab ky TR Latn lzz GE Geor mn CN Mong ms CC Arab nan TW Hant pa PK Arab
pnt RU Cyrl pnt TR Latn sd IN Deva sr ME Latn sr RO Latn sr TR Latn tg PK Arab ug KZ Cyrl ug MN Cyrl
und AE Arab und AF Arab und AM Armn und BD Beng und BG Cyrl und BH Arab und BT Tibt und BY Cyrl und
CC Arab und CN Hans und CY Grek und DZ Arab und EG Arab und EH Arab und ER Ethi und ET Ethi und GE
Geor und GR Grek und HK Hant und IL Hebr und IN Deva und IQ Arab und IR Arab und JO Arab und JP Jpan
und KG Cyrl und KH Khmr und KM Arab und KP Kore und KR Kore und KW Arab und KZ Cyrl und LA Laoo und
LB Arab und LK Sinh und LY Arab und MA Arab und MK Cyrl und MM Mymr und MN Cyrl und MO Hant und MR
Arab und MV Thaa und NP Deva und OM Arab und PK Arab und PS Arab und QA Arab und RS Cyrl und RU Cyrl
und SA Arab und SD Arab und SS Arab und SY Arab und TD Arab und TH Thai und TJ Cyrl und TN Arab und
TW Hant und UA Cyrl und YE Arab uz AF Arab uz CN Cyrl yue CN Hans zh AU Hant zh BN Hant zh GB Hant
zh GF Hant zh HK Hant zh ID Hant zh MO Hant zh PA Hant zh PF Hant zh PH Hant zh SR Hant zh TH Hant
zh TW Hant zh US Hant zh VN Hant
"""
"""Language, region, script: where another script than the likely one is written."""

CODES = """
aar aa abk ab adp dz afr af ajt aeb aju jrb aka ak alb sq als sq amh am ara ar arb ar arg an arm hy
asm as ava av ave ae aym ay ayr ay aze az azj az bak ba bam bm baq eu bcc bal bcl bik bel be ben bn
bh bho bih bho bis bi blg iba bod bo bos bs bre br bul bg bur my bxk luy bxr bua cat ca ces cs cha
ch che ce chi zh chu cu chv cv cld syr cls sa cmn zh cor kw cos co cre cr cwd cr cym cy cze cs dan
da deu de dgo doi dhd mwr dik din diq zza div dv drh mn dut nl dzo dz ekk et ell el emk man eng en
epo eo esk ik est et eus eu ewe ee fao fo fas fa fat ak fij fj fin fi fra fr fre fr fry fy fuc ff
ful ff gaz om gbo grb geo ka ger de gla gd gle ga glg gl glv gv gno gon gom kok gre el grn gn gug gn
guj gu gya gba hat ht hau ha hdn hai hea hmn heb he her hz hin hi hmo ho hrv hr hun hu hye hy ibo ig
ice is ido io iii ii ike iu iku iu ile ie in id ina ia ind id ipk ik isl is ita it iw he jav jv ji
yi jpn ja jw jv kal kl kan kn kas ks kat ka kau kr kaz kk khk mn khm km kik ki kin rw kir ky kmr ku
knc kr kng kg kom kv kon kg kor ko kpv kv ktr dtp kua kj kur ku kxl kru kzj dtp kzt dtp lao lo lat
la lav lv lim li lin ln lit lt ltz lb lub lu lug lg lvs lv mac mk mah mh mal ml mao mi mar mr may ms
mhr chm mkd mk mlg mg mlt mt mnk man mo ro mol ro mon mn mri mi msa ms mup raj mya my nau na nav nv
nbl nr nde nd ndo ng nep ne nld nl nno nn nob nb nor no npi ne nya ny oci oc ojg oj oji oj ori or
orm om ory or oss os pan pa pbu ps per fa pes fa pli pi plt mg pmk crr pnb lah pol pl por pt prp gu
pus ps que qu quz qu rmy rom roh rm ron ro rum ro run rn rus ru sag sg san sa scc sr scr hr sin si
slk sk slo sk slv sl smd kmb sme se smo sm sna sn snb iba snd sd som so sot st spa es spy kln sqi sq
src sc srd sc srp sr ssw ss sun su swa sw swe sv swh sw tah ty tam ta tat tt tdu dtp tel te tgk tg
tgl fil tha th tib bo tir ti tl fil ton to tsn tn tso ts ttq tmh tuk tk tur tr tw ak twi ak uig ug
ukr uk umu del urd ur uzb uz uzn uz ven ve vie vi vol vo wel cy wln wa wol wo xho xh xpe kpe xsl den
ydd yi yid yi yor yo zai zap zha za zho zh zsm ms zul zu zyb za
"""
"""Codes of ISO 639-2 and others, and the language of BCP 47."""

NAMES = """
abkhazian ab acehnese ace acoli ach adangme ada adyghe ady afar aa afrihili afh afrikaans af aghem
agq ainu ain akan ak akkadian akk akoose bss alabama akz albanian sq aleut ale algerian_arabic arq
american_sign_language ase amharic am anarâškielâ smn ancient_egyptian egy ancient_greek grc angika
anp anii blo anii_kagɩja blo ao_naga njo arabic ar aragonese an aragonés an aramaic arc araona aro
arapaho arp arawak arw armenian hy aromanian rup arpitan frp assamese as asturian ast asturianu ast
asu asa atikamekw atj atsam cch avaric av avañe’ẽ gn avestan ae awadhi awa aymara ay azerbaijani az
azərbaycan az badaga bfq bafia ksf bafut bfd bakhtiari bqi balinese ban baluchi bal bamanakan bm
bambara bm bamun bax bangla bn banjar bjn basa_sunda su basaa bas bashkir ba basque eu batak_toba
bbc bavarian bar beja bej belarusian be bemba bem bena bez betawi bew bhojpuri bho bikol bik bini
bin bishnupriya bpy bislama bi blin byn blissymbols zbl bodo brx bosanski bs bosnian bs brahui brh
braj bra breton br brezhoneg br buginese bug bulgarian bg bulu bum buriat bua burmese my caddo cad
cajun_french frc cantonese yue capiznon cps carib car carolina_algonquian crr catalan ca català ca
cayuga cay cebuano ceb central_atlas_tamazight tzm central_dusun dtp central_kurdish ckb
central_ojibwa ojc central_yupik esu chadian_arabic shu chagatai chg chahta cho chakma ccp chamorro
ch chechen ce cherokee chr cheyenne chy chibcha chb chickasaw cic chiga cgg chikashshanompaʼ cic
chilcotin clc chimakonde kde chimborazo_highland_quichua qug chinese zh chinook_jargon chn chipewyan
chp chishona sn choctaw cho church_slavic cu chuukese chk chuvash cv classical_newari nwc
classical_syriac syc colognian ksh comorian swb coptic cop cornish kw corsican co corsu co cree cr
crimean_tatar crh croatian hr cymraeg cy czech cs dakota dak danish da dansk da dargwa dar
davvisámegiella se dazaga dzg delaware del deutsch de dholuo luo dinka din diné_bizaad nv divehi dv
dogri doi dogrib dgr dolnoserbšćina dsb duala dua dutch nl duálá dua dyula dyu dzongkha dz
eastern_frisian frs eesti et efik efi egyptian_arabic arz ekajuk eka ekegusii guz elamite elx
emakhuwa vmw embu ebu emilian egl english en erzya myv español es esperanto eo estonian et euskara
eu ewe ee ewondo ewo extremaduran ext eʋegbe ee fang fan fanti fat faroese fo fiji_hindi hif fijian
fj filipino fil finnish fi fon fon frafra gur français fr french fr friulian fur frysk fy fula ff
furlan fur føroyskt fo ga gaa gaeilge ga gaelg gv gagauz gag galego gl galician gl gan_chinese gan
ganda lg gayo gay gbaya gba geez gez georgian ka german de gheg_albanian aln ghomala bbj gikuyu ki
gilaki glk gilbertese gil gondi gon gorontalo gor gothic got grebo grb greek el guarani gn gujarati
gu gusii guz gwichʼin gwi gàidhlig gd gã gaa haida hai haitian_creole ht hakka_chinese hak
halkomelem hur haryanvi bgc hausa ha hawaiian haw hebrew he herero hz hibena bez hiligaynon hil
hindi hi hiri_motu ho hittite hit hmong hmn hmong_njua hnj hornjoserbšćina hsb hrvatski hr hungarian
hu hupa hup iban iba ibibio ibb icelandic is ichibemba bem ido io igbo ig ikinyarwanda rw ikirundi
rn iloko ilo inari_sami smn indonesia id indonesian id ingrian izh ingush inh innu-aimun moe
interlingua ia interlingue ie inuktitut iu inupiaq ik irish ga ishisangu sbp isixhosa xh isizulu zu
italian it italiano it jamaican_creole_english jam japanese ja javanese jv jawa jv jju kaj
jola-fonyi dyo joola dyo judeo-arabic jrb judeo-persian jpr julevsámegiella smj jutish jut kabardian
kbd kabuverdianu kea kabyle kab kachin kac kaingang kgp kaje kaj kako kkj kakɔ kkj kalaallisut kl
kalenjin kln kalmyk xal kamba kam kanembu kbl kangri xnr kanhgág kgp kanienʼkéha moh kannada kn
kanuri kr kara-kalpak kaa karachay-balkar krc karelian krl kashmiri ks kashubian csb katab kcg kawi
kaw kazakh kk kenyang ken kernewek kw khasi kha khmer km khoekhoegowab naq khotanese kho khowar khw
kihorombo rof kikamba kam kikuyu ki kimachame jmc kimbundu kmb kinaray-a krj kinyarwanda rw kipare
asa kirmanjki kiu kiruwa rwk kisampur saq kishambaa ksb kiswahili sw kitaita dav kiteso teo klingon
tlh kom bkm komi kv komi-permyak koi kongo kg konkani kok korean ko koro kfo kosraean kos kotava avk
koyra_chiini khq koyra_ciini khq koyraboro_senni ses kpelle kpe kpɛlɛɛ kpe kreol_morisien mfe
kreyòl_ayisyen ht krio kri kuanyama kj kumyk kum kurdish ku kurdî_(kurmancî) ku kurukh kru kutenai
kut kuvi kxv kwakʼwala kwk kwasio nmg kyivunjo vun kyrgyz ky kölsch ksh kĩembu ebu kĩmĩrũ mer kɛnyaŋ
ken kɨlaangi lag kʼicheʼ quc la_.lojban. jbo ladino lad lakota lkt lakȟólʼiyapi lkt lamba lam langi
lag lao lo latgalian ltg latgalīšu ltg latin la latina la latvian lv latviešu lv laz lzz
lea_fakatonga to lezghian lez lietuvių lt ligure lij ligurian lij lillooet lil limburgish li lingala
ln lingua_franca_nova lfn lingála ln literary_chinese lzh lithuanian lt livonian liv lojban jbo
lombard lmo louisiana_creole lou low_german nds lower_silesian sli lower_sorbian dsb lozi loz
luba-katanga lu luba-lulua lua luganda lg luiseno lui lule_sami smj luluhia luy lunda lun luo luo
luxembourgish lb luyia luy lëtzebuergesch lb lʼnuiʼsuti mic maa mas maba mde macedonian mk machame
jmc madurese mad mafa maf magahi mag magyar hu main-franconian vmf maithili mai makasar mak makhuwa
vmw makhuwa-meetto mgh makonde kde makua mgh malagasy mg malay ms malayalam ml
maliseet-passamaquoddy pqm maltese mt malti mt manchu mnc mandar mdr mandingo man manipuri mni manx
gv mapuche arn mapudungun arn marathi mr mari chm marshallese mh marwari mwr masai mas mazanderani
mzn medumba byv melayu ms mende men mentawai mwv meru mer metaʼ mgo mi'kmaw mic michif crg
middle_dutch dum middle_english enm middle_french frm middle_high_german gmh middle_irish mga
min_nan_chinese nan minangkabau min mingrelian xmf mirandese mwl mizo lus mohawk moh moksha mdf
mongo lol mongolian mn moose_cree crm morisyen mfe moroccan_arabic ary mossi mos multiple_languages
mul mundang mua mundaŋ mua muscogee mus muslim_tat ttt mvskoke mus myene mye māori mi naijíriá_píjin
pcm najdi_arabic ars nama naq nauru na navajo nv ndaꞌa jgo ndonga ng neapolitan nap neddersass’sch
nds nederlands nl nepali ne newari new ngambay sba ngiemboon nnh ngomba jgo nheengatu yrl nheẽgatu
yrl nias nia nigerian_pidgin pcm niuean niu no_linguistic_content zxx nogai nog nordfriisk frr norsk
no norsk_bokmål nb norsk_nynorsk nn north_ndebele nd northern_east_cree crl northern_frisian frr
northern_luri lrc northern_sami se northern_sotho nso northern_tutchone ttm northwestern_ojibwa ojb
norwegian no norwegian_bokmål nb norwegian_nynorsk nn novial nov nuasue yav nuer nus nyamwezi nym
nyanja ny nyankole nyn nyasa_tonga tog nyoro nyo nzima nzi n’ko nqo obolo ann occitan oc odia or
oji-cree ojs ojibwa oj okanagan oka old_english ang old_french fro old_high_german goh old_irish sga
old_norse non old_persian peo old_provençal pro olusoga xog oromo om oromoo om osage osa ossetic os
ottoman_turkish ota o‘zbek uz pahlavi pal palatine_german pfl palauan pau pali pi pampanga pam
pangasinan pag papiamento pap papiamentu pap pashto ps patas_taroko trv pennsylvania_german pdc
persian fa phoenician phn picard pcd piedmontese pms pijin pis plains_cree crk plautdietsch pdt
pohnpeian pon polish pl polski pl pontic pnt portuguese pt português pt prussian prg prūsiskan prg
pulaar ff punjabi pa qafar aa quechua qu rajasthani raj rapanui rap rarotongan rar riffian rif rikpa
ksf rohingya rhg romagnol rgn romanian ro romansh rm romany rom rombo rof română ro rotuman rtm
roviana rug rukiga cgg rumantsch rm runasimi qu rundi rn runyankore nyn russian ru rusyn rue rwa rwk
saamia lsm saho ssy samaritan_aramaic sam samburu saq samoan sm samogitian sgs sandawe sad sango sg
sangu sbp sanskrit sa santali sat sardinian sc sardu sc sasak sas sassarese_sardinian sdc
saterland_frisian stq saurashtra saz schwiizertüütsch gsw scots sco scottish_gaelic gd selayar sly
selkup sel sena seh seneca see serbian sr serbo-croatian sh serer srr seri sei seselwa_creole_french
crs sesotho st sesotho_sa_leboa nso setswana tn shambala ksb shan shn shona sn shqip sq
shwóŋò_ngiembɔɔn nnh sichuan_yi ii sicilian scn sicilianu scn sidaamu_afo sid sidamo sid siksiká bla
silesian szl sindhi sd sinhala si siswati ss skolt_sami sms slave den slovak sk slovenian sl
slovenčina sk slovenščina sl soga xog sogdien sog somali so soninke snk soomaali so south_ndebele nr
southern_altai alt southern_east_cree crj southern_haida hax southern_kurdish sdh
southern_lushootseed slh southern_sami sma southern_sotho st southern_tutchone tce spanish es
sranan_tongo srn standard_moroccan_tamazight zgh straits_salish str sukuma suk sumerian sux
sundanese su suomi fi susu sus svenska sv swahili sw swampy_cree csw swati ss swedish sv
swiss_german gsw syriac syr sängö sg sääʹmǩiõll sms tachelhit shi tagalog tl tagish tgx tahitian ty
tahltan tht tai_dam blt taita dav tajik tg talysh tly tamashek tmh tamaziɣt_n_laṭlaṣ tzm tamil ta
taqbaylit kab tarifit rif taroko trv tasawaq twq tasawaq_senni twq tatar tt telugu te tereno ter
teso teo tetum tet thai th thok_nath nus tibetan bo tigre tig tigrinya ti timne tem tiv tiv
tiếng_việt vi tlingit tli tok_pisin tpi tokelau tkl toki_pona tok tongan to tornedalen_finnish fit
torwali trw tsakhur tkr tsakonian tsd tshiluba lu tshivenḓa ve tsimshian tsi tsonga ts tswana tn
tulu tcy tumbuka tum tunisian_arabic aeb turkish tr turkmen tk turoyo tru tuvalu tvl tuvinian tyv
twi tw tyap kcg türkmen_dili tk türkçe tr udmurt udm ugaritic uga ukrainian uk umbundu umb
unknown_language und upper_sorbian hsb urdu ur uyghur ug uzbek uz vahcuengh za vai vai venda ve
venetian vec veneto vec veps vep vietnamese vi volapük vo votic vot vunjo vun võro vro walloon wa
walon wa walser wae waray war warlpiri wbp washo was wayuu guc welsh cy west_flemish vls
western_balochi bgn western_canadian_inuktitut ikt western_frisian fy western_mari mrj
western_ojibwa ojw western_panjabi lah wolaytta wal wolof wo wu_chinese wuu xhosa xh xiang_chinese
hsn xitsonga ts yakut sah yangben yav yao yao yapese yap yemba ybb yiddish yi yoruba yo zapotec zap
zarma dje zarmaciine dje zaza zza zeelandic zea zenaga zen zhuang za zoroastrian_dari gbz zulu zu
zuni zun åarjelsaemien_gïele sma èdè_yorùbá yo íslenska is čeština cs ślōnski szl ɓàsàa bas
ʻōlelo_hawaiʻi haw ελληνικά el аԥсшәа ab башҡорт_теле ba беларуская be български bg ирон os кыргызча
ky македонски mk мокшень_кяль mdf монгол mn нохчийн ce русский ru саха_тыла sah српски sr татар tt
тоҷикӣ tg українська uk церковнослове́нскїй cu чӑваш cv эрзянь_кель myv қазақ_тілі kk қарақалпақша
kaa հայերեն hy ייִדיש yi עברית he ئۇيغۇرچە ug اردو ur العربية ar بلوچی_(رخشانی) bgn بلۆچی bal
توروالی trw سنڌي sd فارسی fa لۊری_شومالی lrc مازرونی mzn پښتو ps کوردی_خوارگ sdh کوردیی_ناوەندی ckb
کٲشُر ks ܣܘܪܝܝܐ syr ދިވެހިބަސް dv ߒߞߏ nqo कांगड़ी xnr कोंकणी kok डोगरी doi नेपाली ne बर’ brx भोजपुरी
bho मराठी mr मैथिली mai राजस्थानी raj संस्कृत_भाषा sa हरियाणवी bgc हिन्दी hi অসমীয়া as বাংলা bn
মৈতৈলোন্ mni ਪੰਜਾਬੀ pa ગુજરાતી gu ଓଡ଼ିଆ or தமிழ் ta తెలుగు te ಕನ್ನಡ kn മലയാളം ml සිංහල si ไทย th ລາວ
lo བོད་སྐད་ bo རྫོང་ཁ dz တႆး shn မြန်မာ my ქართული ka ብሊን byn ትግረ tig ትግርኛ ti አማርኛ am ወላይታቱ wal ግዕዝኛ
gez ᏣᎳᎩ chr ᐃᓄᒃᑎᑐᑦ iu ᓀᐦᐃᓇᐍᐏᐣ csw ខ្មែរ km ᱥᱟᱱᱛᱟᱲᱤ sat ⵜⴰⵎⴰⵣⵉⵖⵜ zgh ⵜⴰⵛⵍⵃⵉⵜ shi 中文 zh 日本語 ja 粵語 yue
ꆈꌠꉙ ii ꕙꔤ vai ꪼꪕꪒꪾ blt 한국어 ko 𐓷𐓘𐓻𐓘𐓻𐓟 osa 𐴌𐴗𐴥𐴝𐴙𐴚𐴒𐴙𐴝 rhg 𑄌𑄋𑄴𑄟𑄳𑄦 ccp 𞄀𞄄𞄰𞄩𞄍𞄜𞄰 hnj
"""
"""What a language is called in English and by those who speak it, with '_' for spaces, and its tag."""
