"""True sentences whose numbers belong to nothing in the tables: laws, plans, addresses, hours, history, grants, other municipalities.

Real reports are full of them, and a reader who checks numbers without reading the words would stumble. In `[12,5|%]` the number has been
reported, so that it is bound in a report that was made here; all other numbers are typed. `{year}`, `{last}`, `{next}` and `{later}`
stand for the report's year, the years beside it and the one in three years, `{town}` for the municipality.
"""

from __future__ import annotations

GENERAL = (
    # Laws, norms and inquiries
    "Upphandlingarna görs enligt lagen (2016:1145) om offentlig upphandling.",
    "Enligt 6 kap. 6 § kommunallagen (2017:725) ska nämnden se till att verksamheten bedrivs enligt de mål som fullmäktige har bestämt.",
    "Personuppgifter behandlas enligt EU:s dataskyddsförordning (2016/679), och de två incidenter som har anmälts var av mindre slag.",
    "Arbetsmiljöverkets föreskrifter AFS 2015:4 om organisatorisk och social arbetsmiljö ligger till grund för skyddsronderna.",
    "Kommunens rapportkanal följer lagen (2021:890) om skydd för personer som rapporterar om missförhållanden.",
    "Utredningen om en struktur för ökad motståndskraft (SOU 2021:25) har lett till nya krav på planering.",
    "Miljöledningssystemet är certifierat enligt ISO 14001 sedan 2019.",
    # Plans of several years, and targets to come
    "Kommunens lokalförsörjningsplan gäller {year}–{later} och revideras varje år.",
    "Arbetet utgår från Agenda 2030 och dess 17 globala mål.",
    "Enligt klimatprogrammet ska kommunens egna transporter vara fossilfria år 2030.",
    "I översiktsplanen, som sträcker sig till 2040, finns mark avsatt för fler verksamhetslokaler.",
    "Kompetensförsörjningsplanen för åren {next}–{later} antas av nämnden i december.",
    "Jämställdhetsplanen 2021–2026 har gåtts igenom med alla chefer.",
    # What comes, month by month
    "Prognosen följs upp på nytt i oktober, och bokslutet för {year} behandlas i februari {next}.",
    "Medarbetarenkäten skickas ut under vecka 41 och resultatet väntas i december.",
    "Förslaget till internbudget för {next} behandlas i nämnden i november.",
    "Under kvartal 4 genomförs en utbildning i klarspråk, med två tillfällen i oktober och ett i november.",
    "Det nya avtalet om företagshälsa börjar gälla den 1 januari {next}.",
    # Where and when
    "Förvaltningens kontor på Storgatan 14 B är öppet måndag–torsdag klockan 8–16.30 och fredag klockan 8–15.",
    "Telefontiden är vardagar klockan 9.00–11.30, och övrig tid tar kontaktcenter emot samtal på 0123-45 67 00.",
    "Utvecklingsavdelningen flyttade i januari till Kvarngatan 3, plan 2, där 48 arbetsplatser delas av fler.",
    "Beredskapstelefonen är bemannad dygnet runt, 24 timmar alla 7 dagar i veckan.",
    # History and several years
    "Nämnden inrättades 2015, då två tidigare nämnder slogs samman.",
    "Under pandemiåren 2020 och 2021 ställdes flera aktiviteter in, och jämförelser med de åren bör göras med försiktighet.",
    "Ekonomisystemet infördes 2009 och har sedan dess uppgraderats vid tre tillfällen, senast till version 8.2.",
    "Kommunens styrmodell beslutades av fullmäktige den 26 september 2016 och har varit oförändrad sedan 2018.",
    "Den senaste revisionen av området gjordes 2020, och fyra av dess fem rekommendationer är genomförda.",
    "För tio år sedan fanns hälften så många e-tjänster.",
    "För tredje året i rad deltar nämnden i kommunkompassen.",
    # The municipality and others
    "I {town} bodde vid årsskiftet [{people}|invånare] invånare, en ökning med [214|invånare] personer på ett år.",
    "Kommunens befolkning väntas växa med ungefär [2500|personer] personer till år 2035.",
    "Av länets tretton kommuner har nio infört samma arbetssätt.",
    "Arbetslösheten i länet var [6,1|%] procent i början av året, mot 6,6 procent i riket.",
    "I liknande kommuner varierar sjukfrånvaron mellan 5 och 10 procent, enligt Kolada.",
    "Kommunen har enligt Sveriges Kommuner och Regioner (SKR) en genomsnittlig servicenivå; underlaget från SKR omfattar 290 kommuner.",
    # Money that is in no table
    "Prisbasbeloppet var 48 300 kronor 2022 och 52 500 kronor 2023.",
    "En timme av en timanställd vikarie kostar ungefär 300 kronor, inklusive arbetsgivaravgifter.",
    "Direktupphandling får användas under 700 000 kronor.",
    "Nämnden har fått [1,4|mnkr] mnkr ur kommunens sociala investeringsfond för perioden {last}–{next}.",
    # Shares of something else, that add up
    "Av synpunkterna gällde [46|%] procent bemötande, [31|%] procent tillgänglighet och [23|%] procent övrigt.",
    "I den interna enkäten svarade [212|svar] av [265|svar] tillfrågade chefer och medarbetare, det vill säga 80 procent.",
    "Ungefär två tredjedelar av synpunkterna kommer in digitalt, resten per telefon eller brev.",
    "Nio av tio chefer har gått kommunens chefsprogram, som omfattar sex halvdagar.",
    # Decided policy, quoted
    "I kommunens personalpolicy står att ”sjukfrånvaron ska minska varje år och medarbetare ska erbjudas heltid”.",
    "Fullmäktiges inriktning lyder: ”Kommunens kostnader ska inte öka snabbare än intäkterna.”",
    "Riktlinjen anger att ”svar ska lämnas inom tre arbetsdagar”.",
    # Abbreviations that are explained
    "Inspektionen för vård och omsorg (IVO) och Skolinspektionen har inte riktat någon kritik mot kommunen under året.",
    "Kommunens upphandlingsenhet (UHE) stödjer förvaltningen, och avstämningar med UHE hålls varannan vecka.",
    # Times that things take
    "Introduktionen av nya chefer pågår i 12 månader och omfattar 8 träffar.",
    "Det centrala löneavtalet anger löneökningar på 4,1 procent 2023 och 3,3 procent 2024.",
    "Tjänstebilarna byts efter 36 månader eller 9 000 mil.",
)

