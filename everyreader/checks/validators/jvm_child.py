"""The child process that owns the Java machine: one JSON request a line in, one JSON answer a line out.

Run by path, with the path of the Java library and that of a folder for what the tools leave behind; it
imports nothing of this package. Each validator has its own class loader (they carry different versions of the
same libraries) and its own thread with a deep stack, which the Nu Html Checker needs. It ends when its
standard input does.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any

import jpype

STACK = 64 * 1024 * 1024
FLAGS = (
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-Xss8m",
    # the jars are pinned by hash: their classes are loaded without being verified once more, a tenth of the
    # time
    "-XX:+UnlockDiagnosticVMOptions",
    "-XX:-BytecodeVerificationRemote",
    "-XX:-UsePerfData",
    "--enable-native-access=ALL-UNNAMED",
    "-Djava.awt.headless=true",
    "-Duser.language=en",
    "-Duser.country=GB",
    # nobody is asked anything over the network
    "-Dhttp.proxyHost=127.0.0.1",
    "-Dhttp.proxyPort=9",
    "-Dhttps.proxyHost=127.0.0.1",
    "-Dhttps.proxyPort=9",
    # what EPUBCheck finds by itself, without opening all its jars for each of its schemas: a second less
    "-Djavax.xml.transform.TransformerFactory=net.sf.saxon.TransformerFactoryImpl",
)


class Tool:
    """One validator: its jar's classes, and the thread it runs in."""

    def __init__(self, jar: str, work: Callable[[Tool, dict[str, str]], None]) -> None:
        java = jpype.java
        address = java.io.File(jar).toURI().toURL()
        self.loader = java.net.URLClassLoader([address], java.lang.ClassLoader.getPlatformClassLoader())
        self.work = work
        self.thread = ThreadPoolExecutor(max_workers=1)

    def java(self, name: str) -> Any:
        return jpype.JClass(name, loader=self.loader)

    def answer(self, request: dict[str, Any], out: Out) -> None:
        try:
            jpype.java.lang.Thread.currentThread().setContextClassLoader(self.loader)
            self.work(self, request)
            out.say({"id": request["id"]})
        except (Exception, jpype.JException) as error:  # noqa: BLE001 - the parent decides
            out.say({"id": request["id"], "error": f"{type(error).__name__}: {error}"})


class Out:
    """The way to the parent, for every thread."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream, self._lock = stream, threading.Lock()

    def say(self, answer: dict[str, Any]) -> None:
        with self._lock:
            self._stream.write(json.dumps(answer) + "\n")
            self._stream.flush()


def epubcheck(tool: Tool, request: dict[str, str]) -> None:
    """With usage messages, which EPUBCheck keeps to itself otherwise."""
    words = [request["file"], "-u", "--locale", "en", "--json", request["report"]]
    tool.java("com.adobe.epubcheck.tool.EpubChecker")().run(words)


def verapdf(tool: Tool, request: dict[str, str]) -> None:
    """What the command line does with ``-f FLAVOUR --format json``."""
    tool.java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    flavour = tool.java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(request["flavour"])
    rules = tool.java("org.verapdf.pdfa.validation.validators.ValidatorConfigBuilder").defaultBuilder()
    task = jpype.java.util.EnumSet.of(tool.java("org.verapdf.processor.TaskType").VALIDATE)
    factory = tool.java("org.verapdf.processor.ProcessorFactory")
    processor = factory.fileBatchProcessor(
        factory.fromValues(
            rules.flavour(flavour).build(),
            tool.java("org.verapdf.features.FeatureFactory").defaultConfig(),
            tool.java("org.verapdf.processor.plugins.PluginsCollectionConfig").defaultConfig(),
            tool.java("org.verapdf.metadata.fixer.FixerFactory").defaultConfig(),
            task,
        )
    )
    files = jpype.java.util.ArrayList()
    files.add(jpype.java.io.File(request["file"]))
    report = jpype.java.io.FileOutputStream(request["report"])
    try:
        form = tool.java("org.verapdf.processor.FormatOption").JSON
        processor.process(files, factory.getHandler(form, False, report, False))
    finally:
        processor.close()
        report.close()


def vnu(tool: Tool, request: dict[str, str]) -> None:
    """Errors, warnings and information, as JSON."""
    validator = tool.java("nu.validator.client.EmbeddedValidator")()
    validator.setOutputFormat(tool.java("nu.validator.client.EmbeddedValidator$OutputFormat").JSON)
    said = str(validator.validate(jpype.java.nio.file.Paths.get(request["file"])))
    with open(request["report"], "w", encoding="utf-8") as report:
        report.write(said)


def jing(tool: Tool, request: dict[str, str]) -> None:
    """Documents against RELAX NG schemas: ``file`` is a list of ``[schema, document]``; the report lists what
    is said of each."""
    builder = tool.java("com.thaiopensource.util.PropertyMapBuilder")()
    driver_of = tool.java("com.thaiopensource.validate.ValidationDriver")
    handler = Complaints()
    tool.java("com.thaiopensource.validate.ValidateProperty").ERROR_HANDLER.put(
        builder, jpype.JProxy("org.xml.sax.ErrorHandler", inst=handler)
    )
    with open(request["file"], encoding="utf-8") as pairs:
        jobs = json.load(pairs)
    drivers: dict[str, Any] = {}
    for schema, document in jobs:
        handler.document = schema
        if schema not in drivers:
            drivers[schema] = driver_of(builder.toPropertyMap())
            if not drivers[schema].loadSchema(driver_of.fileInputSource(schema)):
                raise RuntimeError(f"{schema} is no schema")
        handler.document = document
        drivers[schema].validate(driver_of.fileInputSource(document))
    with open(request["report"], "w", encoding="utf-8") as report:
        json.dump(handler.said, report)


class Complaints:
    """What jing says, as a SAX error handler. ``document`` is the file that it looks at."""

    def __init__(self) -> None:
        self.document = ""
        self.said: list[dict[str, Any]] = []

    def error(self, trouble: Any) -> None:
        line, message = int(trouble.getLineNumber()), str(trouble.getMessage())
        self.said.append({"file": self.document, "line": line, "message": message})

    fatalError = warning = error


WORK = {"jing": jing, "epubcheck": epubcheck, "verapdf": verapdf, "vnu": vnu}


def main() -> None:
    out = Out(os.fdopen(os.dup(1), "w", encoding="utf-8"))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what the tools print is not for the parent
    library, folder = sys.argv[1:]
    jpype.startJVM(library, *FLAGS, f"-Djava.io.tmpdir={folder}", convertStrings=True)
    threading.stack_size(STACK)
    tools: dict[str, Tool] = {}
    for line in sys.stdin:
        request = json.loads(line)
        name = request["tool"]
        if name not in tools:
            tools[name] = Tool(request["jar"], WORK[name])
        tools[name].thread.submit(tools[name].answer, request, out)
    os._exit(0)  # whatever is still under way is wanted by nobody


if __name__ == "__main__":
    main()
