"""Words that stand in every question and say little about its answer, per language."""

_WORDS = {
    "nl": """
        a aan achteraf af al allemaal allen alles almaar als alsnog alstublieft
        altijd alweer ander andere anders aub bedankt beetje ben bent beste
        beter bij bijna blijf blijft bovendien daar daaraan daarbij daarmee
        daarna daarom daarvan daarvoor dag dagen dan dank dat de deze dezelfde
        die dit doe doen doet door drie dus echt echte een eens eerder eerst
        eigenlijk eindelijk elk elke en enige enkele enorm enorme er erbij erg
        ermee erna eruit ervan ervoor even ga gaan gaat gauw gedaan geen gehad
        gekomen geleden genoeg geven geweest gewoon geworden gezien ging
        gisteren graag haar had hadden hallo hare hartstikke heb hebben hebt
        heeft heel helemaal hem hen het hier hieraan hierbij hiermee hiervan
        hiervoor hij hoe hoef hoeft hoeveel hoeven hun ieder iedere iedereen
        iemand iemands iets ik in inderdaad indien inmiddels is ja jaar jaren
        jazeker je jij jou jouw jullie kan keer kom komen komt kon kreeg krijg
        krijgen krijgt kunnen kunt kwam laat laatste laten maak maakt maand
        maanden maar mag maken man me mee meer meest meestal men met meteen
        mezelf mij mijn mijne misschien mocht moest moesten moet moeten mogelijk
        mogen morgen na naar nadat nadien nee niet niets nochtans nodig nog
        nooit nou nu of om omdat ongeveer ons ontzettend onze ooit ook op opeens
        opnieuw over overal pas per plots precies rond s samen sinds sindsdien
        sommige soms sorry sta staan staat steeds stel straks te tegen telkens
        terwijl tevoren tijd tijdens tja toch toe tot tussen twee u uit uren uur
        uw vaak van vanaf vandaag vanmorgen vanwege veel verder via vier vijf
        vind vinden voor vooraf voordat vraagje vroeg vroeger waar waaraan
        waarmee waarom waarvan waarvoor wanneer want was wat we week weer weet
        weken wel welk welke werd werden weten wie wij wil wilde willen worden
        wordt zal ze zeer zeg zeggen zegt zei zeker zelf zelfs zes zich zie zien
        ziet zij zijn zit zitten zo zoals zoiets zomaar zonder zonet zou zouden
        zoveel zulke zullen zult
    """,
    "de": """
        ab aber aha alle allem allen allerdings alles als also am an andere
        anderen anders ansonsten arg arge auch auf aufs aus ausser bald bei
        beide beides beim bekomme bekommen bereits besser bestimmt bin bis
        bisher bisschen bist bitte bleib bleibe bleiben bleibt brauche brauchen
        da dabei dafur daher dahin damit danach danke dann daran darf daruber
        darum das dass davon davor dazu dein deine deinem deinen dem den denn
        der deren derselbe derzeit des deshalb deswegen dich die dies diese
        dieser dir doch dort dran drauf drei druber du durch durfen eben ebenso
        eh eigentlich ein eine einem einen einer eines einfach einige einmal
        endlich er erst erste es etwas euch euer eure extrem extreme finde
        finden funf fur ganz ganze ganzen gar gegen geh gehabt gehe gehen
        gehoren gehort geht gehts genau genug gerade gern gerne geschieht
        gesehen gestern gewesen geworden gibt gibts gleich gut hab habe haben
        habs habt halt halten hat hatte hatten hattest heisst her heute hier hin
        hoffentlich ich ihm ihn ihnen ihr ihre ihrem ihren im immer in ins
        inzwischen irgendwann irgendwas irgendwie irgendwo ist ists ja jahr
        jahre jahren jede jedem jeden jeder jedes jemand jemanden jetzt kam
        kamen kann kannst kein keine komm komme kommen kommt konnen konnt konnte
        konnten lass lasse lassen lasst leider lieber mach machen macht mag mal
        man manche manchmal mehr mehrere mein meine meinem meinen meiner meins
        meist meistens mich mir mit mochte mochten monat monate morgen morgens
        muss mussen musste mussten nach nachdem nachher nahe naja ne neben nein
        nen nicht nichts nie niemals niemand nimmer nirgends nix noch notig nun
        nur ob obs oder oft ohne ohnehin paar rein sage sagen sagt schon sechs
        sehe sehen sehr sei seid seien sein seine seit seitdem selber selbst
        sich sie sieht sind so sobald sofort sogar solche soll sollen sollte
        sollten sondern sonst soviel sowie standig statt stunde stunden tag tage
        total trotzdem tu tue tun tust tut uber uberall uberhaupt ubrigens um
        unbedingt und ungefahr uns viel viele vielleicht vier voll vom von vor
        vorher vorm wahnsinnig wahnsinnige wahrend wann war ware waren wars
        warst warum was weg wegen weil weiss weiteres welche welchem welcher
        welches wem wen wenig weniger wenigstens wenn wer werde werden wie
        wieder wieviel will wir wird wirklich wissen wo woche wochen wofur
        wollen wollte wollten womit worauf worden worin wovon wozu wurde wurden
        wurdest ziemlich zu zuletzt zum zumindest zur zurst zwei zwischen
    """,
    "en": """
        a about actually after afterwards again ago aint all allowed almost
        already alright also although always am among an and any anybody anymore
        anyone anything anyway are arent around as at away back be became
        because become been before being better between bit both but by came can
        cannot cant cause come comes coming constantly cos could couldnt d day
        days did didnt do does doesnt doing done dont during each either else
        enough especially etc even ever every everybody everyone everything
        exactly extremely few find first five for found four from further gave
        get gets getting give given gives giving go goes going gone gonna got
        gotta guess had hardly has have havent having he hello her here hers
        herself hey hi him himself his hope hour hours how i id if im in
        incredibly instead into is isnt it its itself ive just keep keeps kind
        kinda knew know known last lasts least less let lets like likely little
        ll look looking lot lots made make makes making many may maybe me mean
        means might mine month months more morning most much must my myself near
        nearly need never no nobody none nor not nothing now of off often ok
        okay on once one ones only or other others otherwise ought our ours out
        over own part perhaps please pretty probably quite rather re real really
        right s same saw say says see seem seems seen sees shall she should
        shouldnt simply since six so some somebody somehow someone something
        sometimes somewhat somewhere soon sorry sort still such suppose supposed
        sure t take taken takes taking tell than thank thanks that thats the
        their them themselves then there theres these they theyre thing things
        think this though three through time times to today together told
        tomorrow too totally toward tries try unless until us use usually ve
        very wanna want wanted wants was wasnt way we week weeks were werent
        what whats when whenever where whether which while who whoever whole
        whom whos whose why will with without wondering wont would wouldnt year
        years yes yesterday yet you youll your youre yours yourself
    """,
}

STOP_WORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
"""As `content.search.folding` folds them."""
