//! The words that a backbone's content is put together from, in Danish and English. All invented.

pub(crate) type Two = (&'static str, &'static str);

pub(crate) const PLACES: [&str; 20] = [
    "Nordvig",
    "Sønderfjord",
    "Hedeby",
    "Ådal",
    "Fjordby",
    "Østerlund",
    "Vesterhede",
    "Lindå",
    "Møllehøj",
    "Strandby",
    "Engholm",
    "Skovlund",
    "Havnsø",
    "Bakkerup",
    "Rugballe",
    "Klitgård",
    "Egebjerg",
    "Tornby",
    "Søndersø",
    "Kærby",
];

/// Kind, how many, and the name around a place.
pub(crate) const PARTNERS: [(&str, usize, Two); 12] = [
    ("municipality", 20, ("{} Kommune", "{} Municipality")),
    ("region", 2, ("Region {}", "{} Region")),
    ("state", 3, ("Statens Kontor i {}", "The State Office in {}")),
    ("hospital", 4, ("{} Hospital", "{} Hospital")),
    ("general_practice", 4, ("Lægerne i {}", "The {} Doctors")),
    ("company", 6, ("{} Varme", "{} Heating")),
    ("association", 8, ("{} Idrætsforening", "{} Sports Club")),
    ("citizens", 3, ("Borgergruppen i {}", "The {} Citizens’ Group")),
    ("university", 2, ("{} Universitet", "{} University")),
    ("foundation", 2, ("{}fonden", "The {} Foundation")),
    ("school", 5, ("{} Erhvervsskole", "{} Vocational School")),
    ("other", 1, ("Sekretariatet i {}", "The {} Secretariat")),
];

pub(crate) const THEMES: [Two; 30] = [
    ("Skole", "School"),
    ("Dagtilbud", "Day care"),
    ("Uddannelse", "Education"),
    ("Job", "Jobs"),
    ("Praktik", "Work placements"),
    ("Fællesskab", "Company"),
    ("Idræt", "Sport"),
    ("Kultur", "Culture"),
    ("Natur", "Nature"),
    ("Bolig", "Housing"),
    ("Familie", "Families"),
    ("Forebyggelse", "Prevention"),
    ("Hurtig hjælp", "Quick help"),
    ("Psykiatri", "Mental health care"),
    ("Ældre", "Older people"),
    ("Pårørende", "Relatives"),
    ("Mad og måltider", "Food and meals"),
    ("Søvn", "Sleep"),
    ("Rygning", "Smoking"),
    ("Alkohol", "Alcohol"),
    ("Trafik", "Traffic"),
    ("Cykling", "Cycling"),
    ("Energi", "Energy"),
    ("Varme", "Heating"),
    ("Affald", "Waste"),
    ("Vand", "Water"),
    ("Demokrati", "Democracy"),
    ("Frivillige", "Volunteers"),
    ("Digital hjælp", "Digital help"),
    ("Sprog", "Language"),
];

/// Title and short name.
pub(crate) const MISSIONS: [(Two, Two); 12] = [
    (
        ("Flere unge skal have det godt", "More young people must be well"),
        ("Unges trivsel", "Youth well-being"),
    ),
    (
        (
            "Ingen ældre skal være ufrivilligt alene",
            "No older person should be alone against their will",
        ),
        ("Ældres fællesskab", "Company for older people"),
    ),
    (
        ("Vi skal udlede halvt så meget som i 2015", "We must emit half as much as in 2015"),
        ("Klima", "Climate"),
    ),
    (
        (
            "Alle børn skal kunne læse, når de går ud af 3. klasse",
            "All children must be able to read after year 3",
        ),
        ("Læsning", "Reading"),
    ),
    (("Færre skal få sukkersyge", "Fewer must get diabetes"), ("Sundhed", "Health")),
    (
        ("Alle skal have et sted at bo", "Everyone must have a place to live"),
        ("Hjem til alle", "A home for everyone"),
    ),
    (
        ("Fjorden skal være ren igen", "The fjord must be clean again"),
        ("Ren fjord", "A clean fjord"),
    ),
    (
        ("Flere skal komme i job efter sygdom", "More must return to work after illness"),
        ("Tilbage i job", "Back to work"),
    ),
    (
        ("Vi skal smide halvt så meget mad ud", "We must throw away half as much food"),
        ("Madspild", "Food waste"),
    ),
    (
        ("Flere skal cykle til arbejde og skole", "More must cycle to work and school"),
        ("På cykel", "By bike"),
    ),
    (("Borgerne skal have tillid til os", "Citizens must trust us"), ("Tillid", "Trust")),
    (
        ("Pårørende skal ikke stå alene", "Relatives must not stand alone"),
        ("Pårørende", "Relatives"),
    ),
];

