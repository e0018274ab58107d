"""The words that agencies write for what a case file has codes for: `Children's Services`, `DNA`, `s47`."""

import re
from collections.abc import Mapping

from reviewtui.casefile.agencies import AGENCIES
from reviewtui.casefile.case_codes import KNOWN, OUTCOMES
from reviewtui.casefile.event_types import EVENT_TYPES
from reviewtui.exchange.tables.mapping import YES_OR_NO, folded
from reviewtui.framework.case_facts import DISPOSAL_TYPES, NEEDS

_AGENCIES = {
    "social_care": r"(childrens )?social (care|services|work(er)?)|childrens services|csc|csd|mash|sw",
    "police": r"police( .*)?|.* (police|constabulary)|pol|ppu|cid",
    "school": r"schools?|education( service)?|edu|college|academy|pupil referral unit|pru",
    "health": r"health|nhs|gp|hospital|health visitor|school nurse|hth|a and e",
    "camhs": r"camhs|(child and adolescent )?mental health( service)?",
    "yot": r"yot|yos|yjs|youth offending( team| service)?|youth justice( team| service)?",
    "court": r"(youth |crown |family |magistrates |county )?courts?|crt",
    "other": r"oth|voluntary( sector)?|housing|probation",
}
_TYPES = {
    "concern": r"(safeguarding )?concern|worry",
    "adult_risk": r"(risk(y)? )?adult( risk| of concern)?|(adult )?sex offender( in (the )?home)?",
    "referral": r"referr(al|ed)( received| made)?|re referral",
    "informed": r"(agency )?(informed|notified|told)|notification|information shared",
    "strategy_discussion": r"strategy (discussion|meeting)( held)?|strat(egy)? (disc|mtg)",
    "section_47": r"(s|section) ?47( enquir(y|ies)| investigation)?",
    "conference": r"(initial |review )?(child protection |cp |case )?conference( held)?|icpc|rcpc",
    "core_group": r"core group( (meeting|held))?",
    "review": r"(lac |cin |looked after |child in need |care )?review( held| meeting)?",
    "assessment": r"((initial|core|single|specialist|risk|aim2?|parenting) )?assessment( completed)?|asset",
    "plan": r"((care|child protection|cp|intervention|supervision|child in need|cin) )?plan( agreed)?",
    "contact": r"contact|((home|office|school|statutory) )?visit|(tele)?phone call|appointment( kept)?",
    "failed_contact": r"did not attend|dna|fta|(failed|missed) (contact|visit|appointment)|no (access|reply)",
    "intervention": r"intervention|(group|individual|one to one) (work|session)|programme|session",
    "disclosure": r"disclos(ure|ed)",
    "offence": r"(index )?offence",
    "arrest": r"arrest(ed)?",
    "interview": r"(police |abe )?interview(ed)?",
    "bail": r"bail(ed)?|(police|court) bail",
    "charge": r"charge(d)?",
    "discontinuance": r"discontinu(ance|ed)|(charges?|case) (dropped|withdrawn)|no further action|nfa",
    "hearing": r"(court |first )?(hearing|appearance)",
    "conviction": r"convict(ion|ed)|(found guilty|guilty plea)",
    "sentence": r"sentenc(e|ed|ing)",
    "release": r"release(d)?( from custody)?",
    "transfer": r"(case )?transfer(red)?",
    "social_worker_allocated": r"(social )?worker allocated|allocated( social)? worker|allocat(ion|ed)",
    "placement": r"placement( move| change)?|placed|(foster|residential) placement",
    "exclusion": r"((permanent|fixed term) )?exclusion|excluded",
    "case_closed": r"(case )?clos(ed|ure)",
}
_DISPOSALS = {
    "no_further_action": r"nfa", "youth_rehabilitation_order": r"yro", "detention_and_training_order": r"dto",
    "referral_order": r"ro", "discharge": r"(conditional|absolute) discharge", "youth_caution": r"caution",
    "reprimand": r"police reprimand", "final_warning": r"(police )?(final )?warning",
}  # fmt: skip
_NEEDS = {
    "own_victimisation": r"(own )?(abuse|victimisation)", "domestic_violence": r"domestic (abuse|violence)|dv|da",
    "care": r"(in )?care|looked after|lac", "exclusion": r"(school )?exclu(sion|ded)", "language": r"english.*",
    "mental_health": r"mental (ill )?health|camhs", "substances": r"(drugs|alcohol|substance (mis)?use)",
    "bereavement": r"bereave(ment|d)|loss",
}  # fmt: skip
_KNOWN = {"yes": r"y|true", "no": r"n|false", "not_known": r"n ?k|unknown|dont know|d ?k|not recorded"}
_YES_OR_NO = {"yes": r"y|true|looked after|lac", "no": r"n|false|not looked after|not lac"}

_OF: Mapping[str, tuple[tuple[str, ...], Mapping[str, str]]] = {
    **dict.fromkeys(("agency", "from", "present"), (tuple(AGENCIES), _AGENCIES)),
    "type": (tuple(EVENT_TYPES), _TYPES),
    "disposal_type": (DISPOSAL_TYPES, _DISPOSALS),
    "needs": (NEEDS, _NEEDS),
    **dict.fromkeys(OUTCOMES, (KNOWN, _KNOWN)),
    **dict.fromkeys(YES_OR_NO, (("yes", "no"), _YES_OR_NO)),
}
CODED = frozenset(_OF)
"""The keys whose values are codes."""

_EMPTY = re.compile(r"|n ?a|n ?k|not (known|applicable|recorded|stated)|unknown|tb[ac]|nil")
_ONGOING = re.compile(r"ongoing|on going|current(ly)?|to date|present|continuing|still open|open|now")


def normal(words: str) -> str:
    """Words as they are compared with known ones: no marks between, no capitals."""
    return " ".join(re.sub(r"[\W_]+", " ", re.sub("['’]", "", folded(words)).replace("&", " and ")).split())


def code_of(key: str, words: str) -> str:
    """The code that words stand for; empty where that is not known."""
    codes, known = _OF[key]
    said = normal(words)
    plain = next((code for code in codes if said == normal(code)), "")
    return plain or next((code for code, pattern in known.items() if re.fullmatch(pattern, said)), "")


def is_own(key: str, words: str) -> bool:
    """Whether words are one of a key's codes already, to the letter."""
    return words in _OF[key][0] or (key in YES_OR_NO and words.casefold() in _OF[key][0])


def fallback(key: str) -> str:
    """The code that says no more than “something else”; empty where there is none."""
    codes = _OF[key][0]
    return next((code for code in ("other", "not_known") if code in codes), "")


def says_nothing(words: str) -> bool:
    """Whether words in a date's or a number's place only say that there is none: `n/k`, `-`."""
    return _EMPTY.fullmatch(normal(words)) is not None


def is_ongoing(words: str) -> bool:
    """Whether words in the place of an end say that there is none yet."""
    return _ONGOING.fullmatch(normal(words)) is not None
