"""Whether a text is English, and what it is in if not."""

from __future__ import annotations

import functools
import re
from typing import Any

CERTAIN = frozenset(("the", "and", "that", "with", "said", "from", "were", "which", "they", "have", "this", "their",
                     "been", "would"))
"""Words that no other language written in Latin letters uses often."""
ENGLISH = CERTAIN | {"by", "for", "not", "his", "her", "after", "you", "it", "has", "are", "is", "was", "on", "to",
                     "of", "in", "at", "as", "an", "be", "or", "but", "who", "had", "will"}
SHARED = frozenset(("in", "was", "an", "at", "as", "on", "or", "be", "has", "is", "of", "to", "it", "her", "are",
                    "had", "will", "for", "by"))
"""Those of them that are words of other languages too ("in", "was" and "an" are German, "for" is Danish)."""
FOREIGN = frozenset((
    "und ist nicht mit dem ein eine einen einem sagte für auch auf sich wurde wurden werden nach bei dass haben hatte "
    "hatten sind im zum zur aus über oder aber wie seine ihre sei soll noch nur durch gegen unter zwei "
    "les des et est une dans pour que qui sur pas aux avec ont été sont plus par cette leur mais selon ses "
    "los las una por para con fue han sus del también según pero más este esta dijo desde entre "
    "il che di è una nel della delle sono gli dei anche dopo dal alla ha hanno più detto "
    "os uma não foi com dos das ao pelo pela disse mais seu são foram "
    "het een dat niet voor zijn wordt werd naar ook aan maar door uit zei "
    "och att det som inte från ett till är på enligt efter har eller ikke til af fra blev ble etter ifølge også "
    "nie się że jest na do przez oraz jak po dla został ve bir bu için ile olarak olan dedi").split()) - ENGLISH
"""Frequent small words of other languages that are no English words, without those that names are made with ("de",
"la", "van", "der")."""
CLEAR = .04
"""English text has more certain words than this share; the others stay below a tenth of it."""
SHORT = 200
"""Letters below which a text counts as English unless it is clearly not."""
ENOUGH = 20_000
"""Characters that are looked at."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LATIN = re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff\ufb00-\ufb06"
                   r"\uff21-\uff5a]")
TABLE = (
    "af:Afrikaans am:Amharic an:Aragonese ar:Arabic as:Assamese az:Azerbaijani be:Belarusian bg:Bulgarian bn:Bengali "
    "br:Breton bs:Bosnian ca:Catalan cs:Czech cy:Welsh da:Danish de:German dz:Dzongkha el:Greek en:English "
    "eo:Esperanto es:Spanish et:Estonian eu:Basque fa:Persian fi:Finnish fo:Faroese fr:French ga:Irish gl:Galician "
    "gu:Gujarati he:Hebrew hi:Hindi hr:Croatian ht:Haitian_Creole hu:Hungarian hy:Armenian id:Indonesian "
    "is:Icelandic it:Italian ja:Japanese jv:Javanese ka:Georgian kk:Kazakh km:Khmer kn:Kannada ko:Korean ku:Kurdish "
    "ky:Kyrgyz la:Latin lb:Luxembourgish lo:Lao lt:Lithuanian lv:Latvian mg:Malagasy mk:Macedonian ml:Malayalam "
    "mn:Mongolian mr:Marathi ms:Malay mt:Maltese nb:Norwegian ne:Nepali nl:Dutch nn:Norwegian no:Norwegian "
    "oc:Occitan or:Odia pa:Punjabi pl:Polish ps:Pashto pt:Portuguese qu:Quechua ro:Romanian ru:Russian "
    "rw:Kinyarwanda se:Northern_Sami si:Sinhala sk:Slovak sl:Slovenian sq:Albanian sr:Serbian sv:Swedish sw:Swahili "
    "ta:Tamil te:Telugu th:Thai tl:Tagalog tr:Turkish ug:Uyghur uk:Ukrainian ur:Urdu vi:Vietnamese vo:Volapuk "
    "wa:Walloon xh:Xhosa zh:Chinese zu:Zulu"
)
NAMES = dict(pair.split(":") for pair in TABLE.split(" "))


def other_language(text: str) -> str | None:
    """The name of the language that a text is in, or None for English. Short texts (under 200 letters)
    count as English unless their script, or small words of another language and no English one, say otherwise."""
    head = text[:ENOUGH]
    words = [word.lower() for word in WORD.findall(head)]
    letters = sum(map(len, words))
    if not letters:
        return None
    latin = len(LATIN.findall(head)) / sum(map(str.isalpha, head))
    if latin >= .5 and sum(word in CERTAIN for word in words) >= CLEAR * len(words):
        return None
    if latin < .5:
        guess = _guess(head)[0]
        return "a language in another script" if guess in ("en", "la") else _name(guess)
    if letters < SHORT:
        return _short(head, words)
    code, probability = _guess(head)
    english = sum(word in ENGLISH for word in words) / len(words)
    return _name(code) if code != "en" and probability > .8 and english < .2 else None


def _short(text: str, words: list[str]) -> str | None:
    """The language of a short text: English unless its words, none of them English alone, say otherwise."""
    if len(words) < 6 or any(word in ENGLISH and word not in SHARED for word in words):
        return None
    # Written small: in capitals they are parts of names ("El Nino", "Los Angeles").
    foreign = sum(word in FOREIGN for word in WORD.findall(text))
    strange = any(not word.isascii() and word.islower() for word in WORD.findall(text))
    shared = any(word in SHARED for word in words)
    code, probability = _guess(text)
    needed = .5 if foreign >= 2 else .8 if foreign and (strange or not shared) else 2 if shared else .99
    return _name(code) if code != "en" and probability > needed else None


def _name(code: str) -> str:
    return NAMES.get(code, f"the language {code!r}").replace("_", " ")


def _guess(text: str) -> tuple[str, float]:
    code, probability = _identifier().classify(text)
    return str(code), float(probability)


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # takes a while: loaded where it is needed

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