/// Three to each mission: title and whether it should rise.
pub(crate) const INDICATORS: [(Two, bool); 36] = [
    (("Unge, der har det godt", "Young people who are well"), true),
    (("Unge, der tit er ensomme", "Young people who are often lonely"), false),
    (("Unge med en voksen at tale med", "Young people with an adult to talk to"), true),
    (("Ældre, der er ufrivilligt alene", "Older people alone against their will"), false),
    (("Ældre, der deltager i et fællesskab", "Older people who take part in company"), true),
    (("Ældre med en besøgsven", "Older people with a visiting friend"), true),
    (("Boliger med grøn varme", "Homes with green heating"), true),
    (("Udledning sammenlignet med 2015", "Emissions compared with 2015"), false),
    (("Biler, der kører på el", "Cars that run on electricity"), true),
    (("Børn, der læser sikkert", "Children who read with confidence"), true),
    (("Børn, der får læst højt hver dag", "Children who are read to every day"), true),
    (("Børn uden en bog derhjemme", "Children without a book at home"), false),
    (("Voksne med sukkersyge", "Adults with diabetes"), false),
    (("Voksne, der går en tur hver dag", "Adults who go for a walk every day"), true),
    (("Voksne, der spiser frugt og grønt", "Adults who eat fruit and vegetables"), true),
    (("Borgere uden et hjem", "Citizens without a home"), false),
    (("Borgere, der bliver boende efter et år", "Citizens still in their home after a year"), true),
    (("Husleje, der kan betales", "Rents that can be paid"), true),
    (("Strande med rent vand", "Beaches with clean water"), true),
    (("Marker med brede bræmmer", "Fields with wide margins"), true),
    (("Kvælstof i fjorden", "Nitrogen in the fjord"), false),
    (("Sygemeldte, der er i job efter et år", "People on sick leave in work after a year"), true),
    (("Sygemeldte, der venter på en plan", "People on sick leave waiting for a plan"), false),
    (("Virksomheder, der tager imod", "Companies that make room"), true),
    (("Mad, der bliver smidt ud", "Food that is thrown away"), false),
    (("Køkkener, der vejer deres spild", "Kitchens that weigh their waste"), true),
    (("Butikker, der giver mad videre", "Shops that pass food on"), true),
    (("Ture på cykel til arbejde", "Trips to work by bike"), true),
    (("Børn, der cykler til skole", "Children who cycle to school"), true),
    (("Kryds, hvor cyklister føler sig utrygge", "Crossings where cyclists feel unsafe"), false),
    (("Borgere, der har tillid til kommunen", "Citizens who trust the municipality"), true),
    (("Borgere, der forstår vores breve", "Citizens who understand our letters"), true),
    (("Klager over lange svartider", "Complaints about slow answers"), false),
    (("Pårørende, der har nogen at ringe til", "Relatives with somebody to ring"), true),
    (("Pårørende, der er udmattede", "Relatives who are exhausted"), false),
    (("Pårørende, der er med i planen", "Relatives who are part of the plan"), true),
];

