"""A committee for children and the young."""

from __future__ import annotations

from benchmarks.review_corpus.kind import GoalKind, Kind, LineKind, MeasureKind, Sort, Story

_GRADES = "Betygen för läsåret redovisas i verksamhetsberättelsen."

SCHOOLS = Kind(
    committee="Barn- och ungdomsnämnden",
    municipality="Norrhamn",
    registration="BUN",
    duties=(
        "Förskola, pedagogisk omsorg och öppen förskola",
        "Förskoleklass, grundskola, anpassad grundskola och fritidshem",
        "Elevhälsa och skolskjuts",
        "Tillsyn av fristående förskolor",
    ),
    administrations=(("Utbildningskontoret", "UK"), ("Lokala resursenheten", "LRE")),
    lines=(
        LineKind(
            "407",
            "Förskola",
            "förskolan",
            344,
            "mindre barngrupper än vad ersättningen bygger på",
            "färre inskrivna barn än budgeterat",
        ),
        LineKind(
            "412", "Fritidshem", "fritidshemmen", 88, "fler elever med behov av stöd under loven", "vakanta tjänster"
        ),
        LineKind("425", "Förskoleklass", "förskoleklassen", 46, "ett ökat behov av stöd", "ett lägre elevantal"),
        LineKind(
            "440",
            "Grundskola",
            "grundskolan",
            612,
            "högre lönekostnader än ersättningen täcker och fler elever med tilläggsbelopp",
            "ett lägre elevantal än prognosen visade",
        ),
        LineKind(
            "443",
            "Anpassad grundskola",
            "den anpassade grundskolan",
            54,
            "fler elever än budgeterat",
            "senarelagda rekryteringar",
        ),
        LineKind(
            "450", "Elevhälsa", "elevhälsan", 39, "inhyrda psykologer", "svårigheter att rekrytera skolpsykologer"
        ),
        LineKind(
            "460", "Skolskjuts", "skolskjutsen", 33, "högre priser i det nya trafikavtalet", "färre beviljade resor"
        ),
        LineKind(
            "470",
            "Gemensam administration",
            "den gemensamma administrationen",
            24,
            "konsultstöd vid systembytet",
            "återhållsamhet med inköp",
        ),
    ),
    projects=(
        ("Inventarier Strandskolan", "inventarierna till Strandskolan", 9),
        ("Lärverktyg och datorer", "lärverktyg och datorer", 7),
        ("Utemiljöer förskola", "förskolornas utemiljöer", 3),
        ("Arbetsmiljöåtgärder", "arbetsmiljöåtgärderna", 2),
    ),
    volumes=(
        MeasureKind(
            "Antal barn i förskola",
            "antalet barn i förskola",
            Sort.COUNT,
            2380,
            2760,
            wanted="none",
            sexed=True,
            source="Medelvärde av antalet inskrivna den 15:e varje månad.",
        ),
        MeasureKind(
            "Antal elever i grundskola",
            "antalet elever i grundskola",
            Sort.COUNT,
            5720,
            6240,
            wanted="none",
            sexed=True,
        ),
        MeasureKind(
            "Antal elever i anpassad grundskola",
            "antalet elever i anpassad grundskola",
            Sort.COUNT,
            84,
            118,
            wanted="none",
            sexed=True,
        ),
        MeasureKind("Antal barn i fritidshem", "antalet barn i fritidshem", Sort.COUNT, 2040, 2310, wanted="none"),
        MeasureKind(
            "Antal elever med skolskjuts", "antalet elever med skolskjuts", Sort.COUNT, 690, 840, wanted="none"
        ),
    ),
    goals=(
        GoalKind(
            "Medborgare",
            "Skolor där alla lyckas",
            "Kunskap och lärande",
            "Varje elev ska nå så långt som möjligt.",
            (
                MeasureKind(
                    "Andel elever i årskurs 3 som klarat kravnivån i nationella prov i matematik, %",
                    "andelen elever i årskurs 3 som klarat kravnivån i nationella prov i matematik",
                    Sort.SHARE,
                    64,
                    84,
                    "%",
                    sexed=True,
                    people=610,
                ),
                MeasureKind(
                    "Andel elever i årskurs 6 med godkänt betyg i alla ämnen, %",
                    "andelen elever i årskurs 6 med godkänt betyg i alla ämnen",
                    Sort.SHARE,
                    71,
                    86,
                    "%",
                    sexed=True,
                    people=580,
                ),
                MeasureKind(
                    "Andel elever i årskurs 9 som är behöriga till yrkesprogram, %",
                    "andelen elever i årskurs 9 som är behöriga till yrkesprogram",
                    Sort.SHARE,
                    79,
                    91,
                    "%",
                    sexed=True,
                    people=560,
                    later=_GRADES,
                ),
            ),
            (
                "Läslyftet fortsätter på alla skolor.",
                "Läxhjälp erbjuds på fler fritidsgårdar.",
                "Matematikutvecklare stöder lärare i årskurs 1–3.",
            ),
        ),
        GoalKind(
            "Medborgare",
            "Skolor där alla lyckas",
            "Trygghet och studiero",
            "Barn och elever ska vara trygga och ha arbetsro.",
            (
                MeasureKind(
                    "Andel elever som känner sig trygga i skolan, %",
                    "andelen elever som känner sig trygga i skolan",
                    Sort.SHARE,
                    80,
                    93,
                    "%",
                    sexed=True,
                    people=1820,
                ),
                MeasureKind(
                    "Elevernas upplevelse av studiero, index",
                    "indexet för elevernas upplevelse av studiero",
                    Sort.INDEX,
                    58,
                    74,
                    "index",
                ),
                MeasureKind(
                    "Antal anmälda kränkningar", "antalet anmälda kränkningar", Sort.COUNT, 420, 760, wanted="lower"
                ),
            ),
            ("Trygghetsteam finns nu på samtliga skolor.", "Rastvärdsschemat är omgjort så att fler vuxna finns ute."),
        ),
        GoalKind(
            "Samhälle",
            "Jämlika uppväxtvillkor",
            "En likvärdig förskola",
            "Alla barn ska få en god start oavsett var de bor.",
            (
                MeasureKind(
                    "Andel inskrivna barn 3–5 år, %",
                    "andelen inskrivna barn i åldern 3–5 år",
                    Sort.SHARE,
                    90,
                    97,
                    "%",
                    people=1930,
                ),
                MeasureKind(
                    "Antal barn per årsarbetare i förskolan",
                    "antalet barn per årsarbetare i förskolan",
                    Sort.MEAN,
                    5,
                    6,
                    "antal",
                    "lower",
                ),
                MeasureKind(
                    "Andel årsarbetare i förskolan med förskollärarlegitimation, %",
                    "andelen årsarbetare med förskollärarlegitimation",
                    Sort.SHARE,
                    36,
                    48,
                    "%",
                    people=430,
                ),
            ),
            (
                "Uppsökande samtal görs med familjer vars barn saknar plats.",
                "Barnskötare läser till förskollärare på betald tid.",
            ),
        ),
        GoalKind(
            "Verksamhet",
            "En effektiv organisation",
            "Rätt stöd i rätt tid",
            "Stöd ska sättas in tidigt och följas upp.",
            (
                MeasureKind(
                    "Total frånvaro bland elever i årskurs 7–9, %",
                    "den totala frånvaron bland elever i årskurs 7–9",
                    Sort.SHARE,
                    7,
                    14,
                    "%",
                    "lower",
                    sexed=True,
                    people=1760,
                ),
                MeasureKind(
                    "Väntetid till elevhälsans team, antal dagar i genomsnitt",
                    "väntetiden till elevhälsans team",
                    Sort.MEAN,
                    12,
                    31,
                    "dagar",
                    "lower",
                    0,
                ),
            ),
            ("Rutinen för frånvaro är ny och används på alla skolor.", "Elevhälsan arbetar mer förebyggande."),
        ),
    ),
    assignments=(
        "Barn- och ungdomsnämnden ska vidta åtgärder för att öka skolnärvaron.",
        "Barn- och ungdomsnämnden ska ta fram en plan för anpassning av förskolans organisation till färre barn.",
        "Barn- och ungdomsnämnden ska stärka samverkan med socialnämnden kring barn i behov av stöd.",
        "Barn- och ungdomsnämnden ska öka andelen legitimerade lärare.",
    ),
    controls=(
        ("Kontroll av att åtgärdsprogram upprättas när det behövs.", "ärendena"),
        ("Kontroll av att registerutdrag finns för all personal.", "akterna"),
        ("Kontroll av att frånvaro rapporteras samma dag.", "klasserna"),
        ("Kontroll av att kränkningar anmäls till huvudmannen.", "anmälningarna"),
        ("Kontroll av att tilläggsbelopp betalas ut enligt beslut.", "besluten"),
        ("Kontroll av att barnens vistelsetider stämmer med avgiften.", "placeringarna"),
    ),
    events=(
        Story(
            "Strandskolan tas i bruk",
            (
                "Till höstterminen flyttar eleverna in i den nya Strandskolan. Skolan är byggd för att kunna växa och har en idrottshall som föreningar får använda på kvällar och helger.",
                "Den {day} hölls öppet hus för vårdnadshavare och elever, och {n} personer kom.",
            ),
        ),
        Story(
            "Barnantalet sjunker",
            (
                "Födelsetalen har fallit flera år i rad. Det märks först i förskolan, där avdelningar har slagits samman på fyra orter utan att personal har behövt sägas upp.",
                "Nämnden följer utvecklingen och återkommer med förslag på hur lokalerna kan användas.",
            ),
        ),
        Story(
            "Insatser för ökad närvaro",
            (
                "Arbetet med skolnärvaro har samlats i ett team. Sedan starten har {n} elever fått stöd, {women} flickor och {men} pojkar, och de flesta har kommit tillbaka till undervisningen.",
            ),
        ),
        Story(
            "Ny modell för resursfördelning",
            (
                "En ny modell för resursfördelning började gälla vid årsskiftet. Den tar större hänsyn till elevernas bakgrund och ger skolor med tuffare förutsättningar mer resurser.",
                "Rektorerna har välkomnat modellen, men några små enheter har fått svårare att få ekonomin att gå ihop.",
            ),
        ),
        Story(
            "Digitala nationella prov",
            (
                "Skolorna har förberett sig för digitala nationella prov. Teknik och rutiner har prövats med gott resultat.",
            ),
        ),
    ),
    prospects=(
        Story(
            "Färre barn och elever",
            (
                "Prognosen visar att antalet barn fortsätter att minska, först i förskolan och därefter i grundskolan. Organisationen behöver anpassas i god tid, så att resurserna används där eleverna finns.",
            ),
        ),
        Story(
            "Behöriga lärare",
            (
                "Konkurrensen om legitimerade lärare är fortsatt stor, särskilt i matematik och i moderna språk. Karriärtjänster och handledning av nyutexaminerade är viktiga delar i arbetet för att behålla lärare.",
            ),
        ),
        Story(
            "Ändrad lagstiftning",
            (
                "Regeringen föreslår ändringar av betygssystemet och en tioårig grundskola. Förslagen påverkar både lokaler och bemanning, men vad de kostar går ännu inte att bedöma.",
            ),
        ),
    ),
    plans=(
        Story(
            "Lokalförsörjningsplan",
            (
                "Planen revideras i höst utifrån den nya befolkningsprognosen. Två förskolor i tillfälliga lokaler avvecklas när Ängens förskola står klar.",
                "Renoveringen av Centralskolan är försenad på grund av en överklagad upphandling.",
            ),
        ),
        Story(
            "Systematiskt kvalitetsarbete",
            (
                "Skolorna följer upp resultaten ämnesvis och beslutar om insatser två gånger per läsår. Huvudmannen träffar varje rektor i en resultatdialog.",
            ),
        ),
        Story(
            "Objektsplan för it",
            (
                "Lärplattformen byts till nästa läsår. Arbetet löper enligt tidplanen, och lärare från alla stadier deltar i projektgruppen.",
            ),
        ),
    ),
    remarks=(
        "Rektorerna beskriver ett gott samarbetsklimat på skolorna.",
        "Elevhälsan har blivit mer synlig i klassrummen.",
        "Lärarna uppskattar den gemensamma tiden för planering.",
        "Arbetet med extra anpassningar har blivit mer likvärdigt mellan skolorna.",
        "Förskolorna använder utemiljön mer i undervisningen.",
        "Fritidshemmen har utvecklat sin planering tillsammans.",
        "Vårdnadshavare får information tidigare än förut.",
        "Skolbiblioteken bemannas i större utsträckning än tidigare.",
        "De nya rutinerna för överlämning mellan stadier fungerar väl.",
        "Modersmålslärarna deltar i arbetslagens planering.",
    ),
)
