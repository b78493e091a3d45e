"""A committee for the care of the old."""

from __future__ import annotations

from benchmarks.review_corpus.kind import GoalKind, Kind, LineKind, MeasureKind, Sort, Story

_SURVEY = "Brukarundersökningen genomförs under hösten."

ELDERLY = Kind(
    committee="Äldrenämnden",
    municipality="Ekvik",
    registration="ÄN",
    duties=(
        "Hemtjänst, hemsjukvård och trygghetslarm i ordinärt boende",
        "Vård- och omsorgsboende samt korttidsvård",
        "Dagverksamhet, anhörigstöd och öppna mötesplatser",
        "Myndighetsutövning enligt socialtjänstlagen för personer över 65 år",
    ),
    administrations=(("Omsorgsförvaltningen", "OMF"), ("Vårdbolaget i egen regi", "VER")),
    lines=(
        LineKind(
            "510",
            "Hemtjänst",
            "hemtjänsten",
            212,
            "fler beviljade timmar än budgeterat och ett större behov av vikarier",
            "att färre timmar har beviljats än budgeterat",
        ),
        LineKind(
            "511",
            "Hemsjukvård",
            "hemsjukvården",
            96,
            "inhyrda sjuksköterskor under sommaren",
            "vakanta sjukskötersketjänster som inte har kunnat tillsättas",
        ),
        LineKind(
            "520",
            "Vård- och omsorgsboende",
            "vård- och omsorgsboende",
            318,
            "högre livsmedelspriser och extra bemanning på två boenden",
            "att ett boende öppnade senare än planerat",
        ),
        LineKind(
            "521", "Korttidsvård", "korttidsvården", 41, "köp av externa korttidsplatser", "kortare vistelsetider"
        ),
        LineKind(
            "530",
            "Dagverksamhet",
            "dagverksamheten",
            17,
            "högre kostnader för resor",
            "att en enhet har varit stängd för ombyggnad",
        ),
        LineKind(
            "540", "Anhörigstöd och förebyggande arbete", "anhörigstödet", 9, "en utökad öppettid", "en vakant tjänst"
        ),
        LineKind(
            "550",
            "Myndighetsutövning",
            "myndighetsutövningen",
            28,
            "övertid i samband med systembytet",
            "sjukskrivningar som inte har ersatts",
        ),
    ),
    projects=(
        ("Inventarier vård- och omsorgsboende Lindgården", "inventarierna till Lindgården", 6),
        ("Digitala trygghetslarm", "de digitala trygghetslarmen", 4),
        ("Tvättutrustning", "tvättutrustningen", 2),
    ),
    volumes=(
        MeasureKind(
            "Antal personer med hemtjänst, utfall per sista månad",
            "antalet personer med hemtjänst",
            Sort.COUNT,
            1180,
            1420,
            sexed=True,
            wanted="none",
            source="Källa: verksamhetssystemet Combine.",
        ),
        MeasureKind(
            "Antal beviljade hemtjänsttimmar per månad",
            "antalet beviljade hemtjänsttimmar per månad",
            Sort.COUNT,
            31000,
            38000,
            wanted="none",
        ),
        MeasureKind(
            "Antal platser i vård- och omsorgsboende",
            "antalet platser i vård- och omsorgsboende",
            Sort.COUNT,
            540,
            610,
            wanted="none",
        ),
        MeasureKind(
            "Antal personer inskrivna i hemsjukvård",
            "antalet personer som är inskrivna i hemsjukvård",
            Sort.COUNT,
            860,
            990,
            sexed=True,
            wanted="none",
        ),
        MeasureKind("Antal trygghetslarm", "antalet trygghetslarm", Sort.COUNT, 1500, 1790, wanted="none"),
    ),
    goals=(
        GoalKind(
            "Medborgare",
            "Välfärd av hög kvalitet nära medborgaren",
            "Trygg omsorg med individen i centrum",
            "Den som får stöd ska känna sig trygg och kunna påverka hur det ges.",
            (
                MeasureKind(
                    "Andel brukare som är nöjda med hemtjänsten, %",
                    "andelen brukare som är nöjda med hemtjänsten",
                    Sort.SHARE,
                    82,
                    92,
                    "%",
                    sexed=True,
                    people=640,
                ),
                MeasureKind(
                    "Andel brukare som upplever att personalen har tillräckligt med tid, %",
                    "andelen brukare som upplever att personalen har tillräckligt med tid",
                    Sort.SHARE,
                    70,
                    84,
                    "%",
                    sexed=True,
                    people=610,
                ),
                MeasureKind(
                    "Andel brukare med aktuell genomförandeplan, %",
                    "andelen brukare med aktuell genomförandeplan",
                    Sort.SHARE,
                    74,
                    93,
                    "%",
                    people=1240,
                    source="Andel av samtliga brukare med pågående insats den sista i månaden.",
                ),
            ),
            (
                "Kontaktmannaskapet ses över på alla enheter.",
                "En ny rutin för välkomstsamtal prövas i två hemtjänstområden.",
                "Synpunkter och klagomål hanteras på samma sätt i alla verksamheter.",
            ),
        ),
        GoalKind(
            "Medborgare",
            "Välfärd av hög kvalitet nära medborgaren",
            "Kontinuitet i vården och omsorgen",
            "Få personer runt varje brukare och korta väntetider.",
            (
                MeasureKind(
                    "Antal personal som en hemtjänsttagare möter under 14 dagar, medelvärde",
                    "antalet personal som en hemtjänsttagare möter under 14 dagar",
                    Sort.MEAN,
                    11,
                    17,
                    "antal",
                    "lower",
                ),
                MeasureKind(
                    "Väntetid till vård- och omsorgsboende, antal dagar i genomsnitt",
                    "väntetiden till vård- och omsorgsboende",
                    Sort.MEAN,
                    38,
                    74,
                    "dagar",
                    "lower",
                    0,
                ),
                MeasureKind(
                    "Andel utskrivningsklara som väntar mer än tre dagar, %",
                    "andelen utskrivningsklara som väntar mer än tre dagar",
                    Sort.SHARE,
                    2,
                    9,
                    "%",
                    "lower",
                    sexed=True,
                    people=420,
                ),
            ),
            (
                "Planeringen av turer görs om så att samma medarbetare återkommer.",
                "Samordnarna arbetar närmare biståndshandläggarna.",
            ),
        ),
        GoalKind(
            "Samhälle",
            "Ett samhälle där alla kan delta",
            "Ett aktivt och hälsosamt åldrande",
            "Fler ska kunna bo kvar hemma och delta i gemenskaper.",
            (
                MeasureKind(
                    "Antal deltagare i förebyggande hembesök",
                    "antalet deltagare i förebyggande hembesök",
                    Sort.COUNT,
                    210,
                    420,
                    sexed=True,
                ),
                MeasureKind(
                    "Antal besök på öppna mötesplatser", "antalet besök på öppna mötesplatser", Sort.COUNT, 8200, 12400
                ),
                MeasureKind(
                    "Andel deltagare som uppger att mötesplatsen minskar ensamhet, %",
                    "andelen deltagare som uppger att mötesplatsen minskar ensamhet",
                    Sort.SHARE,
                    78,
                    92,
                    "%",
                    people=310,
                    later=_SURVEY,
                ),
            ),
            (
                "Mötesplatserna har fått längre öppettider.",
                "Fallförebyggande träning erbjuds på fler orter.",
                "Ideella föreningar bjuds in till planeringen.",
            ),
        ),
        GoalKind(
            "Verksamhet",
            "En effektiv och lärande organisation",
            "Digitaliseringens möjligheter tas till vara",
            "Välfärdsteknik ska ge trygghet och frigöra tid.",
            (
                MeasureKind(
                    "Andel tillsyn nattetid som görs digitalt, %",
                    "andelen tillsyn nattetid som görs digitalt",
                    Sort.SHARE,
                    18,
                    46,
                    "%",
                    people=520,
                ),
                MeasureKind(
                    "Andel ansökningar via e-tjänst, %",
                    "andelen ansökningar via e-tjänst",
                    Sort.SHARE,
                    31,
                    58,
                    "%",
                    sexed=True,
                    people=730,
                ),
            ),
            ("Läkemedelsrobotar prövas i ett område.", "Planeringsverktyget införs stegvis."),
        ),
    ),
    assignments=(
        "Äldrenämnden ska vidta åtgärder för att minska delade turer i hemtjänsten.",
        "Äldrenämnden ska ta fram en plan för hur behovet av vård- och omsorgsboende ska mötas.",
        "Äldrenämnden ska stärka arbetet mot ofrivillig ensamhet tillsammans med civilsamhället.",
        "Äldrenämnden ska utreda förutsättningarna för en äldrelots.",
    ),
    controls=(
        ("Kontroll av att genomförandeplaner upprättas inom fjorton dagar.", "ärendena"),
        ("Kontroll av att delegeringar av hälso- och sjukvård är giltiga.", "delegeringarna"),
        ("Kontroll av att loggar i verksamhetssystemet granskas.", "enheterna"),
        ("Kontroll av att avgifter debiteras enligt beslutad taxa.", "fakturorna"),
        ("Kontroll av att rutinen för lex Sarah är känd.", "medarbetarna"),
        ("Kontroll av att basala hygienrutiner följs.", "mätningarna"),
    ),
    events=(
        Story(
            "Lindgården har öppnat",
            (
                "Den {day} flyttade de första hyresgästerna in på Lindgården. Boendet är byggt för personer med demenssjukdom och ligger i samma kvarter som förskolan, vilket ger goda möjligheter till möten mellan generationer.",
                "Rekryteringen gick bättre än väntat. Av {n} nyanställda är {women} kvinnor och {men} män, och de flesta har undersköterskeutbildning.",
            ),
        ),
        Story(
            "Byte av verksamhetssystem",
            (
                "Arbetet med att införa ett nytt verksamhetssystem har präglat våren. Införandet har krävt mycket tid av både chefer och medarbetare, och några uppföljningar har fått vänta.",
                "Utbildningen har genomförts i mindre grupper för att verksamheten ska kunna bedrivas som vanligt.",
            ),
        ),
        Story(
            "Värmebölja och sommarbemanning",
            (
                "Sommarens bemanning fungerade i huvudsak väl. Värmeböljan i juli ställde stora krav på verksamheterna, som följde den framtagna handlingsplanen.",
                "Totalt anställdes {n} sommarvikarier, varav {women} kvinnor och {men} män.",
            ),
            since=8,
        ),
        Story(
            "Samverkan med regionen",
            (
                "En ny överenskommelse om hemsjukvård har tagits fram tillsammans med regionen. Den klargör vem som ansvarar för vad när en person skrivs ut från sjukhus.",
                "Gemensamma teamträffar hålls nu varje vecka i alla områden.",
            ),
        ),
        Story(
            "Ny inriktning för dagverksamheten",
            (
                "Nämnden har beslutat om en ny inriktning för dagverksamheten. Fler ska kunna få plats och innehållet ska utgå från vad deltagarna själva efterfrågar.",
            ),
        ),
    ),
    prospects=(
        Story(
            "Befolkningen åldras",
            (
                "Antalet invånare över 80 år ökar snabbt de kommande åren, och behovet av både hemtjänst och boende följer med. Förvaltningen ser över hur resurserna kan användas så att de räcker till fler.",
                "Samtidigt minskar andelen invånare i arbetsför ålder, vilket gör det svårare att rekrytera.",
            ),
        ),
        Story(
            "Ny socialtjänstlag",
            (
                "En ny socialtjänstlag väntas ge kommunerna större möjligheter att erbjuda insatser utan föregående behovsprövning. Förvaltningen följer lagstiftningsarbetet och förbereder sig tillsammans med andra kommuner i länet.",
            ),
        ),
        Story(
            "Priser och avtal",
            (
                "Högre priser på livsmedel, bränsle och hyrpersonal påverkar alla verksamheter. Flera avtal löper ut under nästa år och kommer att upphandlas på nytt.",
            ),
        ),
    ),
    plans=(
        Story(
            "Lokalförsörjningsplan",
            (
                "Arbetet med nästa vård- och omsorgsboende pågår enligt plan. Förstudien är klar och lämnas till nämnden i höst. Två äldre boenden behöver renoveras innan de kan användas på längre sikt.",
                "Hemtjänstens lokaler i centrum har blivit för små, och ett gemensamt hus för tre grupper planeras.",
            ),
        ),
        Story(
            "Objektsplan för it",
            (
                "Fokus ligger på det nya verksamhetssystemet och på välfärdsteknik. Övriga insatser har skjutits framåt i tiden för att inte belasta cheferna mer än nödvändigt.",
            ),
        ),
        Story(
            "Upphandlingsplan",
            (
                "Upphandlingen av trygghetslarm är avslutad och leverantören har börjat byta ut larmen. Upphandlingen av matdistribution förbereds.",
            ),
        ),
    ),
    remarks=(
        "Medarbetarna visar ett stort engagemang för brukarna trots en tidvis ansträngd bemanning.",
        "Sjuksköterskorna deltar tidigare i planeringen, vilket minskar antalet oplanerade besök.",
        "Anhöriga uppskattar att det finns en fast kontakt att vända sig till.",
        "Arbetet med att minska delade turer har gett resultat i flera grupper.",
        "Enhetscheferna har fått mer stöd i schemaläggning och uppföljning.",
        "Biståndshandläggarna prövar ett gemensamt arbetssätt för likvärdiga bedömningar.",
        "Hemtjänsten arbetar i mindre områden, så att restiderna blir kortare.",
        "Undersköterskor med särskilda uppdrag inom demens stöder sina kollegor.",
        "Måltiderna har fått ökat utrymme i planeringen av dagen.",
        "Samarbetet med vårdcentralerna har blivit tätare.",
    ),
)