pub(crate) const ACTIVITIES: [Two; 40] = [
    ("Lektiecafé", "Homework café"),
    ("Fast kontaktperson", "The same contact person"),
    ("Samtale inden 14 dage", "A talk within 14 days"),
    ("Åbne værksteder", "Open workshops"),
    ("Første job", "First job"),
    ("Fodbold uden kontingent", "Football without fees"),
    ("Besøgsvenner", "Visiting friends"),
    ("Fælles spisning", "Eating together"),
    ("Gåture med naboer", "Walks with neighbours"),
    ("Elbusser", "Electric buses"),
    ("Fjernvarme til alle", "District heating for all"),
    ("Varmepumper", "Heat pumps"),
    ("Læsemakkere", "Reading mates"),
    ("Bogkasser", "Boxes of books"),
    ("Højtlæsning for de små", "Reading aloud to the small"),
    ("Sund mad i kantinen", "Healthy food in the canteen"),
    ("Rygestophold", "Groups for giving up smoking"),
    ("Søvnskole", "Sleep school"),
    ("Boliger med støtte", "Homes with support"),
    ("Gældsrådgivning", "Debt advice"),
    ("Hjælp til at flytte ind", "Help with moving in"),
    ("Rene strande", "Clean beaches"),
    ("Vådområder", "Wetlands"),
    ("Regnvand i haverne", "Rainwater in gardens"),
    ("Mentor på arbejdspladsen", "Mentor at work"),
    ("Skånejob", "Light work"),
    ("Plan fra første dag", "A plan from day one"),
    ("Madspild på vægten", "Food waste on the scales"),
    ("Overskudsbutik", "Surplus shop"),
    ("Små portioner", "Small portions"),
    ("Sikre kryds", "Safe crossings"),
    ("Cykler til låns", "Bikes to borrow"),
    ("Cykelbus til skole", "Bike train to school"),
    ("Breve, man forstår", "Letters that can be understood"),
    ("Borgersamtaler", "Citizens’ talks"),
    ("Svar samme dag", "An answer the same day"),
    ("Pårørendecafé", "Café for relatives"),
    ("En linje at ringe til", "A line to ring"),
    ("Aflastning i weekenden", "Respite at weekends"),
    ("Ungeråd", "Youth council"),
];

pub(crate) const PLEDGES: [Two; 10] = [
    ("Pladser om året", "Places a year"),
    ("Møder med borgere", "Meetings with citizens"),
    ("Frivillige, der er med", "Volunteers taking part"),
    ("Skoler, der er med", "Schools taking part"),
    ("Samtaler inden for fristen", "Talks within the time limit"),
    ("Hjem, der har fået hjælp", "Homes that got help"),
    ("Medarbejdere på kursus", "Staff on a course"),
    ("Åbne timer om måneden", "Open hours a month"),
    ("Familier, der har svaret", "Families that answered"),
    ("Steder, der er bygget om", "Places rebuilt"),
];

