"""Names of medicines: how generic ones end, common ones that no ending tells, and brands."""

from __future__ import annotations

import re

STEMS = re.compile(
    r"(?:mab|(?:er|na|ta)kept|kinr|[tk]inib|[a-z]{3}nib|statin|sartan|[a-z]{2}pril|prazol|[a-z]{3}olol|kilin|mikin|floksakin"
    r"|kiklin|treksat|parin|gliptin|gliflozin|glutid|oksikam|profen|fenak|koksib|triptan|setron|azepam|zolam|konazol"
    r"|dronat|oksetin|prednis\w*|kortison|metason|metformin|insulin)$"
)
"""How the names of medicines end (WHO, 'The use of stems in the selection of International Nonproprietary Names'), as
`names.skeleton` writes it."""

GENERICS = """
abacavir acarbose acetaminophen=paracetamol=acetaminofen acetazolamide acyclovir=aciclovir adapalene adefovir
albendazole albuterol=salbutamol alendronate=alendronic=alendronsäure alfuzosin aliskiren allopurinol almotriptan
alogliptin alteplase amantadine ambrisentan amikacin amiloride aminophylline amiodarone amitriptyline amlodipine
amoxicillin amphetamine amphotericin ampicillin anagrelide anastrozole apixaban apomorphine apremilast aprepitant
aripiprazole armodafinil aspirin=acetylsalicylic=acetilsalicilico=acetylsalicylsäure atazanavir atomoxetine atovaquone
atropine azacitidine azathioprine azelastine azithromycin aztreonam baclofen balsalazide baricitinib beclomethasone
bedaquiline bempedoic benazepril benzonatate benztropine=benzatropine bethanechol bezafibrate bicalutamide bictegravir
bimatoprost bisacodyl bleomycin boceprevir bortezomib bosentan brexpiprazole brimonidine brivaracetam bromocriptine
budesonide bumetanide buprenorphine bupropion=amfebutamone buspirone busulfan butalbital cabazitaxel cabergoline
calcipotriene=calcipotriol calcitriol capecitabine capsaicin carbamazepine carbidopa carboplatin carisoprodol
carmustine carvedilol caspofungin cefaclor cefadroxil cefazolin cefdinir cefepime cefixime cefotaxime cefoxitin
cefpodoxime cefprozil ceftazidime ceftriaxone cefuroxime cephalexin=cefalexin cetirizine chlorambucil chloramphenicol
chlordiazepoxide chlorhexidine chloroquine chlorothiazide chlorpheniramine=chlorphenamine chlorpromazine
chlorpropamide chlorthalidone=chlortalidone cholestyramine=colestyramine ciclopirox cilostazol cimetidine cinacalcet
ciprofloxacin cisplatin citalopram cladribine clindamycin clobazam clobetasol clomiphene=clomifene clomipramine
clonazepam clonidine clopidogrel clorazepate clotrimazole clozapine cobicistat codeine colchicine colesevelam
colestipol colistin cromolyn=cromoglicate cyanocobalamin cyclobenzaprine cyclophosphamide cycloserine
cyclosporine=ciclosporin cyproheptadine cytarabine dabigatran dacarbazine dactinomycin dalfampridine=fampridine
dalteparin danazol dantrolene dapsone daptomycin darifenacin darolutamide darunavir dasatinib daunorubicin deferasirox
deferiprone deferoxamine demeclocycline desipramine desloratadine desmopressin desvenlafaxine dexamethasone
dexlansoprazole dexmethylphenidate dextroamphetamine dextromethorphan dicyclomine=dicycloverine didanosine digoxin
dihydroergotamine diltiazem dimenhydrinate diphenhydramine diphenoxylate dipyridamole disopyramide disulfiram
dobutamine docetaxel docusate dofetilide dolutegravir donepezil dorzolamide doxazosin doxepin doxercalciferol
doxorubicin doxylamine dronabinol dronedarone droperidol drospirenone duloxetine dutasteride econazole edoxaban
efavirenz elagolix eletriptan eltrombopag elvitegravir empagliflozin emtricitabine enfuvirtide entacapone entecavir
enzalutamide epinephrine=adrenaline eplerenone eprosartan ergocalciferol ergotamine eribulin erlotinib ertapenem
erythromycin erythropoietin=epoetin=eritropoyetina escitalopram esketamine eslicarbazepine estazolam eszopiclone
ethacrynic ethambutol ethionamide ethosuximide etidronate etodolac etomidate etoposide etravirine everolimus
exemestane exenatide ezetimibe ezogabine famciclovir famotidine febuxostat felbamate felodipine fenofibrate fenofibric
fentanyl fesoterodine fexofenadine fidaxomicin filgrastim finasteride finerenone fingolimod flavoxate flecainide
fluconazole flucytosine fludarabine fludrocortisone flumazenil flunisolide fluocinolone fluocinonide fluorouracil
fluoxetine fluphenazine flurazepam flutamide fluticasone fluvoxamine formoterol fosamprenavir fosfomycin fosphenytoin
frovatriptan fulvestrant furosemide=frusemide gabapentin galantamine ganciclovir gemcitabine gemfibrozil gentamicin
glatiramer glecaprevir glimepiride glipizide glyburide=glibenclamide glycopyrrolate=glycopyrronium goserelin
granisetron griseofulvin guaifenesin=guaiphenesin guanfacine haloperidol heparin hydralazine hydrochlorothiazide
hydrocodone hydrocortisone hydromorphone hydroxychloroquine hydroxyurea=hydroxycarbamide hydroxyzine hyoscyamine
ibandronate=ibandronic=ibandronsäure ibutilide icatibant iloperidone imatinib imipenem imipramine imiquimod indapamide
indinavir indomethacin=indometacin interferon ipratropium irbesartan irinotecan isavuconazonium isocarboxazid
isoniazid isosorbide isotretinoin isradipine itraconazole ivabradine ivacaftor ivermectin ixabepilone ketamine
ketoconazole ketorolac ketotifen labetalol lacosamide lactulose lamivudine lamotrigine lanreotide lansoprazole
lapatinib latanoprost ledipasvir leflunomide lenalidomide letermovir letrozole leucovorin=folinic=folinsäure
leuprolide=leuprorelin levalbuterol levetiracetam levocarnitine levocetirizine levodopa levofloxacin levomilnacipran
levonorgestrel levothyroxine lidocaine=lignocaine lifitegrast linaclotide linagliptin linezolid liothyronine
liraglutide lisdexamfetamine lisinopril lithium lofexidine lomitapide lomustine loperamide lopinavir loratadine
lorazepam losartan lovastatin loxapine lubiprostone lumateperone lurasidone macitentan maraviroc mebendazole
meclizine=meclozine medroxyprogesterone mefenamic mefloquine megestrol meloxicam melphalan memantine
meperidine=pethidine mepolizumab meprobamate mercaptopurine meropenem mesalamine=mesalazine metaxalone metformin
methadone methamphetamine methazolamide methenamine methimazole=thiamazole methocarbamol methotrexate methyldopa
methylergonovine methylnaltrexone methylphenidate methylprednisolone metoclopramide metolazone metoprolol
metronidazole mexiletine micafungin miconazole midazolam midodrine mifepristone miglitol milnacipran minocycline
minoxidil mirabegron mirtazapine misoprostol mitomycin mitoxantrone modafinil moexipril molnupiravir mometasone
montelukast morphine moxifloxacin mupirocin mycophenolate=mycophenolic=mycophenolsäure nabumetone nadolol nafcillin
naloxegol naloxone naltrexone naproxen naratriptan natalizumab nateglinide nebivolol nefazodone nelarabine nelfinavir
neomycin neostigmine nevirapine niacin nicardipine nifedipine nifurtimox nilutamide nimodipine nintedanib nirmatrelvir
nisoldipine nitazoxanide nitrofurantoin nitroglycerin=trinitrin=glyceryltrinitrat nitroprusside nizatidine
norepinephrine=noradrenaline norethindrone=norethisterone norfloxacin norgestimate nortriptyline nystatin octreotide
ofloxacin olanzapine olaparib olopatadine olsalazine omalizumab ombitasvir omeprazole ondansetron orlistat
orphenadrine oseltamivir ospemifene oxacillin oxaliplatin oxaprozin oxazepam oxcarbazepine oxybutynin oxycodone
oxymetazoline oxymorphone oxytocin paclitaxel paliperidone palonosetron pamidronate pancrelipase pantoprazole
paroxetine patiromer pazopanib pegfilgrastim peginterferon pegloticase pemetrexed penicillamine
penicillin=benzylpenicillin pentamidine pentazocine pentobarbital pentosan pentoxifylline perampanel perindopril
permethrin perphenazine phenazopyridine phenelzine pheniramine phenobarbital=phenobarbitone phentermine phenylephrine
phenytoin pilocarpine pimecrolimus pimozide pindolol pioglitazone piperacillin pirfenidone piroxicam pitavastatin
posaconazole pramipexole pramlintide prasugrel pravastatin praziquantel prazosin prednisolone prednisone pregabalin
primaquine primidone probenecid procainamide prochlorperazine promethazine propafenone propantheline propofol
propranolol propylthiouracil protamine pseudoephedrine pyrazinamide pyridostigmine pyrimethamine quetiapine quinapril
quinidine quinine rabeprazole raloxifene raltegravir ramelteon ramipril ranitidine ranolazine rasagiline rasburicase
regorafenib remdesivir repaglinide reserpine ribavirin rifabutin rifampin=rifampicin rifapentine rifaximin rilonacept
rilpivirine riluzole rimegepant riociguat risankizumab risedronate=risedronic=risedronsäure risperidone ritonavir
rivaroxaban rivastigmine rizatriptan roflumilast ropinirole rosiglitazone rosuvastatin rufinamide sacubitril
salmeterol salsalate sapropterin saquinavir saxagliptin scopolamine=hyoscine selegiline semaglutide sertraline
sevelamer sildenafil silodosin simethicone=simeticone simvastatin sirolimus sitagliptin sofosbuvir solifenacin
solriamfetol somatropin sorafenib sotalol spironolactone stavudine streptomycin sucralfate sufentanil sulfacetamide
sulfadiazine sulfamethoxazole sulfasalazine=salazosulfapyridine sulindac sumatriptan sunitinib suvorexant tacrolimus
tadalafil tafluprost tamoxifen tamsulosin tapentadol tasimelteon telbivudine temazepam temozolomide temsirolimus
tenecteplase teniposide tenofovir terazosin terbinafine terbutaline teriflunomide teriparatide tetrabenazine
tetracycline thalidomide theophylline thioguanine=tioguanine thioridazine thiotepa thiothixene=tiotixene tiagabine
ticagrelor ticlopidine tigecycline timolol tinidazole tiotropium tipranavir tirofiban tirzepatide tizanidine
tobramycin tofacitinib tolazamide tolbutamide tolcapone tolterodine tolvaptan topiramate topotecan toremifene
torsemide=torasemide tramadol trandolapril tranexamic tranylcypromine travoprost trazodone treprostinil tretinoin
triamcinolone triamterene triazolam trifluoperazine trihexyphenidyl trimethobenzamide trimethoprim trimipramine
trospium ubrogepant ulipristal upadacitinib ursodiol=ursodeoxycholic valacyclovir=valaciclovir valbenazine
valganciclovir valproate=valproic=divalproex=valproinsäure valsartan vancomycin vardenafil varenicline vasopressin
vecuronium vedolizumab velpatasvir venetoclax venlafaxine verapamil vigabatrin vilanterol vilazodone vinblastine
vincristine vinorelbine voclosporin vonoprazan vorapaxar voriconazole vortioxetine warfarin zafirlukast zaleplon
zanamivir zidovudine zileuton ziprasidone zoledronic=zoledronate=zoledronsäure zolmitriptan zolpidem zonisamide
glargine degludec detemir lispro aspart glulisine
"""
"""Generic names; '=' stands between names of one medicine that differ more than spelling does.

Left out are those that are words besides (alcohol), also as `substances` (iron, vitamins), and what the body makes
itself (estrogen).
"""

