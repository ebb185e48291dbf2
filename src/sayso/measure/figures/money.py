"""Currencies: signs, codes and words, before or behind the number.

1. A sign or code before the number, with its country's letters on either side of the sign: "US$", "$US", "HK $", "RM".
2. A code or a currency word behind it, with its nationality: "Australian dollars", "Chinese yuan", "cents".
"""

from __future__ import annotations

from sayso.measure.figures.tables import table
from sayso.measure.figures.tokens import HYPHENS, Tokens

SIGNS = table("""
$:USD £:GBP €:EUR ¥:JPY ￥:JPY ₹:INR ₽:RUB ₩:KRW ₪:ILS ₺:TRY ₴:UAH ₦:NGN ฿:THB ₫:VND ₱:PHP ₡:CRC ₵:GHS ₸:KZT ₿:BTC
¢:cent
""")
DOLLARS = table("""
us:USD u.s.:USD a:AUD au:AUD aus:AUD c:CAD ca:CAD cdn:CAD nz:NZD hk:HKD s:SGD sg:SGD nt:TWD r:BRL mx:MXN j:JMD
usd:USD
""")
"""A country's letters at a dollar sign."""
CODES = {
    code.lower(): code
    for code in (
        "USD EUR GBP JPY CNY RMB INR AUD CAD NZD HKD SGD CHF SEK NOK DKK PLN CZK HUF RUB UAH TRY ILS NIS AED SAR QAR "
        "KWD EGP ZAR NGN KES GHS BRL MXN ARS CLP COP KRW TWD THB IDR MYR PHP VND PKR BDT LKR"
    ).split()
}
CODES |= {
    "rm": "MYR",
    "rs": "INR",
    "tk": "BDT",
    "dlrs": "USD",
    "dh": "AED",
    "dhs": "AED",
    "ksh": "KES",
    "rmb": "CNY",
    "nis": "ILS",
}
MANGLED = {"ps": "GBP", "y": "JPY", "eu": "EUR"}
"""What some scrapers make of £, ¥ and €: "PS6m", "Y=100"."""
WORDS = table("""
dollar:USD dlr:USD buck:USD euro:EUR yen:JPY yuan:CNY renminbi:CNY rupee:INR shekel:ILS rouble:RUB ruble:RUB won:KRW
mark:DEM franc:CHF lira:TRY riyal:SAR dirham:AED dinar:dinar peso:peso real:BRL reais:BRL rand:ZAR naira:NGN
cedi:GHS baht:THB ringgit:MYR rupiah:IDR dong:VND krona:SEK kronor:SEK krone:NOK kroner:NOK zloty:PLN forint:HUF
hryvnia:UAH taka:BDT cent:cent penny:penny pence:penny pennies:penny sen:sen kopeck:kopeck bitcoin:BTC sterling:GBP
quid:GBP crown:crown manat:AZN tenge:KZT afghani:AFN guilder:guilder escudo:escudo
""")
NATIONAL = table("""
australian_dollar:AUD canadian_dollar:CAD singapore_dollar:SGD zealand_dollar:NZD kong_dollar:HKD taiwan_dollar:TWD
jamaican_dollar:JMD american_dollar:USD us_dollar:USD u.s._dollar:USD egyptian_pound:EGP syrian_pound:SYP
lebanese_pound:LBP sudanese_pound:SDG british_pound:GBP pakistani_rupee:PKR lankan_rupee:LKR indian_rupee:INR
chinese_yuan:CNY japanese_yen:JPY swiss_franc:CHF israeli_shekel:ILS russian_rouble:RUB russian_ruble:RUB
turkish_lira:TRY mexican_peso:MXN philippine_peso:PHP argentine_peso:ARS iraqi_dinar:IQD kuwaiti_dinar:KWD
jordanian_dinar:JOD saudi_riyal:SAR qatari_riyal:QAR iranian_rial:IRR swedish_krona:SEK norwegian_krone:NOK
danish_krone:DKK czech_crown:CZK norwegian_crown:NOK swedish_crown:SEK danish_crown:DKK
malaysian_ringgit:MYR kenyan_shilling:KES ugandan_shilling:UGX
tanzanian_shilling:TZS korean_won:KRW
""")


def money_before(tokens: Tokens, i: int) -> tuple[int, str] | None:  # 1
    """The currency written before the number at token ``i``, and where it begins."""
    if tokens.at(i - 1) in HYPHENS and tokens.at(i - 2) in SIGNS and tokens.glued(i) and tokens.glued(i - 1):
        return i - 2, SIGNS[tokens.low[i - 2]]
    sign, left = tokens.at(i - 1), tokens.at(i - 2)
    if sign in SIGNS:
        lettered = left in DOLLARS and tokens.raw[i - 2].isupper()
        if sign == "$" and lettered and (left != "a" or tokens.glued(i - 1)):
            return i - 2, DOLLARS[left]
        return i - 1, SIGNS[sign]
    if left == "$" and sign in DOLLARS and tokens.glued(i):
        return i - 2, DOLLARS[sign]
    if sign == "=" and left == "y" and tokens.glued(i):
        return i - 2, "JPY"
    if sign in CODES and (tokens.raw[i - 1].isupper() or sign in ("rs", "tk", "ksh", "dlrs")):
        return i - 1, CODES[sign]
    if sign == "." and left in ("rs", "tk") and tokens.glued(i - 1):
        return i - 2, CODES[left]
    if sign in MANGLED and tokens.raw[i - 1].isupper() and tokens.glued(i) and sign != "y":
        return i - 1, MANGLED[sign]
    return None


def money_after(tokens: Tokens, at: int, scale: float) -> tuple[int, str] | None:  # 2
    """The currency named from token ``at`` on, and the token beyond it. ``scale``: the number's last factor;
    a million pounds are money, a hundred pounds a weight."""
    sign = tokens.at(at)
    if sign in SIGNS and tokens.glued(at) and not tokens.is_digits(at + 1):
        return at + 1, SIGNS[sign]
    if sign in CODES and tokens.is_word(at) and (tokens.raw[at].isupper() or sign == "rs"):
        return at + 1, CODES[sign]
    if sign == "p" and tokens.glued(at):
        return at + 1, "penny"
    for first in range(at, min(at + 3, len(tokens))):
        word = tokens.low[first]
        single = word if word in WORDS else word[:-1] if word.endswith("s") else word
        nation = f"{tokens.at(first - 1)} {single}"
        if first > at and nation in NATIONAL:
            return first + 1, NATIONAL[nation]
        if single == "pound" and first == at:
            sterling = tokens.at(at + 1) == "sterling"
            return (at + (2 if sterling else 1), "GBP") if scale >= 1e6 or sterling else None
        if single in WORDS and (first == at or tokens.capital(at)) and single not in ("real", "crown", "won", "mark"):
            return first + 1, WORDS[single]
        priced = single == "crown" and tokens.at(first + 1) in ("per", "a", "each")
        if single in ("crown", "won", "mark") and first == at and (scale >= 1e3 or priced):
            return first + 1, WORDS[single]
        if not tokens.is_word(first):
            break
    return None
