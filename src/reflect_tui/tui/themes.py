"""Three looks: paper, ink and contrast; and plain, which is what NO_COLOR asks for.

Each has one accent, text of at least 4.5:1 on its ground (contrast: 7:1), and red for damage alone. The
figures are kept by a test. Styles name only these variables, never a colour.
"""

from __future__ import annotations

from textual.theme import Theme


def _theme(
    name: str,
    *,
    dark: bool,
    ground: str,
    text: str,
    dim: str,
    accent: str,
    rule: str,
    chosen: str,
    damage: str,
) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=accent,
        accent=accent,
        warning=accent,
        success=accent,
        error=damage,
        foreground=text,
        background=ground,
        surface=ground,
        panel=ground,
        boost=ground,
        variables={
            "dim": dim,
            "rule": rule,
            "chosen": chosen,
            "damage": damage,
            "border": accent,
            "border-blurred": rule,
            "scrollbar": rule,
            "scrollbar-hover": dim,
            "scrollbar-active": dim,
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
            "scrollbar-corner-color": ground,
            "block-cursor-background": chosen,
            "block-cursor-foreground": text,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": ground,
            "block-cursor-blurred-foreground": text,
            "block-hover-background": chosen,
            "input-cursor-background": text,
            "input-cursor-foreground": ground,
            "input-selection-background": chosen,
            "input-selection-foreground": text,
            "screen-selection-background": chosen,
            "screen-selection-foreground": text,
            "link-color": text,
            "link-style": "underline",
        },
    )


INK = _theme(
    "ink",
    dark=True,
    ground="#1c1a17",
    text="#e9e2d3",
    dim="#a89f8d",
    accent="#e3b365",
    rule="#4b453b",
    chosen="#38332a",
    damage="#ff8f7d",
)
PAPER = _theme(
    "paper",
    dark=False,
    ground="#f8f4ea",
    text="#2a2620",
    dim="#665e50",
    accent="#85480f",
    rule="#cfc5b1",
    chosen="#e8dec9",
    damage="#a3161a",
)
CONTRAST = _theme(
    "contrast",
    dark=True,
    ground="#000000",
    text="#ffffff",
    dim="#d4d4d4",
    accent="#ffd84d",
    rule="#9a9a9a",
    chosen="#303030",
    damage="#ffa79a",
)
PLAIN = Theme(
    name="plain",
    ansi=True,
    dark=True,
    **dict.fromkeys(
        (
            *("primary", "secondary", "accent", "warning", "success", "error"),
            *("foreground", "background", "surface", "panel", "boost"),
        ),
        "ansi_default",
    ),  # type: ignore[arg-type]
    variables=dict.fromkeys(
        (
            *("ansi-background", "ansi-foreground"),
            *("dim", "rule", "chosen", "damage", "border", "border-blurred", "scrollbar"),
            *("scrollbar-hover", "scrollbar-active", "scrollbar-background"),
            *("scrollbar-background-hover", "scrollbar-background-active", "scrollbar-corner-color"),
            *("block-cursor-background", "block-cursor-foreground"),
            *("block-cursor-blurred-background", "block-cursor-blurred-foreground", "block-hover-background"),
            *("input-cursor-background", "input-cursor-foreground"),
            *("input-selection-background", "input-selection-foreground"),
            *("screen-selection-background", "screen-selection-foreground"),
            *("link-color", "footer-key-foreground"),
        ),
        "ansi_default",
    )
    | {"block-cursor-text-style": "reverse", "input-cursor-text-style": "reverse", "link-style": "underline"},
)

ALL = {theme.name: theme for theme in (INK, PAPER, CONTRAST, PLAIN)}
CHOICES = {"ink": "Ink, on a dark ground", "paper": "Paper, light", "contrast": "High contrast"}
"""What a person may choose from, and how it is called."""
