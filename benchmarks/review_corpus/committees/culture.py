"""A committee for culture and leisure."""

from __future__ import annotations

from benchmarks.review_corpus.kind import GoalKind, Kind, LineKind, MeasureKind, Sort, Story

CULTURE = Kind(
    committee="Kultur- och fritidsnämnden",
    municipality="Sundfors",
    registration="KFN",
    duties=(
        "Bibliotek, kulturskola, museum och konst",
        "Idrottsanläggningar, badhus och friluftsområden",
        "Fritidsgårdar och mötesplatser för unga",
        "Stöd till föreningar och studieförbund",
    ),
    administrations=(("Kultur- och fritidsförvaltningen", "KFF"), ("Badhusenheten", "BHE")),
    lines=(
        LineKind(
            "300", "Bibliotek", "biblioteken", 31, "högre hyra för huvudbiblioteket", "senarelagda inköp av media"
        ),
        LineKind(
            "310",
            "Kulturskola",
            "kulturskolan",
            19,
            "fler lektionstimmar än planerat",
            "att kursstarter har skjutits upp",
        ),
        LineKind(
            "320",
            "Museum och konst",
            "museet och konsten",
            12,
            "ett dyrare försäkringsavtal",
            "externa bidrag till utställningar",
        ),
        LineKind(
            "330",
            "Badhus",
            "badhusen",
            27,
            "lägre entréintäkter under renoveringen och högre kostnader för kemikalier",
            "fler besökare än väntat",
        ),
        LineKind(
            "340",
            "Idrottsanläggningar",
            "idrottsanläggningarna",
            48,
            "högre elkostnader i ishallarna",
            "lägre elkostnader än beräknat",
        ),
        LineKind("350", "Fritidsgårdar", "fritidsgårdarna", 16, "utökat öppethållande på helger", "vakanta tjänster"),
        LineKind(
            "360", "Föreningsstöd", "föreningsstödet", 14, "fler ansökningar om aktivitetsstöd", "outnyttjade bidrag"
        ),
    ),
    projects=(
        ("Renovering badhuset", "renoveringen av badhuset", 22),
        ("Konstgräsplan Vallen", "konstgräsplanen på Vallen", 7),
        ("Meröppet bibliotek", "meröppet på biblioteket", 1),
        ("Utegym", "utegymmen", 2),
    ),
    volumes=(
        MeasureKind(
            "Antal besök på biblioteken",
            "antalet besök på biblioteken",
            Sort.COUNT,
            118000,
            161000,
            wanted="none",
            source="Räknas vid entréerna.",
        ),
        MeasureKind(
            "Antal elever i kulturskolan",
            "antalet elever i kulturskolan",
            Sort.COUNT,
            780,
            960,
            wanted="none",
            sexed=True,
        ),
        MeasureKind("Antal besök på badhusen", "antalet besök på badhusen", Sort.COUNT, 64000, 98000, wanted="none"),
        MeasureKind(
            "Antal besök på fritidsgårdarna",
            "antalet besök på fritidsgårdarna",
            Sort.COUNT,
            16800,
            24300,
            wanted="none",
            sexed=True,
        ),
        MeasureKind(
            "Antal bidragsberättigade föreningar",
            "antalet bidragsberättigade föreningar",
            Sort.COUNT,
            142,
            171,
            wanted="none",
        ),
    ),
    goals=(
        GoalKind(
            "Medborgare",
            "Ett rikt och tillgängligt kulturliv",
            "Kultur för alla",
            "Alla barn och unga ska möta kultur under sin uppväxt.",
            (
                MeasureKind(
                    "Antal utlån av barnböcker per barn",
                    "antalet utlån av barnböcker per barn",
                    Sort.MEAN,
                    12,
                    21,
                    "antal",
                ),
                MeasureKind(
                    "Andel elever i kulturskolan som går kvar till nästa termin, %",
                    "andelen elever i kulturskolan som går kvar till nästa termin",
                    Sort.SHARE,
                    72,
                    90,
                    "%",
                    sexed=True,
                    people=840,
                ),
                MeasureKind(
                    "Andel förskolor som har besökt biblioteket, %",
                    "andelen förskolor som har besökt biblioteket",
                    Sort.SHARE,
                    58,
                    92,
                    "%",
                    people=48,
                ),
            ),
            (
                "Bokbussen har fått nya hållplatser.",
                "Kulturskolan prövar kortare kurser på landsbygden.",
                "Skapande skola når alla årskurser.",
            ),
        ),
        GoalKind(
            "Medborgare",
            "Ett rikt och tillgängligt kulturliv",
            "En meningsfull fritid",
            "Unga ska ha någonstans att ta vägen.",
            (
                MeasureKind(
                    "Andel besökare som känner sig trygga på fritidsgården, %",
                    "andelen besökare som känner sig trygga på fritidsgården",
                    Sort.SHARE,
                    84,
                    96,
                    "%",
                    sexed=True,
                    people=390,
                ),
                MeasureKind("Antal lovaktiviteter", "antalet lovaktiviteter", Sort.COUNT, 74, 138),
                MeasureKind(
                    "Andel deltagare i lovaktiviteter som är flickor, %",
                    "andelen deltagare i lovaktiviteter som är flickor",
                    Sort.SHARE,
                    38,
                    52,
                    "%",
                    people=1260,
                ),
            ),
            ("Öppettiderna har ändrats efter ungas önskemål.", "Fritidsbanken lånar ut utrustning i alla kommundelar."),
        ),
        GoalKind(
            "Samhälle",
            "En kommun i rörelse",
            "Ett levande föreningsliv",
            "Föreningar ska ha goda villkor och spegla befolkningen.",
            (
                MeasureKind(
                    "Antal deltagartillfällen i föreningar",
                    "antalet deltagartillfällen i föreningar",
                    Sort.COUNT,
                    182000,
                    241000,
                ),
                MeasureKind(
                    "Andel anläggningstid som används av flickor och kvinnor, %",
                    "andelen anläggningstid som används av flickor och kvinnor",
                    Sort.SHARE,
                    37,
                    49,
                    "%",
                    people=9200,
                ),
                MeasureKind(
                    "Föreningarnas nöjdhet, index",
                    "indexet för föreningarnas nöjdhet",
                    Sort.INDEX,
                    62,
                    79,
                    "index",
                    later="Enkäten till föreningarna skickas ut i oktober.",
                ),
            ),
            (
                "Fördelningen av tider ses över inför nästa säsong.",
                "Bidragsreglerna har skrivits om i enklare språk.",
                "Föreningsrådet träffas varje kvartal.",
            ),
        ),
        GoalKind(
            "Verksamhet",
            "En effektiv och öppen förvaltning",
            "Enkla vägar in",
            "Det ska vara lätt att boka, låna och söka bidrag.",
            (
                MeasureKind(
                    "Andel bokningar via e-tjänst, %",
                    "andelen bokningar via e-tjänst",
                    Sort.SHARE,
                    54,
                    86,
                    "%",
                    people=3100,
                ),
                MeasureKind(
                    "Handläggningstid för föreningsbidrag, antal dagar i genomsnitt",
                    "handläggningstiden för föreningsbidrag",
                    Sort.MEAN,
                    14,
                    36,
                    "dagar",
                    "lower",
                    0,
                ),
            ),
            (
                "Bokningssystemet har fått en mobilanpassad sida.",
                "Ansökningar avgörs löpande i stället för två gånger per år.",
            ),
        ),
    ),
    assignments=(
        "Kultur- och fritidsnämnden ska ta fram ett program för spontanidrott.",
        "Kultur- och fritidsnämnden ska utreda ett nytt läge för huvudbiblioteket.",
        "Kultur- och fritidsnämnden ska stärka läsfrämjande insatser tillsammans med barn- och ungdomsnämnden.",
        "Kultur- och fritidsnämnden ska se över taxor och avgifter för lokaler.",
    ),
    controls=(
        ("Kontroll av att föreningsbidrag betalas ut enligt reglerna.", "bidragen"),
        ("Kontroll av att kontantkassor stäms av.", "avstämningarna"),
        ("Kontroll av att badvattnet provtas.", "proverna"),
        ("Kontroll av att konsten är inventerad.", "verken"),
        ("Kontroll av att personal har registerutdrag.", "akterna"),
        ("Kontroll av att hyresavtal med föreningar är skriftliga.", "avtalen"),
    ),
    events=(
        Story(
            "Badhuset renoveras",
            (
                "Badhuset stängde för renovering den {day}. Simskolan har flyttats till andra kommuner i närheten, och personalen arbetar under tiden med utomhusbaden.",
                "Hittills har {n} barn fått simundervisning på annan ort.",
            ),
        ),
        Story(
            "Kulturnatten",
            (
                "Kulturnatten lockade fler besökare än någonsin. Programmet gjordes tillsammans med föreningar, butiker och kulturskolan.",
            ),
        ),
        Story(
            "Sommarlovet",
            (
                "Under sommarlovet erbjöds avgiftsfria aktiviteter i hela kommunen. Totalt deltog {n} unga, {women} flickor och {men} pojkar, i aktiviteter som arrangerades av fritidsgårdarna.",
                "Det är glädjande att aktiviteterna når unga som sällan deltar i föreningsidrott.",
            ),
            since=8,
        ),
        Story(
            "Meröppet",
            (
                "Biblioteket i Norra Sund har blivit meröppet och kan användas tidiga morgnar och sena kvällar. Lånekort och kod ger tillträde.",
            ),
        ),
        Story(
            "Nya regler för föreningsstöd",
            (
                "Nämnden antog nya regler för föreningsstöd i våras. Reglerna premierar föreningar som når nya grupper, och övergången sker under två år.",
                "Informationsträffar har hållits på flera orter.",
            ),
        ),
    ),
    prospects=(
        Story(
            "Driftkostnader för anläggningar",
            (
                "Ishallar och badhus drar mycket energi, och flera anläggningar är i slutet av sin tekniska livslängd. Ett underlag för prioritering tas fram under hösten.",
            ),
        ),
        Story(
            "Ungas villkor",
            (
                "Fler unga uppger att de mår dåligt, och fler söker sig till vuxna på fritidsgårdarna. Det ställer krav på kompetens och på samarbete med skola och socialtjänst.",
            ),
        ),
        Story(
            "Bibliotekens roll",
            (
                "Bibliotekens roll för digital delaktighet växer. Många behöver hjälp med samhällstjänster, vilket påverkar både bemanning och lokaler.",
            ),
        ),
    ),
    plans=(
        Story(
            "Lokalförsörjningsplan",
            (
                "Utredningen om ett nytt huvudbibliotek pågår. Tre lägen har jämförts, och nämnden tar ställning i början av nästa år.",
                "Ishallens omklädningsrum behöver byggas om för att fler flickor ska kunna spela.",
            ),
        ),
        Story(
            "Biblioteksplan",
            ("Arbetet följer den antagna biblioteksplanen. Läsfrämjande insatser för små barn har prioriterats.",),
        ),
        Story(
            "Objektsplan för it", ("Bytet av biblioteksdatasystem är genomfört. Bokningssystemet uppgraderas i höst.",)
        ),
    ),
    remarks=(
        "Fritidsledarna har blivit fler på kvällstid.",
        "Samarbetet mellan kulturskolan och grundskolan har fördjupats.",
        "Ideella krafter gör stora insatser vid evenemangen.",
        "Vaktmästarna har samordnat sina scheman mellan anläggningarna.",
        "Bibliotekarierna möter fler nybörjare i svenska.",
        "Utställningarna har uppmärksammats i lokala medier.",
        "Unga har deltagit i planeringen av den nya mötesplatsen.",
        "Friluftsområdena används flitigt året runt.",
        "Studieförbunden har samlat sina verksamheter i gemensamma lokaler.",
        "Kulturarvet lyfts fram i visningar för skolklasser.",
    ),
)
