"""What the grid's script says, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _


def grid_words() -> dict[str, str]:
    """Every sentence by its name; `%s` and other words after % are filled in by the script."""
    return {
        "saved": _("Allt är sparat."),
        "saving": _("Sparar …"),
        "together": _("Sparas först när cellen som hör ihop med den också är ifylld, eller tömd."),
        "waiting": _("Sparas när du lämnar cellen."),
        "faulty": _("%faults har fel och är inte sparade. Rätta, eller tryck Esc i cellen."),
        "blockHeld": _(
            "Inget av de %s inklistrade värdena är sparat än: %faults har fel. Rätta, så sparas allt på en gång."
        ),
        "oneCell": _("1 cell"),
        "cells": _("%s celler"),
        "conflict": _("Någon annan hann före. Välj nedan vad som ska gälla."),
        "somebody": _("Någon annan"),
        "nothing": _("inget"),
        "offline": _("Servern svarar inte. Det du skrivit ligger kvar här; nytt försök om %s sekunder."),
        "refused": _("Det gick inte att spara. Ladda om sidan och logga in igen om det behövs."),
        "notAmount": _("”%s” är inte ett belopp. Skriv till exempel 1 234,5."),
        "chooseReason": _("Välj varför värdet saknas, i kolumnen till höger."),
        "moreReasons": _("Inklistrade värden som ännu saknar orsak: %s."),
        "sameReason": _("Samma orsak på dem (%s)"),
        "undone": _("Det senast sparade är ångrat."),
        "nothingToUndo": _("Det finns inget mer att ångra här. Äldre ändringar står i händelseloggen."),
        "tooLarge": _(
            "Det kopierade är %rows rader och %columns kolumner, men härifrån finns %down rader och %right kolumner. "
            "Inget klistrades in."
        ),
        "skipped": _("%s värden föll på kolumner som räknas eller bara visas, och hoppades över."),
        "sumSkipped": _("Summorna räknas av raderna; det som klistrades in på dem hoppades över."),
        "sumAgrees": _("Summan du klistrade in stämmer med raderna."),
        "sumDiffers": _("Summan du klistrade in är %pasted, men raderna blir %counted."),
    }