/// Title; `{}` is a contribution.
pub(crate) const NEWS: [Two; 8] = [
    ("{} har åbnet dørene", "{} has opened its doors"),
    ("Flere er kommet med: {}", "More have joined: {}"),
    ("{} fortsætter et år mere", "{} continues for another year"),
    ("Ny leder: {}", "A new leader: {}"),
    ("{} flytter til større lokaler", "{} moves to larger rooms"),
    ("Sommerferie: {} holder åbent", "Summer: {} stays open"),
    ("{} søger frivillige", "{} is looking for volunteers"),
    ("Besøg fra nabobyen: {}", "A visit from the next town: {}"),
];
pub(crate) const RESULTS: [Two; 5] = [
    ("Halvvejs med det, vi har lovet: {}", "Halfway with what we promised: {}"),
    ("{} nåede målet før tid", "{} reached the target early"),
    ("Tal for foråret: {}", "Figures for the spring: {}"),
    ("Færre end ventet: {}", "Fewer than expected: {}"),
    ("Tal for efteråret: {}", "Figures for the autumn: {}"),
];
pub(crate) const DECISIONS: [Two; 4] = [
    ("Styregruppen giver penge til {}", "The steering group funds {}"),
    ("{} bliver ændret", "{} will be changed"),
    ("{} bliver fast", "{} becomes permanent"),
    ("Fristen er flyttet: {}", "The deadline has moved: {}"),
];
pub(crate) const LEARNING: [Two; 5] = [
    ("Det virkede ikke, som vi troede: {}", "It did not work as we thought: {}"),
    ("Et opkald er bedre end et brev: {}", "A call is better than a letter: {}"),
    ("De, der var der fra start, blev: {}", "Those who were there from the start stayed: {}"),
    ("Vi begyndte for stort: {}", "We began too big: {}"),
    ("Aftener virker bedre end dage: {}", "Evenings work better than days: {}"),
];

/// Believed, happened, now.
pub(crate) const LESSONS: [[Two; 3]; 5] = [
    [
        (
            "Vi troede, at folk ville komme, hvis vi skrev til dem.",
            "We believed that people would come if we wrote to them.",
        ),
        (
            "Kun 2 ud af 10 kom. De andre havde ikke åbnet brevet.",
            "Only 2 in 10 came. The others had not opened the letter.",
        ),
        (
            "Nu ringer vi, og vi går med til det første møde.",
            "Now we ring, and we go along to the first meeting.",
        ),
    ],
    [
        (
            "Vi troede, at ét møde om måneden var nok.",
            "We believed that one meeting a month was enough.",
        ),
        (
            "De, der kom hver uge, blev. Resten faldt fra.",
            "Those who came every week stayed. The rest dropped out.",
        ),
        (
            "Nu mødes vi hver uge de første to måneder.",
            "Now we meet every week for the first two months.",
        ),
    ],
    [
        (
            "Vi troede, at det var dyrt at holde åbent om aftenen.",
            "We believed that opening in the evening was expensive.",
        ),
        (
            "Det kostede det samme, og der kom dobbelt så mange.",
            "It cost the same, and twice as many came.",
        ),
        ("Nu holder vi åbent til klokken 20.", "Now we are open until 8 pm."),
    ],
    [
        (
            "Vi troede, at alle skoler kunne begynde samtidig.",
            "We believed that all schools could begin at the same time.",
        ),
        ("Fire ud af ti nåede det ikke.", "Four in ten did not make it."),
        (
            "Nu begynder vi med to skoler og lærer af dem.",
            "Now we begin with two schools and learn from them.",
        ),
    ],
    [
        (
            "Vi troede, at naboer ville melde sig selv.",
            "We believed that neighbours would come forward by themselves.",
        ),
        (
            "De meldte sig, når en de kendte spurgte.",
            "They came forward when somebody they knew asked.",
        ),
        (
            "Nu spørger vores frivillige på deres egen vej.",
            "Now our volunteers ask in their own street.",
        ),
    ],
];

pub(crate) const PHASES: [Two; 6] = [
    ("Blive enige om retningen", "Agree on the direction"),
    ("Måle det samme", "Measure the same things"),
    ("Prøve af i det små", "Try things out on a small scale"),
    ("Lære og rette til", "Learn and adjust"),
    ("Gøre det fast", "Make it permanent"),
    ("Give det videre", "Pass it on"),
];

