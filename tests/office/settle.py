"""Run by LibreOffice's own Python: accepts or rejects every tracked change of files, and saves their text.

python3 settle.py PORT COMMAND FILE TEXT [FILE TEXT ...]
"""

import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def main() -> None:
    pipe, *jobs = sys.argv[1:]
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(600):
        try:
            office = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            time.sleep(0.5)
    desktop = office.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", office)
    dispatcher = office.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", office)
    for command, file, text in zip(jobs[::3], jobs[1::3], jobs[2::3], strict=True):
        story = desktop.loadComponentFromURL(uno.systemPathToFileUrl(file), "_blank", 0, (_set("Hidden", True),))
        if command != "-":
            dispatcher.executeDispatch(story.CurrentController.Frame, f".uno:{command}", "", 0, ())
        story.storeToURL(
            uno.systemPathToFileUrl(text), (_set("FilterName", "Text (encoded)"), _set("FilterOptions", "UTF8,LF"))
        )
        story.close(True)
    desktop.terminate()


def _set(name: str, value: object) -> PropertyValue:
    setting = PropertyValue()
    setting.Name, setting.Value = name, value
    return setting


main()