BRANDS = """
Abilify Accutane Aciphex Actemra Actonel Adalat Adderall Advair Advil Aggrenox Aimovig Aldactone Aleve Altace Ambien
Amjevita Anaprox Apriso Arava Arcalyst Aricept Arthrotec Asacol Atacand Ativan Augmentin Avandia Avapro Avonex
Azulfidine Bactrim Belsomra Benadryl Benicar Benlysta Betaseron Biktarvy Boniva Botox Brilinta Bumex Bydureon Byetta
Bystolic Caduet Calan Cardizem Cardura Catapres Ceftin Celebrex Celexa CellCept Celontin Chantix Cialis Cimzia Cipro
Claritin Cleocin Clinoril Clozaril Cogentin Colazal Colcrys Copaxone Coreg Cosentyx Coumadin Cozaar Crestor Cymbalta
Cytomel Cytoxan Daypro Deltasone Demerol Depakene Depakote Desyrel Detrol Dexilant Diabeta Diflucan Dilantin Dilaudid
Diovan Ditropan Dolophine Doxil Dramamine Dulera Dupixent Duragesic Effexor Elavil Elidel Eliquis Emgality Enbrel
Entresto Entyvio Epivir EpiPen Erelzi Eskalith Evenity Evista Excedrin Exelon Exforge Farxiga Feldene Femara Flagyl
Flexeril Flomax Flonase Florinef Flovent Focalin Forteo Fosamax Gengraf Gilenya Gleevec Glucophage Glucotrol
Glucovance Gralise Hadlima Halcion Haldol Harvoni Hulio Humalog Humira Humulin Hydrea Hyrimoz Hytrin Hyzaar Ilaris
Ilumya Imdur Imitrex Imodium Imuran Inderal Indocin Inflectra Intuniv Invega Invokana Isentress Januvia Jantoven
Jardiance Kadcyla Keflex Kenalog Keppra Kevzara Keytruda Kineret Klonopin Krystexxa Lamictal Lamisil Lanoxin Lantus
Lasix Latuda Lescol Leukeran Levaquin Levemir Levitra Levoxyl Lexapro Librium Lioresal Lipitor Lodine Lomotil Lopid
Lopressor Lotensin Lovenox Luvox Lyrica Macrobid Malarone Mavenclad Mavyret Medrol Mestinon Micardis Microzide
Minipress Mirapex Mitigare Mobic Motrin Mounjaro Mucinex Myfortic Mysoline Namenda Naprosyn Nardil Neoral Neulasta
Neupogen Neurontin Nexium Niaspan Nolvadex Norco Normodyne Norvasc Novolin Novolog Nucala Nurtec Ocrevus Olumiant
Omnicef Opdivo Orencia Otezla Otrexup Oxtellar OxyContin Ozempic Pamelor Parnate Paxil Paxlovid Pepcid Percocet
Periactin Phenergan Plaquenil Plavix Plendil Pletal Pradaxa Praluent Prandin Pravachol Precose Prevacid Prilosec
Prinivil Pristiq ProAir Procardia Prograf Prolia Propecia Proscar Protonix Protopic Proventil Provera Provigil Prozac
Pulmicort Qvar Ranexa Rapamune Rasuvo Rebif Reclast Reglan Relafen Relpax Remeron Remicade Renflexis Repatha Requip
Restoril Retrovir Revatio Revlimid Rexulti Rheumatrex Rinvoq Risperdal Ritalin Rituxan Robaxin Robitussin Roxicodone
Rybelsus Sabril Sandimmune Sandostatin Sarafem Savella Seroquel Serevent Simponi Sinemet Sinequan Singulair Skyrizi
Soliris Sovaldi Spiriva Stelara Strattera Suboxone Subutex Sudafed Symbicort Synjardy Synthroid Tagamet Taltz Tamiflu
Tapazole Tegretol Temodar Tenormin Thalomid Thorazine Tofranil Topamax Toprol Toradol Toujeo Tracleer Tradjenta
Tremfya Trental Trexall Tricor Trileptal Trulicity Truvada Tylenol Tymlos Tysabri Uceris Uloric Ultram Uniphyl Valcyte
Valium Valtrex Vasotec Venofer Ventolin Verzenio Viagra Vibramycin Vicodin Victoza Viibryd Vimovo Vimpat Viread
Vistaril Vivitrol Voltaren Vraylar Vytorin Vyvanse Wegovy Wellbutrin Xanax Xarelto Xeljanz Xeloda Xolair Xyrem Yusimry
Zanaflex Zantac Zarontin Zaroxolyn Zebeta Zestoretic Zestril Zetia Ziac Zithromax Zocor Zofran Zoloft Zomig Zonegran
Zovirax Zurampic Zyban Zyloprim Zyprexa Zyrtec Zyvox
"""
"""Brands, spelt as their makers do."""

NO_NAMES = {"so": "kiniin kiniinka kiniinada kiniinno kiniini kiniinnada"}
"""Words of a language that are near a name: Somali says 'quinine' of any tablet."""
