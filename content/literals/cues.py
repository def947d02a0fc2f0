"""Words of the three languages that show what a number beside a subject means.

As `content.text.letters` writes them: "vóór" is "voor", "dürfen" is "durfen".
"""

import re

BEFORE = re.compile(
    "vooraf|voordien|tevoren|vantevoren|voordat|ervoor|voorafgaand|vooraleer|"
    "vorher|davor|zuvor|bevor|vorab|voraus|before|beforehand|prior|ahead"
)
AFTER = re.compile(
    "na|daarna|nadien|erna|nadat|achteraf|later|afloop|sinds|"
    "nach|danach|nachher|hinterher|anschliessend|spater|seit|"
    "after|afterwards?|following|since"
)
FIRST = re.compile("eerste|ersten?|first")
FOR_OR_BEFORE = re.compile("voor|vor")
"""Dutch "voor het infuus" is before it, "voor 2 uur" is for 2 hours."""
DETERMINER = re.compile(
    "de|het|een|uw|elke?|ieder|d[ei][ernms]|das|ihre[mnrs]?|ihr|jede[mnrs]?|eine[mnrs]?|"
    "the|your|an|a|each|every"
)
EVENT = re.compile(
    "(?:infu|behand|ingreep|eingriff|start|begin|toedien|opname|komst|aankomst|ankunft|"
    "afspraak|termin|narco|narkose|verdov|gabe|sitzung|sessi|tropf|einde?|ende|"
    "afloop|treat|appointment|procedure|anaesth|drip|arriv|end|admission|aufnahme).*"
)
"""What the times of the facts are counted from: "before the infusion"."""
NEGATION = re.compile("niet|niets|geen|nicht|nichts|kein|keine|no|not|nothing")
FORBIDDING = re.compile(
    "niet|niets|geen|nooit|zonder|nuchter.*|mag|mogen|moet|pas|weer|verboden|verbod|"
    "wacht.*|laatste|stop.*|uiterlijk|toegestaan|vasten|gevast|regel|"
    "nicht|nichts|kein.*|nie|ohne|nuchtern.*|darf|durfen|durft|muss|mussen|erst|"
    "wieder|verboten|verbot|warten|letzte.*|spatestens|verzicht.*|(?:auf)?hor(?:en|t)|fasten|"
    "pause|tabu|meiden|erlaubt|"
    "not|no|nothing|never|without|fast|fasts|fasted|fasting|fine|may|must|can|cannot|"
    "again|wait|avoid|last|stop|only|nil|dont|cant|wont|mustnt|shouldnt|forbidden|"
    "allowed|refrain|ban"
)
"""Words by which a sentence forbids something, or says from when it is allowed."""
PRICE = re.compile("kost.*|costs?|prijs|prij[sz].*|preis.*|prices?")
"""Words that make a number of infusions an amount of money."""
SLEEP = re.compile("(?:ge|ver)?sla[ap].*|(?:ge)?schlaf.*|sle[ep].*")
JOURNEY = re.compile(
    "reis.*|ritt?|fahrt.*|trips?|journey|rides?|flights?|walks?|vlucht|flug.*"
)
PARKED = re.compile("(?:ge)?park.*")
"""What else takes hours: said beside a quantity, it is the time of that."""
UNTIL = re.compile("tot|bis|until|till|ab|vanaf|from")
"""Words that say so directly before the quantity: "until 2 hours before"."""
WHEN = re.compile("na|nach|after|tijdens|wahrend|during|zum|zwischen|between|tussen")
WHEN_THE = re.compile("voor|vor|before|mit|met|with|bei|zu")
"""What stands before a subject that only says when: "2 hours before the meal"."""