pub(crate) const MILESTONES: [Two; 14] = [
    ("Aftale underskrevet med {}", "Agreement signed with {}"),
    ("Første hold er begyndt i {}", "The first group has started in {}"),
    ("Tal samlet ind i {}", "Figures collected in {}"),
    ("Medarbejdere uddannet i {}", "Staff trained in {}"),
    ("Borgermøde holdt i {}", "Citizens’ meeting held in {}"),
    ("Lokaler fundet i {}", "Rooms found in {}"),
    ("Evaluering offentliggjort i {}", "Evaluation published in {}"),
    ("Byrådet har sagt ja i {}", "The council has said yes in {}"),
    ("Forældre spurgt i {}", "Parents asked in {}"),
    ("Fælles indgang åbnet i {}", "A shared way in has opened in {}"),
    ("Ti virksomheder med i {}", "Ten companies taking part in {}"),
    ("Ventetid halveret i {}", "Waiting time halved in {}"),
    ("Frivillige fundet i {}", "Volunteers found in {}"),
    ("Plan for næste år vedtaget i {}", "Plan for next year adopted in {}"),
];

pub(crate) const REASONS: [Two; 5] = [
    ("Flere meldte sig, end vi havde regnet med.", "More people came than we had expected."),
    ("Byrådet vil se tallene først.", "The council wants to see the figures first."),
    (
        "Den, der skulle lede arbejdet, fik nyt job.",
        "The person who was to lead the work got another job.",
    ),
    ("Pengene kom et halvt år senere.", "The money came half a year later."),
    ("To parter ville hellere gøre det sammen.", "Two partners preferred to do it together."),
];

/// Kind and name of what is in the calendar; `{}` is a place.
pub(crate) const DATES: [(&str, Two); 10] = [
    ("meeting", ("Styregruppen mødes i {}", "The steering group meets in {}")),
    ("publication", ("Nye tal fra {}", "New figures from {}")),
    ("decision", ("Byrådet i {} beslutter budgettet", "The council in {} decides on the budget")),
    ("deadline", ("Frist for at søge puljen i {}", "Deadline for the fund in {}")),
    ("survey", ("Spørgeskema til skolerne i {}", "Questionnaire for schools in {}")),
    ("open_event", ("Åbent hus i {}", "Open house in {}")),
    ("open_event", ("Borgermøde i {}", "Citizens’ meeting in {}")),
    ("survey", ("Interview med familier i {}", "Interviews with families in {}")),
    ("meeting", ("Netværk for frivillige i {}", "Volunteers’ network in {}")),
    ("publication", ("Årsrapport fra {}", "Annual report from {}")),
];

/// Title, and who tells it.
pub(crate) const STORIES: [(Two, Two); 10] = [
    (
        ("Jeg ventede i fem uger på et svar", "I waited five weeks for an answer"),
        ("Ung", "Young person"),
    ),
    (("Det er de små ting, der tæller", "It is the small things that count"), ("Lærer", "Teacher")),
    (("Vi kendte ikke hinanden før", "We did not know each other before"), ("Nabo", "Neighbour")),
    (("Han begyndte at spørge om lov", "He began to ask for permission"), ("Far", "Father")),
    (("Jeg tror ikke på det endnu", "I do not believe in it yet"), ("Skeptiker", "Sceptic")),
    (("Nu ved jeg, hvem jeg skal ringe til", "Now I know whom to ring"), ("Pårørende", "Relative")),
    (("Vi cykler, også når det regner", "We cycle in the rain too"), ("Mor", "Mother")),
    (("Spanden er lettere nu", "The bucket is lighter now"), ("Kok", "Cook")),
    (
        ("Byrådet skal kunne tåle at lytte", "The council must bear to listen"),
        ("Politiker", "Politician"),
    ),
    (("På banen er alle ens", "On the pitch everyone is equal"), ("Træner", "Coach")),
];

pub(crate) const SITUATIONS: [Two; 10] = [
    ("For dig, der er ung og mangler et job", "For you who are young and need a job"),
    ("For dig, der er forælder til en teenager", "For you who are the parent of a teenager"),
    ("For dig, der er blevet alene", "For you who have been left alone"),
    ("For dig, der er sygemeldt", "For you who are on sick leave"),
    ("For dig, der er pårørende", "For you who are a relative"),
    ("For dig, der skal flytte", "For you who have to move"),
    ("For dig, der har fået sukkersyge", "For you who have got diabetes"),
    ("For dig, der vil i gang med at cykle", "For you who want to start cycling"),
    ("For dig, der driver en lille virksomhed", "For you who run a small company"),
    ("For dig, der er ny i Danmark", "For you who are new in Denmark"),
];

