"""Words at which a counted noun phrase ends. They stand for a tagger: what is no noun and no adjective in reports."""

from __future__ import annotations

STOPS = frozenset("""
of in on at to by for from with without within into onto over under above below between among amid across against
along around as about after before behind beside besides beyond despite down during except inside like near off
outside past per since than through throughout till toward towards until up upon via worth and or but nor so yet if
because while although though when whenever where wherever whether that which who whom whose what why how the a an
this these those its his her their our my your it he she they we you i them him us me is are was were be been being
am has have had having do does did can could may might must shall should will would not no never also already still
just only even ever again ago now then there here today yesterday tomorrow tonight earlier later soon recently often
usually reportedly allegedly apparently currently so far nearby each every all both some any said say says saying
told tell tells added adds claimed claim reported according including include included includes included died die
dies dying fled flee left leave leaving live lived remain remained remains went go goes came come comes took take
takes taken made make makes makes got get gets gave give gives began begin start started stopped worked want wants
wanted need needed seen see sees won wins lost lose loses set hit held hold ran run runs rose rise rises fell fall
grew grow stood stand became become becomes believed feared thought expected following due plus minus versus vs
instead ahead away together apart once twice sunday monday tuesday wednesday thursday friday saturday january
february march april june july august september october november december using based called known make involved
gathered joined attended returned arrived reached entered crossed marched protested voted signed faces face facing
attacked opened blocked burned spent pay paid cost costs sold bought
""".split())  # fmt: skip
SINGULAR_STOPS = frozenset("""
responsible read led wrote sat put seems seemed appears happened occurred dead missing killed wounded injured
arrested detained shot found hurt described posted published showed shows recorded later
""".split())  # fmt: skip
"""Ends of a phrase that counts one thing, where no plural marks its head."""
VERBS = frozenset("""
demand demanded call called seek sought fight fought kill killed face join watch carry serve serving hope share
await suffer suffered receive received lack own use used show support oppose back backed favour favor think feel
believe
""".split())  # fmt: skip
"""Verbs in the plural that follow a counted noun without a mark."""
