"""Sheets printed: as a PDF with text, and as the picture a scanner would give. 印成 PDF 与扫描图。"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.pages.press import Sheet

FONT = "STSong-Light"
"""One of the fonts that every PDF viewer knows by name: nothing is embedded, so the files stay small."""
RAISED = 0.12
"""How far above the foot of its characters' boxes a line of text stands, in sizes."""


def printed(sheets: Sequence[Sheet], password: str = "") -> bytes:
    """Give the sheets as a PDF with text."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = BytesIO()
    canvas = Canvas(out, invariant=1, encrypt=password or None)
    for sheet in sheets:
        canvas.setPageSize((sheet.width, sheet.height))
        for box in sheet.filled:
            canvas.setFillGray(box.shade / 255)
            canvas.rect(box.x, sheet.height - box.y - box.height, box.width, box.height, stroke=0, fill=1)
        canvas.setFillGray(0)
        for line in sheet.lines:
            canvas.setFont(FONT, line.size)
            y = sheet.height - line.y - line.size * (1 - RAISED)
            canvas.drawString(line.x, y, line.text, charSpace=line.spaced)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@cache
def typeface(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Give a Chinese serif face of so many pixels."""
    style = "Bold" if bold else "Regular"
    command = [
        shutil.which("fc-match") or "fc-match",
        "-f",
        "%{file}\t%{index}",
        f"Noto Serif CJK SC:lang=zh-cn:style={style}",
    ]
    path, index = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\t")
    return ImageFont.truetype(path, size, index=int(index))


def scanned(sheet: Sheet, dpi: int = 150, noise: float = 12, lean: float = 0, seed: int = 1) -> Image.Image:
    """Give the sheet as a scanner sees it: grey, with noise of this standard deviation (of 255).

    It lies askew by `lean` degrees, down to the right.
    """
    scale = dpi / 72
    image = Image.new("L", (round(sheet.width * scale), round(sheet.height * scale)), 250)
    draw = ImageDraw.Draw(image)
    for box in sheet.filled:
        corners = (box.x, box.y, box.x + box.width, box.y + box.height)
        draw.rectangle(tuple(side * scale for side in corners), fill=box.shade)
    for line in sheet.lines:
        face = typeface(round(line.size * scale), line.bold)
        x = line.x * scale
        for part in line.text if line.spaced else (line.text,):
            draw.text((x, line.y * scale), part, font=face, fill=25, anchor="la")
            x += face.getlength(part) + line.spaced * scale
    image = image.rotate(-lean, Image.Resampling.BICUBIC, fillcolor=250)
    grain = np.random.default_rng(seed).normal(0, noise, (image.height, image.width))
    pixels: NDArray[np.float64] = np.asarray(image) + grain
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def picture(image: Image.Image, kind: str = "png") -> bytes:
    """Give the bytes of an image file."""
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()


def bound(images: Sequence[Image.Image], dpi: int = 150) -> bytes:
    """Give a PDF whose pages are pictures without text."""
    out = BytesIO()
    images[0].save(out, "pdf", save_all=True, append_images=images[1:], resolution=dpi)
    return out.getvalue()