pub(crate) const INGREDIENTS: [Two; 12] = [
    ("Den samme voksne", "The same adult"),
    ("Brugerne ved bordet", "Users at the table"),
    ("Små prøver før store", "Small trials before large ones"),
    ("Ring i stedet for at skrive", "Ring instead of writing"),
    ("Mød folk, hvor de er", "Meet people where they are"),
    ("Et måltid sammen", "A meal together"),
    ("Fast ugedag", "The same day every week"),
    ("Én indgang", "One way in"),
    ("Makker med erfaring", "A mate with experience"),
    ("Tal, alle kan se", "Figures for all to see"),
    ("Plan på én side", "A plan on one page"),
    ("Tid til at tale færdig", "Time to finish talking"),
];

/// A word and what it means.
pub(crate) const TERMS: [(Two, Two); 40] = [
    (
        ("rygrad", "backbone"),
        (
            "Den part, der holder samarbejdet sammen.",
            "The partner that holds the cooperation together.",
        ),
    ),
    (
        ("mission", "mission"),
        ("Et mål, som ingen kan nå alene.", "A goal that nobody can reach alone."),
    ),
    (
        ("bidrag", "contribution"),
        ("Det, en part gør, lover eller prøver af.", "What a partner does, promises or tries."),
    ),
    (
        ("løfte", "pledge"),
        (
            "Et tal og en dag, som en part har sagt ja til.",
            "A figure and a day that a partner has agreed to.",
        ),
    ),
    (
        ("indikator", "indicator"),
        ("Et tal, der viser, hvordan det går.", "A figure that shows how it is going."),
    ),
    (("udgangspunkt", "baseline"), ("Tallet, vi begyndte med.", "The figure we began with.")),
    (
        ("milepæl", "milestone"),
        (
            "Noget, der skal være sket på en bestemt dag.",
            "Something that must have happened by a certain day.",
        ),
    ),
    (("portefølje", "portfolio"), ("Alle missioner set under ét.", "All missions seen together.")),
    (
        ("ingrediens", "ingredient"),
        ("Det i en indsats, der ser ud til at virke.", "What seems to work in an effort."),
    ),
    (
        ("læring", "learning"),
        (
            "Det, vi troede, det, der skete, og det, vi gør nu.",
            "What we believed, what happened, and what we do now.",
        ),
    ),
    (
        ("årshjul", "annual wheel"),
        ("De datoer, der kommer igen hvert år.", "The dates that come back every year."),
    ),
    (
        ("part", "partner"),
        ("En, der har sagt ja til at være med.", "Somebody who has agreed to take part."),
    ),
    (
        ("styregruppe", "steering group"),
        ("De, der beslutter for missionen.", "Those who decide for the mission."),
    ),
    (
        ("forsøg", "experiment"),
        ("Noget, vi prøver for at blive klogere.", "Something we try in order to learn."),
    ),
    (
        ("opskalering", "scaling"),
        ("At gøre det samme for mange flere.", "Doing the same for many more."),
    ),
    (
        ("forankring", "embedding"),
        ("At det fortsætter uden ekstra penge.", "That it goes on without extra money."),
    ),
    (("målgruppe", "target group"), ("De mennesker, det handler om.", "The people it is about.")),
    (
        ("visitation", "referral"),
        (
            "At en fagperson vurderer, hvad du har brug for.",
            "A professional assesses what you need.",
        ),
    ),
    (
        ("pårørende", "relative"),
        ("En, der er tæt på den, der er syg.", "Somebody close to the person who is ill."),
    ),
    (
        ("aflastning", "respite"),
        ("At en anden tager over for en stund.", "That somebody else takes over for a while."),
    ),
    (
        ("trivsel", "well-being"),
        ("At have det godt med sig selv og andre.", "Being well with oneself and others."),
    ),
    (
        ("mistrivsel", "poor well-being"),
        ("At have det svært i længere tid.", "Having a hard time for long."),
    ),
    (
        ("forebyggelse", "prevention"),
        ("Det, vi gør, før nogen bliver syge.", "What we do before anybody falls ill."),
    ),
    (("udsat", "at risk"), ("Når meget er svært på én gang.", "When much is hard at once.")),
    (("frivillig", "volunteer"), ("En, der hjælper uden løn.", "Somebody who helps without pay.")),
    (
        ("kontingent", "fee"),
        ("Det, man betaler for at være medlem.", "What one pays to be a member."),
    ),
    (
        ("praktik", "work placement"),
        ("At prøve et arbejde i en kort tid.", "Trying a job for a short time."),
    ),
    (
        ("mentor", "mentor"),
        ("En, der viser vej på arbejdet.", "Somebody who shows the way at work."),
    ),
    (
        ("fleksjob", "flexible job"),
        ("Et job med særlige hensyn.", "A job with special consideration."),
    ),
    (
        ("fjernvarme", "district heating"),
        ("Varme, der kommer i rør fra et værk.", "Heat that comes in pipes from a plant."),
    ),
    (
        ("vådområde", "wetland"),
        ("En eng, som må stå under vand.", "A meadow that may stand under water."),
    ),
    (
        ("kvælstof", "nitrogen"),
        (
            "Et stof fra gødning, som skader fjorden.",
            "A substance from fertiliser that harms the fjord.",
        ),
    ),
    (
        ("madspild", "food waste"),
        ("Mad, der kunne være spist.", "Food that could have been eaten."),
    ),
    (
        ("overskudsmad", "surplus food"),
        ("Mad, der er til overs og stadig god.", "Food that is left over and still good."),
    ),
    (
        ("cykelbus", "bike train"),
        ("Børn, der cykler sammen til skole.", "Children who cycle to school together."),
    ),
    (
        ("sagsbehandler", "caseworker"),
        ("Den, der har din sag i kommunen.", "The person who has your case at the municipality."),
    ),
    (
        ("borgersamtale", "citizens’ talk"),
        ("Et møde, hvor borgere bestemmer emnet.", "A meeting where citizens choose the topic."),
    ),
    (
        ("samskabelse", "co-creation"),
        (
            "At borgere og kommune finder på noget sammen.",
            "Citizens and municipality come up with something together.",
        ),
    ),
    (
        ("evaluering", "evaluation"),
        ("At se efter, om det virkede.", "Looking at whether it worked."),
    ),
    (
        ("statistisk usikkerhed", "statistical uncertainty"),
        (
            "At et tal kunne være lidt højere eller lavere.",
            "A figure could be a little higher or lower.",
        ),
    ),
];

/// Sentences for long texts.
pub(crate) const SENTENCES: [&str; 12] = [
    "Vi mødes hver måned og ser på tallene sammen.",
    "Hver part fortæller, hvad der er sket, og hvad der ikke lykkedes.",
    "Det er enkelt, men det kræver, at nogen holder fast.",
    "Derfor skriver vi beslutningerne ned, så alle kan læse dem bagefter.",
    "De første, vi spurgte, var dem, det handler om.",
    "Det tog længere tid, end vi havde regnet med.",
    "Nogle faldt fra undervejs, og vi har spurgt dem hvorfor.",
    "Det, der virker, giver vi videre til de andre.",
    "Det, der ikke virker, holder vi op med.",
    "Du kan altid ringe til os og spørge.",
    "Tallene er opdigtede, men de ligner virkelige tal.",
    "Vi regner med at vide mere til næste forår.",
];
