"""Charts as pictures in the text, with the chart's sentence as alternative text."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from tertial.document.blocks import Chart
from tertial.reports.charts.draw import png
from tertial.reports.renderers.docx.look import EMU_PER_PIXEL, EMU_PER_TWIP, PICTURE_HEIGHT, TEXT_WIDTH
from tertial.reports.renderers.docx.xml import attribute

SCALE = 2  # drawn at twice its size, so that it is sharp in print
_SIZE_AT = 16  # in a PNG, width and height stand as two 32-bit numbers after signature, chunk length and name


@dataclass(slots=True)
class Pictures:
    """Collects the pictures while the body is written."""

    blobs: list[bytes] = field(default_factory=list)

    @staticmethod
    def relationship(number: int) -> str:
        """The name by which the body refers to picture `number`, counted from 1."""
        return f"rIdPicture{number}"

    def draw(self, chart: Chart) -> str:
        """The run that holds the chart's picture, never larger than a page."""
        blob = png(chart, SCALE)
        self.blobs.append(blob)
        number = len(self.blobs)
        width, height = size(blob)
        name = attribute(chart.title)
        described = attribute(chart.sentence)
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/>'
            f'<wp:docPr id="{number}" name="{name}" descr="{described}"/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}" descr="{described}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{self.relationship(number)}"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )


def size(blob: bytes) -> tuple[int, int]:
    """Width and height of a PNG drawn at `SCALE`, in EMU, shrunk to what a page holds if it is larger."""
    pixels_wide, pixels_high = struct.unpack_from(">II", blob, _SIZE_AT)
    wide, high = (pixels * EMU_PER_PIXEL // SCALE for pixels in (pixels_wide, pixels_high))
    shrink = min(1.0, TEXT_WIDTH * EMU_PER_TWIP / wide, PICTURE_HEIGHT * EMU_PER_TWIP / high)
    return int(wide * shrink), int(high * shrink)
