"""The sentences of the invented training reports, all written for this project.

``[1s ...]``, ``[1c ...]``, ``[1t ...]`` are the source, cue and content of the sentence's first attribution, ``[2s ...]``
those of its second. ``{slot}`` is filled by the event (``training.invented``); ``(a|b)`` is a choice, which may be
empty. What stands outside the brackets belongs to nobody: where a saying happens, or what the outlet tells.
"""

# ruff: noqa: E501
from __future__ import annotations

TOLD = (
    # a body puts a number to something
    "[1s {body}] [1c (put|puts|has put)] [1t {total} at {n}](| {when}).",
    "[1s {body}] [1c (put|has put)] [1t {total} at {n}] {when}, (up|down) from {m2}.",
    "[1s {body}] [1c (puts|put)] [1t {total} at {n}]; [2s {other}] [2c (puts|put) it at] [2t {m2}].",
    "[1s {body}] {when} [1c (raised|lowered|revised|updated)] [1t {total} to {n}](| from {m}).",
    "[1s {body}] [1c (raised|lowered|corrected|cut|doubled)] its (estimate|count|figure) [1t to {n}].",
    "[1s {body}] [1c has] [1t {total} at {n}].",
    "[1s {body}] [1c gave] [1t (a|the) (toll|figure|total) of {n}].",
    "[1s {body}] [1c gave the number of {those} as] [1t {n}].",
    "[1s {body}] [1c (counted|counts|has counted|tallied|recorded|registered|logged|lists|listed)] "
    "[1t {n} {those}](| {when}).",
    "[1s {body}] [1c (spoke|talks|speaks|talked) of] [1t {n} {those}].",
    "[1s {body}] [1c estimates] [1t {n} {those}] (| in {place}).",
    "[1s {body}] [1c (estimates|estimated|reckons|calculates)] [1t that {clause}].",
    "[1s {body}] [1c (estimates|estimated)] [1t {total} (at|to be) {n}].",
    "[1s {body}] [1c (found|identified|confirmed|verified|documented)] [1t {n} {those}](| in {place}).",
    "[1s {person}], {role}, [1c (found|identified|counted)] [1t {n} {those}], so (the true number may be higher|"
    "others may yet come to light|more may follow).",
    "When [1s {person}] (and colleagues |)[1c (checked|counted|looked|did the sums)], [1t the total (was|came to) {n}].",
    # the number as somebody's noun
    "[1s {bodys}] [1c (estimate|latest estimate|figure|count|tally|toll) of] [1t {n} {those}] (was|is) (higher than|"
    "far above|well below|at odds with) [2s {others}] [2c (estimate|figure|count) of] [2t {m2}].",
    "That (raised|lowered|exceeds|replaces) [1s {bodys}] [1c (earlier|previous|first|initial) (estimate|figure|count) of] "
    "[1t {n}].",
    "{event_noun} {happened} {when}, (raising|taking it past|surpassing) [1s {bodys}] [1c (earlier|previous) (estimate|count) of] [1t {n}].",
    "[1c (On|By|According to)] [1s {bodys}] [1c (count|figures|latest estimate|latest figures|tally|reckoning)], [1t {clause}].",
    "[1t {Clause}], [1c (by|on|according to)] [1s {bodys}] [1c (count|figures|latest estimate|tally|reckoning)].",
    "[1c (According to|By)] [1s a (tally|count) (by|kept by|from) {body}], [1t {clause}].",
    "[1s A (tally|count|list|table) (by|kept by|from|compiled by) {body}] [1c (puts|put)] [1t {total} at {n}].",
    "[1s (An estimate|Estimates|Figures|Data|Numbers) (by|from|released by|published by) {body}] [1c (show|showed|suggest|"
    "suggested|indicate)] [1t (that |){clause}].",
    "[1s (Other|Independent|Unofficial|Early) (estimates|counts|reports|experts)] [1c range from] [1t {m2} to {n}].",
    "[1s (Estimates|Counts) by {body}] [1c (range|run|vary) from] [1t {m2} to (as many as |){n}].",
    "[1t {N} {those}], [1c the (figure|number|total) (given|named|cited) by] [1s {body}], (would be|is) a record.",
    "That (compares|contrasts) with [1t {n}] [1c (reported|claimed|counted|announced) by] [1s {body}].",
    "The (new |)(number|figure) (was|is) (up|down) from [1t the {n}] [1c that] [1s {body}] [1c (announced|reported|gave)] {when}.",
    "[1s {body}], which (keeps|runs) a (count|list), [1c (has|gives|arrived at)] [1t {n}].",
    "[1s {body}], whose (staff|volunteers|inspectors) (visited {place}|were there), [1c (arrived at|came up with|settled on)] [1t a figure of {n}].",
    "[1t {N} {those}], [1s {body}] [1c (estimates|reckons|believes)].",
    "[1t The number of {those} (was|is|stands at) {n}], [1c according to] [1s (an estimate|a count|figures|a statement) (from|by) {body}].",
    # the same in other orders, and by those who have no article
    "[1s {people}] [1c (put|have put|puts|had put)] [1t {total} at {n}](| earlier| {when}| so far).",
    "[1s {body}], (a charity|an NGO|a watchdog|which has staff in {place}), [1c (has put|puts|puts instead)] [1t {total} at {n}].",
    "[1s {body}] [1c (has |)(however |)put] [1t {total} (from|of) {event} at (as high as |as low as |){n}].",
    "[1c On the (latest|first)] [1s {demonym}] [1c (estimates|figures|count)] [1t {clause}].",
    "[1c (By|On)] [1s {demonym}] [1c (estimates|counts|figures)], [1t {clause}].",
    "{Event_noun} {happened} {when}; [1c on] [1s {bodys}] [1c (latest |first |)(estimate|count)] [1t {clause}].",
    "[1s {bodys}] [1c (figure|count|estimate) of] [1t {n}] (contrasts|is at odds|does not square) with [2t the {m2}] [2c that] [2s {other}] [2c (counted|announced|claims)].",
    "[1s {body}] [1c said] [1t {clause}], (raising|lowering|correcting) [2s its] [2c (previous|earlier|first) (estimate|count|figure) of] [2t {m2}].",
    "[1s {body}] [1c said] {when} [1t {clause}], up from [2s {others}] [2c (estimate|count) of] [2t {m2}].",
    "[1s {person}] [1c found] [1t {n} {things}], (so|and so|but) {clause2}.",
    "[1s {person}] [1c (found|counted)] [1t {n} {things}] (in a sample|on the list|by hand|in the files).",
    "[1s {persons}] (analysis|team|sample|check) [1c (found|put|counted|turned up)] [1t {n} {things}].",
    "When [1s {person} and {name}] [1c (checked|counted|looked|tested it)], [1t {total} (was|came to) {n}].",
    "[1s {person} and {person}] [1c (found|counted|could confirm)] [1t only {n}].",
    "[1s {group}] began (selling|offering|hawking) {things}, which [1c (allegedly|reportedly)] [1t (held|covered|named) {n} {those}], {when}.",
    "[1s {group}] (released|posted|leaked) {things} that [1c (reportedly|allegedly)] [1t (hold|cover|name) {n} {those}].",
    "[1s {group}] [1c (reportedly |)(listed|priced|advertised|offered)] [1t (it|them|the {things}) (at|for) {money}].",
    "[1s {group}] [1c (reportedly|allegedly) (listed|priced|offered)] [1t (it|them) at {money}], with no (proof|sign) of a (sale|buyer).",
    "{Company} (faces|is facing) [1s a (class action|lawsuit|suit)] [1c over] [1t (a leak of {n} {things}|the loss of {n} {things}|{event} of {month})].",
    "[1s A (post|message|listing) by {group}] [1c (promised|offered|stated|gave)] [1t {n} {things}].",
    "After {event} [1s (residents|relatives|a witness|witnesses|a doctor)] [1c (said|spoke of|reported)] [1t {n} {those}].",
    "[1t {Clause}] [1s a (witness|doctor|resident|soldier|nurse|policeman)] [1c (said|says|told {outlet})].",
    # documents and recordings
    "[1c According to] [1s a (notice|filing|report|letter|disclosure) (filed with|sent to|lodged with) {body}], [1t {clause}].",
    "[1t {Clause}], [1c according to] [1s a (notice|filing|document|memo|report) (filed with|submitted to|seen by) {body}].",
    "[1s A (notice|filing|disclosure|document) (filed with|sent to) {body}] [1c (lists|listed|gives|puts|shows)] [1t {n} {those}].",
    "In a (filing|notice|letter|statement) to {body}, [1s {company}] [1c (disclosed|said|reported|acknowledged)] [1t that {clause}].",
    "[1s {company}] [1c told {body}] in a (filing|notice) [1t that {clause}].",
    "[1s (Records|Documents|Papers|Logs|E-mails) (reviewed|seen|obtained) by {outlet}] [1c (show|showed|suggest)] [1t (that |){clause}].",
    "[1t {Clause}], [1s (court|hospital|company|police|tax|internal) (records|documents|papers)] [1c (show|showed)].",
    "[1s (The|Its) (report|notice|filing|audit|inquiry)] [1c (names|lists|cites|counts|mentions)] [1t {n} {those}].",
    "[1s The (report|audit|study|inquiry) by {body}] [1c (found|concluded|says|notes)] [1t that {clause}].",
    "[1s (Footage|A video|Photographs|Satellite images)] (posted|published|taken) {when} [1c (showed|shows|appear to show)] [1t {n} {those}].",
    # courts
    "[1s (The|A) (lawsuit|complaint|suit|indictment)] [1c (alleges|alleged|claims|says|argues)] [1t that {clause}].",
    "[1s (The|A) (lawsuit|complaint|suit)], (filed|lodged) {when} in {place}, [1c (alleges|claims|says|contends)] [1t (that |){clause}].",
    "{Company} (was hit by|faces|was served with|is fighting) [1s a (lawsuit|complaint|class action|claim)] [1c (alleging|"
    "claiming|arguing|that says|which says)] [1t (that |){clause}].",
    "{Company} (faces|is facing|was hit by) [1s a (class action|lawsuit|complaint)] [1c over] [1t {event} that (affected|hit) {n} {those}].",
    "[1t {Clause}], [1s the (lawsuit|complaint|filing)] [1c (says|alleges)].",
    "[1c According to] [1s the (lawsuit|complaint|indictment|plaintiffs)], [1t {clause}].",
    "[1s Prosecutors] [1c (allege|say|alleged|charge)] [1t (that |){clause}].",
    # those who claim, offer and deny
    "[1s {group}] [1c (claims|claimed|boasted|purports)] [1t to (hold|have|own|control|possess) {n} {things}].",
    "[1s {group}] [1c (claimed|claims)] [1t to (have (taken|seized|stolen|copied)|be (selling|offering|holding)) {n} {things}].",
    "[1s (An|The) (anonymous|unknown|unnamed) (account|seller|user) (calling itself|known as|named) {group}] [1c claimed] "
    "[1t to be (selling|offering) {n} {things}].",
    "[1s {group}] [1c (offered|advertised|listed)] [1t {things} (for|at) {money}].",
    "[1s {group}] [1c (asked|wants|demanded|is asking)] [1t {money} for (the |){things}].",
    "[1s {group}] began (selling|offering) {things} that [1c allegedly] [1t (held|hold|number) {n} (lines|entries|pages)].",
    "[1s {group}] [1c reportedly] [1t (asked|wanted|listed them at) {money}].",
    "[1s {group}] (released|published|posted) {things} that [1c (reportedly|supposedly|allegedly)] [1t (belong to|come from|concern) {n} {those}].",
    "[1s {company}] [1c (denied|denies|disputes|rejected|disputed)] [1t (that {clause}|the figure|the count|(a|the) figure of {n})].",
    "[1s {company}] [1c (insists|maintains|insisted)] [1t that only {m2} {those} (were|are) {affected}].",
    "[1s {company}] [1c (admitted|acknowledged|conceded|confirmed)] [1t {n} {those}].",
    "[1s {company}] [1c dated] [1t {event} to {month}].",
    # orders of speech
    "[1t {Clause}] [1s {person}] [1c said].",
    "[1t {Clause}], [1s {person}] [1c (said|added|reported|told {outlet})], [1t {clause2}].",
    "[1t {Clause}], [1s {pron}] [1c said]; [1t {clause2}].",
    "[1t {Clause}], [1c said] [1s {person}], {role}; [1t {clause2}].",
    "[1s {person}] [1c (said|told {outlet})] [1t that {clause}] and [2c (asked|urged|called on)] [2t {body} to {act}].",
    "[1s {person}, {role},] [1c (said|announced|reported|confirmed)] {when} [1t that {clause}].",
    "[1s {person}] [1c (reports|writes|reported)] (at|in|for) {outlet} [1t that {clause}].",
    "[1c As] [1s {person}] [1c (puts|put|tells|told) it], [1t {clause}].",
    "[1t {Clause}] — [1s {body}].",
    "[1t {Clause}], [1s {outlet}] [1c (reports|reported|says)], [1c citing] (police|officials|residents).",
    "[1t “{Quote},”] [1s {person}] [1c said] {when}. [1t “{Quote2}.”]",
    "[1s {person}] [1c (said|added):] [1t “{Quote}.”]",
    "[1t “{Quote}”] — [1s {person}], {role}.",
    "[1s (Witnesses|Residents|Neighbours|Relatives|Survivors)] [1c (said|told {outlet}|described)] [1t {n} {those}].",
    "[1s (Witnesses|Residents|Local people)] [1c (said|say)] [1t {clause}].",
)
"""Somebody's: bodies, companies, groups, documents, courts, and the words around their numbers."""

