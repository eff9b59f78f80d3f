"""Pictures: numbers as shapes. Pure geometry: nothing here knows what is counted, or what a page looks like.

Lengths across are in per cent of the picture's width and lengths down in pixels, so that a picture grows wider with
its page while its words keep their size: on a phone of 320 pixels they are as large as on a desk.
"""

from tcsite.charts.badge import HEIGHT, WIDTH, badge
from tcsite.charts.bars import Amount, BarRow, bars
from tcsite.charts.shapes import Box, Drawing, Line, Spot, Words
from tcsite.charts.steps import Way, ways
