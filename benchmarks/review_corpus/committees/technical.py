"""A committee for streets, parks, water and waste."""

from __future__ import annotations

from benchmarks.review_corpus.kind import GoalKind, Kind, LineKind, MeasureKind, Sort, Story

_CENSUS = "Medborgarundersökningen redovisas i december."

TECHNICAL = Kind(
    committee="Tekniska nämnden",
    municipality="Björkstad",
    registration="TN",
    duties=(
        "Gator, vägar, gång- och cykelvägar samt parkering",
        "Parker, lekplatser och kommunens skog",
        "Vatten och avlopp samt avfall",
        "Kommunens fastigheter och städning",
    ),
    administrations=(("Teknik- och fastighetsförvaltningen", "TFF"), ("Driftenheten", "DRE")),
    lines=(
        LineKind(
            "220",
            "Gator och vägar",
            "gator och vägar",
            92,
            "en snörik vinter med fler tillfällen av halkbekämpning",
            "en mild vinter med få snöröjningar",
        ),
        LineKind(
            "225",
            "Parkering",
            "parkeringen",
            11,
            "lägre intäkter från parkeringsavgifter",
            "högre intäkter från parkeringsavgifter",
        ),
        LineKind(
            "230",
            "Parker och lekplatser",
            "parkerna och lekplatserna",
            38,
            "vattning och skötsel under torkan",
            "att planteringar har senarelagts",
        ),
        LineKind(
            "240",
            "Skog och natur",
            "skogen och naturen",
            9,
            "avverkning av granbarkborreskadad skog",
            "högre virkesintäkter",
        ),
        LineKind(
            "250",
            "Fastighetsdrift",
            "fastighetsdriften",
            164,
            "högre elpriser och akuta reparationer",
            "lägre energiförbrukning än beräknat",
        ),
        LineKind("260", "Lokalvård", "lokalvården", 57, "hög sjukfrånvaro och behov av vikarier", "vakanser"),
        LineKind(
            "290",
            "Gemensam verksamhet",
            "den gemensamma verksamheten",
            21,
            "konsulter i stället för tillsvidareanställda",
            "restriktivitet vid återbesättning av tjänster",
        ),
    ),
    projects=(
        ("Reinvestering gator", "reinvesteringen i gator", 31),
        ("Cykelväg Hamnleden", "cykelvägen längs Hamnleden", 14),
        ("Lekplatser", "lekplatserna", 5),
        ("Energieffektivisering fastigheter", "energieffektiviseringen av fastigheter", 18),
        ("Fordon och maskiner", "fordon och maskiner", 8),
    ),
    volumes=(
        MeasureKind(
            "Antal kilometer gång- och cykelväg",
            "antalet kilometer gång- och cykelväg",
            Sort.COUNT,
            182,
            214,
            wanted="none",
        ),
        MeasureKind("Antal felanmälningar", "antalet felanmälningar", Sort.COUNT, 3100, 4600, wanted="none"),
        MeasureKind(
            "Antal kvadratmeter lokalyta, tusental",
            "antalet kvadratmeter lokalyta",
            Sort.COUNT,
            318,
            342,
            wanted="none",
        ),
        MeasureKind("Antal lekplatser", "antalet lekplatser", Sort.COUNT, 96, 112, wanted="none"),
        MeasureKind(
            "Antal abonnenter inom vatten och avlopp",
            "antalet abonnenter inom vatten och avlopp",
            Sort.COUNT,
            14200,
            15900,
            wanted="none",
            source="Källa: debiteringssystemet.",
        ),
    ),
    goals=(
        GoalKind(
            "Samhälle",
            "En hållbar och växande kommun",
            "Hållbart resande",
            "Fler ska välja att gå, cykla eller åka kollektivt.",
            (
                MeasureKind(
                    "Antal cykelpassager per dygn i medeltal", "antalet cykelpassager per dygn", Sort.COUNT, 4200, 6100
                ),
                MeasureKind(
                    "Andel invånare som är nöjda med gång- och cykelvägarna, %",
                    "andelen invånare som är nöjda med gång- och cykelvägarna",
                    Sort.SHARE,
                    51,
                    68,
                    "%",
                    sexed=True,
                    people=860,
                    later=_CENSUS,
                ),
                MeasureKind(
                    "Antal trafikolyckor med personskada",
                    "antalet trafikolyckor med personskada",
                    Sort.COUNT,
                    48,
                    92,
                    wanted="lower",
                    source="Källa: polisens och sjukvårdens olycksdatabas.",
                ),
            ),
            (
                "Vinterväghållningen av cykelvägar utvärderas.",
                "Cykelparkeringarna vid stationen har byggts ut.",
                "Skolvägar prioriteras i trafiksäkerhetsarbetet.",
            ),
        ),
        GoalKind(
            "Medborgare",
            "Service med hög tillgänglighet",
            "Trygga och vackra offentliga miljöer",
            "Parker, torg och lekplatser ska vara hela, rena och trygga.",
            (
                MeasureKind(
                    "Andel invånare som är nöjda med skötseln av parker, %",
                    "andelen invånare som är nöjda med skötseln av parker",
                    Sort.SHARE,
                    66,
                    82,
                    "%",
                    sexed=True,
                    people=860,
                ),
                MeasureKind(
                    "Andel lekplatser utan allvarlig brist vid besiktning, %",
                    "andelen lekplatser utan allvarlig brist vid besiktning",
                    Sort.SHARE,
                    84,
                    98,
                    "%",
                    people=104,
                ),
                MeasureKind(
                    "Andel felanmälningar som åtgärdas inom fem dagar, %",
                    "andelen felanmälningar som åtgärdas inom fem dagar",
                    Sort.SHARE,
                    68,
                    88,
                    "%",
                    people=3900,
                ),
            ),
            (
                "Belysningen byts till energisnåla armaturer.",
                "Klotter saneras inom ett dygn.",
                "Ett särskilt team sköter torgytorna under sommaren.",
            ),
        ),
        GoalKind(
            "Medborgare",
            "Service med hög tillgänglighet",
            "Ändamålsenliga lokaler",
            "Verksamheterna ska ha lokaler som fungerar.",
            (
                MeasureKind(
                    "Nöjdkundindex för lokaler, index", "nöjdkundindexet för lokaler", Sort.INDEX, 61, 78, "index"
                ),
                MeasureKind(
                    "Antal akuta fel per 1 000 kvadratmeter",
                    "antalet akuta fel per 1 000 kvadratmeter",
                    Sort.MEAN,
                    3,
                    7,
                    "antal",
                    "lower",
                ),
            ),
            (
                "Underhållsplanen har lagts om efter skick.",
                "Driftteknikerna följer temperatur och ventilation digitalt.",
            ),
        ),
        GoalKind(
            "Verksamhet",
            "En klimatneutral kommun",
            "Minskad klimatpåverkan",
            "Energin ska räcka längre och bränslena vara förnybara.",
            (
                MeasureKind(
                    "Energianvändning i kommunens fastigheter, kWh per kvadratmeter",
                    "energianvändningen i kommunens fastigheter",
                    Sort.MEAN,
                    118,
                    152,
                    "kWh",
                    "lower",
                    0,
                ),
                MeasureKind(
                    "Andel fossilfria fordon, %", "andelen fossilfria fordon", Sort.SHARE, 48, 79, "%", people=212
                ),
                MeasureKind(
                    "Andel matavfall som samlas in, %",
                    "andelen matavfall som samlas in",
                    Sort.SHARE,
                    41,
                    63,
                    "%",
                    people=5400,
                ),
            ),
            ("Solceller har satts på fler tak.", "Fordonsparken byts ut i takt med att avtal löper ut."),
        ),
    ),
    assignments=(
        "Tekniska nämnden ska ta fram en plan för klimatanpassning av dagvattnet.",
        "Tekniska nämnden ska minska kommunens lokalytor tillsammans med verksamheterna.",
        "Tekniska nämnden ska se över taxan för parkering i centrum.",
        "Tekniska nämnden ska utveckla medborgardialogen vid ombyggnad av gator.",
    ),
    controls=(
        ("Kontroll av att slutbesiktningar dokumenteras.", "projekten"),
        ("Kontroll av att ramavtal används vid entreprenader.", "beställningarna"),
        ("Kontroll av att lekplatser besiktigas varje år.", "lekplatserna"),
        ("Kontroll av att tankkort används enligt riktlinjen.", "transaktionerna"),
        ("Kontroll av att brandskyddsronder utförs.", "fastigheterna"),
        ("Kontroll av att nycklar och passerkort återlämnas.", "utlämningarna"),
    ),
    events=(
        Story(
            "Snörik vinter",
            (
                "Vintern var lång och kall. Snöröjningen kostade mer än vad budgeten medgav, och sandupptagningen drog ut på tiden.",
                "Entreprenörerna kallades ut vid {n} tillfällen, och de flesta gator var klara inom den tid som avtalen anger.",
            ),
        ),
        Story(
            "Hamnleden byggs om",
            (
                "Arbetena på Hamnleden startade den {day}. Under byggtiden leds biltrafiken om, och näringsidkare längs sträckan har fått information varje vecka.",
            ),
        ),
        Story(
            "Ny organisation för drift",
            (
                "Driften av parker och gator har slagits samman i en enhet. Av enhetens {n} medarbetare är {women} kvinnor och {men} män. Syftet är att maskiner och personal ska kunna användas där de behövs bäst.",
                "Samordningen av maskiner har redan gett lägre kostnader för inhyrning.",
            ),
        ),
        Story(
            "Skyfallet i juni",
            (
                "Ett skyfall i juni orsakade översvämningar i källare och på gator. Skadorna har åtgärdats, och arbetet med en skyfallsplan har fått högre prioritet.",
            ),
            since=6,
        ),
        Story(
            "Medborgarlöften",
            (
                "Tillsammans med polisen har nämnden lämnat nya medborgarlöften om trygghet i centrum. Belysning och gallring av buskage ingår i åtagandet.",
            ),
        ),
    ),
    prospects=(
        Story(
            "Energipriser och inflation",
            (
                "Elpriset har fallit tillbaka men är fortsatt svårt att förutse. Priserna på asfalt och entreprenader ligger kvar på en hög nivå, vilket gör att mindre kan utföras för samma medel.",
            ),
        ),
        Story(
            "Underhållsskuld",
            (
                "Behovet av reinvesteringar i gator och ledningar är större än de medel som finns. En prioritering utifrån skick och risk tas fram till nästa budget.",
            ),
        ),
        Story(
            "Nya krav på avfall",
            (
                "Ansvaret för insamling av förpackningar ligger hos kommunerna. Fastighetsnära insamling ska införas stegvis och kräver nya fordon och kärl.",
            ),
        ),
    ),
    plans=(
        Story(
            "Underhållsplan",
            (
                "Planerat underhåll följer i huvudsak den beslutade planen. Några takomläggningar har bytts mot akuta åtgärder på en idrottshall.",
                "Förvaltningen har inventerat skicket på samtliga skolor.",
            ),
        ),
        Story(
            "Upphandlingsplan",
            (
                "Ramavtalen för el, rör och ventilation har förnyats. Upphandlingen av snöröjning förbereds inför nästa avtalsperiod.",
            ),
        ),
        Story(
            "Objektsplan för it",
            (
                "Systemet för felanmälan har fått en karta där invånarna kan följa ärendet. Nästa steg är att koppla det till arbetsordersystemet.",
            ),
        ),
    ),
    remarks=(
        "Entreprenörernas samarbete med den egna driften har förbättrats.",
        "Projektledarna använder en gemensam modell för riskbedömning.",
        "Dialogen med boende inför större arbeten har blivit tidigare.",
        "Driftpersonalen har fått utbildning i arbete på väg.",
        "Skogsbruksplanen följs, och naturvärden tas till vara.",
        "Fastighetsteknikerna arbetar mer förebyggande än förut.",
        "Lokalvårdarna har fått nya maskiner som minskar belastningen.",
        "Parkarbetet planeras tillsammans med gatudriften.",
        "Mätningen av energi har blivit mer finmaskig.",
        "Samordningen av grävarbeten minskar störningarna för trafiken.",
    ),
)