PLAIN = (
    "The (toll|count|total) (stood|stands) at {n} {when}.",
    "{Event_noun} (has claimed|claimed|took) {n} lives since {month}.",
    "{Clause}.",
    "{Clause} {when}.",
    "(Crews|Divers|Firefighters|Volunteers|Engineers) (found|pulled out|recovered|carried) {n} (bodies|crates|people|boxes) (near|below|behind) the {site}.",
    "{Company} put {n} (buses|boats|rooms|workers) (at the disposal of|on standby in) {place}.",
    "{Company} employs {n} people in {place}.",
    "(It|This|{Event_noun}) {happened} {when}, {m} years after the last one.",
    "{Place} has {n} inhabitants and lies {m2} kilometres from the {site}.",
    "The {site} was built {m} years ago and cost {money}.",
    "{body_cap} sent {m2} (inspectors|doctors|boats|officers) to {place}.",
    "{body_cap} opened {m2} (shelters|clinics|offices) and closed the {site}.",
    "(A list|The count) was (made|begun) {when} and (took|lasts) {m} days.",
    "Shares of {company} (fell|rose) by {m} percent {when}.",
    "The {site} stayed (closed|open) and {m2} (trains|flights|lessons) were (cancelled|delayed).",
    "(Work|Repairs|Traffic) at the {site} (began again|resumed|stopped) {when}.",
    "{person_cap}, {role}, (visited|toured|reached) {place} {when}.",
    "Nobody (had been|was) (arrested|charged|named) {when}.",
    "The figures are (published|collected) every {m} days.",
    "{Company} listed its shares at {money} (|apiece) in {month}.",
    "{person_cap} (put|laid|placed) {m} (wreaths|candles|flowers) at the {site}.",
)
"""Nobody's: what the outlet tells, numbers too, and words that are cues elsewhere."""
