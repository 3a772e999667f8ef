"""Draws tanggap-digits.woff2, in which 0 O and I l 1 cannot be taken for one another.

Identity numbers and slip codes are read aloud, copied by hand and typed on small phones. Noto Sans has a
serifed I already; this makes a small cut of its medium weight with a stroke through the zero, a foot under
the one, a foot at the l, and a bullet as wide as a digit, so that a masked number keeps its columns.
The result is under the SIL Open Font License as Noto Sans is; see OFL.txt.

Run again only to change a letter: python3 tanggap-digits.py   (needs fonttools and brotli)
"""
import string
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
SOURCE = HERE / "../../../node_modules/@fontsource/noto-sans/files/noto-sans-latin-500-normal.woff2"

# Units of 1/1000 em, measured on the source: the width of a stem, of a foot, of a digit.
STEM, FOOT, DIGIT = 106, 91, 572

font = TTFont(SOURCE)
options = Options(layout_features=[], hinting=False, notdef_outline=True)
options.drop_tables += ["GPOS", "GSUB", "GDEF", "STAT"]
subset = Subsetter(options)
subset.populate(text=string.ascii_letters + string.digits + " \u00a0•-–/.:,#")
subset.subset(font)
glyphs = font.getGlyphSet()


def redraw(name, add=lambda pen: None, shift=0, width=None):
    """The glyph as it is, moved, with more strokes laid over it."""
    outline, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
    glyphs[name].draw(outline)
    outline.replay(TransformPen(pen, (1, 0, 0, 1, shift, 0)))
    add(pen)
    glyph = pen.glyph()
    glyph.flags[0] |= 0x40  # its contours overlap
    glyph.recalcBounds(font["glyf"])
    font["glyf"][name] = glyph
    font["hmtx"][name] = (width or font["hmtx"][name][0], glyph.xMin)


def polygon(pen, *points):
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def foot(left, right):
    return lambda pen: polygon(pen, (left, 0), (left, FOOT), (right, FOOT), (right, 0))


def zero_stroke(pen):
    polygon(pen, (145, 224), (145, 303), (427, 491), (427, 412))


# The stems: of the one from 266 to 372, of the l from 82 to 188. The bowl of the zero: 45 to 527.
redraw("one", foot(154, 484))
redraw("l", foot(82, 278), width=323)
redraw("zero", zero_stroke)
bullet = font.getBestCmap()[ord("•")]
redraw(bullet, shift=round((DIGIT - font["hmtx"][bullet][0]) / 2), width=DIGIT)

names = {1: "Tanggap Digits", 3: "Tanggap Digits 1.0", 4: "Tanggap Digits", 6: "TanggapDigits"}
for record in font["name"].names:
    record.string = names.get(record.nameID, record.toUnicode())
font.flavor = "woff2"
font.save(HERE / "tanggap-digits.woff2")
