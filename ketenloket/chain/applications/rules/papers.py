"""What one usually needs for a form, in words that the person may read in their own language."""

from django.utils.translation import gettext_lazy as _

from ketenloket.chain.trajectories.rules import BRING_IN_WORDS, Bring

# What an appointment may ask as well is the same paper, and has the same word everywhere.
DIGID = BRING_IN_WORDS[Bring.DIGID]
INCOME = BRING_IN_WORDS[Bring.INCOME]
BANK = BRING_IN_WORDS[Bring.BANK]
ID = BRING_IN_WORDS[Bring.IDENTITY]
# And what only a form asks.
PARTNER = _("inkomen van de partner, als die er is")
RENT = _("huurcontract en de laatste huurverhoging")
WEALTH = _("wat er op de spaarrekening staat")
CHILDCARE = _("contract en rekening van de opvang")
QUOTE = _("offerte of rekening van wat nodig is")
TAX_BILL = _("de aanslag van de gemeente")
WATER_BILL = _("de aanslag van het waterschap")
ENERGY = _("jaarafrekening of maandbedrag van de energie")
FIXED_COSTS = _("overzicht van vaste lasten")
ENROLLED = _("bewijs van inschrijving bij de opleiding")
PARENTS = _("inkomen van de ouders")
YEAR_STATEMENTS = _("jaaropgaven")
LAST_LETTER = _("de laatste brief van de schuldeiser")
CLUB = _("naam en kosten van de club of les")
PURPOSE = _("waar het geld voor nodig is")
URGENT = _("waarom het niet kan wachten")
ASKED_FIRST = _("wat eerst is gevraagd")
