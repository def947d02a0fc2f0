"""Words that stand in every question and say little about its answer, per language."""

_WORDS = {
    "nl": """
        aan al alleen als altijd ander andere ben bent betekenen betekent bij binnen
        buiten daaraan daarmee dan dat de deze die dit doe doen door duren dus duurt
        echt een eens en er erg ermee gaan gaat gebracht geen geven geworden had heb
        hebben hebt heeft heel hem het hier hieraan hiermee hij hoe hoelang hoeveel
        houd houden houdt hun iemand iets ik in is ja je jij jou jouw jullie kan kon
        krijg krijgen krijgt kunnen kunt lang lange maak maakt maar mag maken me
        meer men met mij mijn moet moeten mogelijk mogen na naar nee niet niets
        nodig nog nou nu of om onder ons onze ook op over per probleem problemen s
        snel te tegen tevoren tijd tijdens toch toe tot tussen u uit uw van veel
        veilig verder verschil via voor vooraf waar waarom wanneer want was wat we
        weer wel welk welke werd werden wie wij wil worden wordt ze zeer zich zij
        zijn zo zoals zonder zou
    """,
    "de": """
        ab aber alle allem allen als also am an andere anderen auch auf aus bedeuten
        bedeutet bei beim bekomme bekommen bin bis bist bleiben brauche brauchen da
        dabei dafur damit danach dann daran darf das dass dauern dauert davon davor
        dem den denn der des dich die dies diese dieser dir doch du durch durfen ein
        eine einem einen einer eines er es etwas fur gar gegen gehabt geht gewesen
        geworden gibt hab habe haben halt hat hatte hatten heisst ich ihm ihn ihr
        ihre ihrem ihren im immer in ins ist ja jede jeder kann kein keine lang
        lange mach machen macht man mehr mein meine meinem meinen meiner mich mir
        mit muss mussen nach nein nicht nichts noch notig nun nur ob oder ohne
        problem probleme problemen schon sehr sein seine sich sie sind so soll
        sollte sonst tue tun tut uber um und uns unter unterschied viel viele vom
        von vor vorher wann war warum was weil welche welchem welcher wem wen wenn
        wer werde werden wie wieder wieviel will wir wird wirklich wo wurde wurden
        zu zum zur zwischen
    """,
    "en": """
        a about after afterwards all also am an and any are as at back be became
        because become been before being between but by can cannot cant could d did
        difference do does doesnt dont for from get getting go going got had has
        have having he her here him his how i if im in into is isnt it its just keep
        keeps last lasts ll long make may me mean means might more much must my need
        no not of off on one or our out over problem problems re really s she should
        so some still such t than that the their them then there these they this to
        too under until up us use using ve very was way we were what when where
        which while who whom why will with without wont would you your yours
    """,
}

STOP_WORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
"""As `content.search.folding` folds them."""