OWN: dict[str, tuple[str, ...]] = {
    "Äldrenämnden": (
        "Rätten till bistånd regleras i 4 kap. 1 § socialtjänstlagen (2001:453).",
        "Anmälningar enligt lex Sarah, som gäller sedan 1999, redovisas till nämnden varje kvartal.",
        "Statsbidraget för att säkerställa en god vård och omsorg av äldre personer har rekvirerats, liksom medel ur Äldreomsorgslyftet.",
        "Enligt maxtaxan fick avgiften för hemtjänst vara högst 2 170 kronor i månaden 2022 och 2 359 kronor 2023.",
        "Lindgården har 64 lägenheter i fyra våningar och ligger på Lindvägen 7.",
        "Analoga trygghetslarm byts ut, eftersom 2G- och 3G-näten släcks senast 2025.",
        "Fast omsorgskontakt är ett krav sedan den 1 juli 2022.",
        "I kommunen är [2318|personer] personer 80 år eller äldre, och enligt prognosen blir de cirka 3 100 år 2033.",
        "Bland de anhöriga som svarade på en enkät var [71|%] procent kvinnor och [29|%] procent män.",
        "Utbildningen till undersköterska omfattar 1 500 poäng, och yrkestiteln är skyddad sedan 2023.",
        "Korttidsboendet Eken byggdes 1974 och har 18 rum.",
        "Målvärdet för digital tillsyn höjs i nästa plan, som gäller {next}–{later}.",
        "Riksgenomsnittet för väntetid till boende var 53 dagar enligt den senaste jämförelsen.",
    ),
    "Barn- och ungdomsnämnden": (
        "Huvudmannens ansvar framgår av 2 kap. 8 § skollagen (2010:800).",
        "Läroplanen för grundskolan, Lgr22, har tillämpats sedan höstterminen 2022.",
        "Statsbidraget för likvärdig skola söks årligen, och det har ersatt flera mindre bidrag sedan 2020.",
        "Strandskolan är byggd för [525|elever] elever i årskurserna F–9 och kostade [214|mnkr] mnkr att bygga.",
        "Skolskjuts beviljas från 2 kilometer för årskurs F–3, 3 kilometer för årskurs 4–6 och 4 kilometer för årskurs 7–9.",
        "Bland eleverna har [24|%] procent utländsk bakgrund, och 43 modersmål talas i kommunens skolor.",
        "Läsåret {year}/{next_short} omfattar 178 skoldagar från den 20 augusti till den 12 juni.",
        "Avgiften i förskolan är enligt maxtaxan högst 3 procent av hushållets inkomst för det första barnet, 2 procent för det andra och 1 procent för det tredje.",
        "År 2013 föddes [486|barn] barn i kommunen, och 2022 föddes [391|barn].",
        "Av dem som besvarade enkäten till vårdnadshavare var [68|%] procent kvinnor och [32|%] procent män.",
        "Nationella prov i årskurs 9 genomförs i svenska, matematik och engelska samt i ett av fyra ämnen i NO och ett av fyra i SO.",
        "Förskolan Ängen, som ska ha 6 avdelningar, beräknas stå klar i augusti {next}.",
        "Skolbiblioteket på Centralskolan har öppet 7.45–15.30.",
        "Undervisningstiden i grundskolan är minst 6 890 timmar.",
        "Riksgenomsnittet för behöriga lärare i grundskolan har legat kring 70 procent sedan 2018.",
    ),
    "Tekniska nämnden": (
        "Väghållningen regleras i väglagen (1971:948), och gaturenhållningen i lagen (1998:814).",
        "Bygglov söks enligt plan- och bygglagen (2010:900).",
        "Länsväg 35 och E4 hör till staten, medan nämnden svarar för 412 kilometer gator och 96 kilometer gång- och cykelvägar.",
        "Snöröjning påbörjas när det har fallit 5 centimeter på bilvägar och 3 centimeter på cykelvägar.",
        "Hamnleden byggdes 1968 och breddades 1991.",
        "Trafikverket bekostar hälften av cykelvägen genom stadsmiljöavtalet för 2021–2027.",
        "Hastigheten på Hamnleden sänks från 60 till 40 kilometer i timmen.",
        "Parkering på torget kostar 12 kronor i timmen klockan 9–18 på vardagar.",
        "Av felanmälningarna gällde [41|%] procent belysning, [37|%] procent gator och [22|%] procent parker.",
        "Kommunens 14 skolor och 23 förskolor har tillsammans [168000|kvadratmeter] kvadratmeter lokaler.",
        "Elpriset i elområde 3 var i genomsnitt 1,37 kronor per kilowattimme under 2022.",
        "Insamling av förpackningar nära hemmen ska vara införd senast den 1 januari 2027.",
        "Skyfallsplanen räknar med regn som i genomsnitt inträffar vart hundrade år, så kallade 100-årsregn.",
        "Reningen av dagvatten vid Kvarnån ska enligt beslut från 2020 halvera utsläppen till 2030.",
        "Av kommunens [6240|armaturer] gatlyktor är [5160|armaturer] bytta till led.",
    ),
    "Kultur- och fritidsnämnden": (
        "Biblioteken omfattas av bibliotekslagen (2013:801), som säger att varje kommun ska ha folkbibliotek.",
        "Biblioteksplanen gäller 2022–2025 och kulturplanen 2020–2030.",
        "Badhuset invigdes 1972, har en 25-metersbassäng med 6 banor och renoverades senast 1998.",
        "Huvudbiblioteket har öppet måndag–torsdag 10–19, fredag 10–17 och lördag 11–15.",
        "Biblioteket i Norra Sund är meröppet klockan 6–22 alla dagar.",
        "Statens kulturråd har beviljat medel ur satsningen Stärkta bibliotek, och Skapande skola söks för läsåret {year}/{next_short}.",
        "Aktivitetsstödet är 9 kronor per deltagare i åldern 7–20 år.",
        "Terminsavgiften i kulturskolan är 700 kronor, och syskon betalar hälften.",
        "Kommunen har [168|föreningar] föreningar, varav [61|föreningar] inom idrotten.",
        "Ishallen byggdes 1985 och har plats för 1 200 åskådare.",
        "Kulturnatten firade 20 år och hade programpunkter från klockan 16 till midnatt.",
        "Av dem som besvarade enkäten om fritidsgårdar var [58|%] procent pojkar och [42|%] procent flickor.",
        "Konstgräsplanen är 105 gånger 65 meter och beräknas hålla i 10–12 år.",
        "Före pandemin, 2019, hade museet 41 000 besökare.",
        "Enligt ungdomsenkäten Lupp, som görs vart tredje år, är 4 av 10 unga med i en förening.",
    ),
    "Arbetsmarknadsnämnden": (
        "Ekonomiskt bistånd beviljas enligt 4 kap. 1 § socialtjänstlagen (2001:453).",
        "Riksnormen höjdes med 8,6 procent 2023, den största höjningen sedan normen infördes 1998.",
        "Lagen (2016:38) om mottagande av vissa nyanlända invandrare styr hur många kommunen anvisas.",
        "Med långvarigt bistånd menas bistånd i minst 10 av de senaste 12 månaderna.",
        "Etableringsprogrammet är på heltid och pågår i högst 24 månader.",
        "Statsbidraget för regionalt yrkesvux fördelas av Skolverket, och kommunen är en av 8 som samverkar i länet.",
        "Mottagningen på Järnvägsgatan 22 är öppen klockan 8–16, och drop-in erbjuds tisdagar 13–15.",
        "Den lokala överenskommelsen (LÖK) med Arbetsförmedlingen tecknades 2021, och LÖK följs upp två gånger per år.",
        "Feriejobben pågår i tre veckor under juni–augusti och vänder sig till ungdomar i åldern 16–18 år.",
        "Språkprov i svenska för invandrare ges fyra gånger om året i kurserna B, C och D.",
        "Bland dem som är inskrivna på Arbetsförmedlingen i kommunen har [38|%] procent varit utan arbete i mer än 24 månader.",
        "Av sökandena till yrkesutbildningarna saknade [44|%] procent gymnasieexamen.",
        "Lärcentrum har 22 undervisningssalar på 3 400 kvadratmeter.",
        "Under flyktingmottagandet 2015–2016 tog kommunen emot [640|personer] personer på två år.",
        "Bidragsbrottslagen (2007:612) ses över, och Utbetalningsmyndigheten inrättas från och med den 1 januari 2024.",
    ),
}

PEOPLE = {"Ekvik": 38412, "Norrhamn": 52860, "Björkstad": 61274, "Sundfors": 29135, "Lillköping": 44708}
"""How many live in each municipality."""


def asides_of(committee: str, municipality: str, year: int) -> list[str]:
    """A committee's asides with the years filled in; those of its own first."""
    told = {
        "year": str(year), "last": str(year - 1), "next": str(year + 1), "later": str(year + 3),
        "next_short": f"{(year + 1) % 100}", "town": municipality, "people": str(PEOPLE[municipality]),
    }  # fmt: skip
    return [text.format_map(told) for text in (*OWN[committee], *GENERAL)]
