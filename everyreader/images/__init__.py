"""Image files as every format takes them: dots in sRGB, eight bits deep and upright; drawings without
anything that acts."""

from everyreader.images.motion import Motion, motion_of
from everyreader.images.normalised import MAXIMUM_PIXELS, Normal, normal

__all__ = ["MAXIMUM_PIXELS", "Motion", "Normal", "motion_of", "normal"]
