#!/usr/bin/env python3
"""What LibreOffice makes of tracked changes.  accept_reject.py FILE...  prints one JSON object a file:
{"file": ..., "accepted": [paragraphs], "rejected": [paragraphs]}  (text and cells of tables in order, without notes and
the numbers of their marks).
Needs libreoffice-writer-nogui and python3-uno; run with the Python that has uno (Debian: /usr/bin/python3)."""
import json
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue

def main(paths):
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"travaux{os.getpid()}"
        office = subprocess.Popen(["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{profile}", f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            local = uno.getComponentContext()
            resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
            for _ in range(90):
                try:
                    ctx = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                    break
                except Exception:
                    time.sleep(0.5)
            else:
                sys.exit("LibreOffice did not start")
            desktop = ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", ctx)
            dispatcher = ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", ctx)
            hidden = PropertyValue()
            hidden.Name, hidden.Value = "Hidden", True
            for path in paths:
                result = {"file": os.path.basename(path)}
                for name, command in (("accepted", ".uno:AcceptAllTrackedChanges"), ("rejected", ".uno:RejectAllTrackedChanges")):
                    doc = desktop.loadComponentFromURL("file://" + os.path.abspath(path), "_blank", 0, (hidden,))
                    dispatcher.executeDispatch(doc.getCurrentController().getFrame(), command, "", 0, ())
                    result[name] = list(paragraphs(doc.Text))
                    doc.close(True)
                print(json.dumps(result, ensure_ascii=False))
            try:
                desktop.terminate()
            except Exception:
                pass
            office.wait(30)
        finally:
            if office.poll() is None:
                office.kill()

def paragraphs(text):
    items = text.createEnumeration()
    while items.hasMoreElements():
        item = items.nextElement()
        if item.supportsService("com.sun.star.text.TextTable"):
            for cell in item.getCellNames():
                yield from paragraphs(item.getCellByName(cell))
        else:
            yield "".join(words(item))

def words(paragraph):
    portions = paragraph.createEnumeration()
    while portions.hasMoreElements():
        portion = portions.nextElement()
        if portion.TextPortionType != "Footnote":
            yield portion.getString()

if __name__ == "__main__":
    main(sys.argv[1:])
