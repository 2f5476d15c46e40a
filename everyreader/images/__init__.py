"""Image files as every format takes them: dots in sRGB, eight bits deep and upright; drawings without
anything that acts."""

from everyreader.images.motion import motion_of
from everyreader.images.normalised import MAXIMUM_PIXELS, Normal, normal
from everyreader.model.motion import Motion

__all__ = ["MAXIMUM_PIXELS", "Motion", "Normal", "motion_of", "normal"]
