"""A LibreOffice of our own: headless, with its own profile, ended with all its processes."""
import contextlib
import os
import pathlib
import signal
import subprocess
import tempfile
import time

import uno
from com.sun.star.beans import NamedValue, PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException

START_SECONDS = 90
END_SECONDS = 20


@contextlib.contextmanager
def desktop():
    """The desktop of a LibreOffice that lives as long as the block."""
    with tempfile.TemporaryDirectory(prefix="svod-office-", ignore_cleanup_errors=True) as folder:
        pipe = pathlib.Path(folder).name
        office = subprocess.Popen(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
             "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            running = _connect(office, pipe)
            yield running
            with contextlib.suppress(DisposedException):
                running.terminate()
            office.wait(END_SECONDS)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(office.pid, signal.SIGKILL)
            office.wait()


def _connect(office, pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", context)
        except NoConnectException:
            if office.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.1)


@contextlib.contextmanager
def document(running, path):
    """A document, opened with a window: hidden ones lose their frozen panes on saving."""
    book = running.loadComponentFromURL(_url(path), "_blank", 0, ())
    if book is None:
        raise OSError(f"LibreOffice does not open {path}")
    try:
        yield book
    finally:
        book.close(True)


def save(book, path, **options):
    """Saves a copy; `options` are those of the filter, such as FilterName."""
    named = []
    for name, value in options.items():
        option = PropertyValue()
        option.Name, option.Value = name, value
        named.append(option)
    book.storeToURL(_url(path), tuple(named))


def password(text):
    """What the filter of XLSX takes for a password; it does not heed the option Password."""
    return uno.Any("[]com.sun.star.beans.NamedValue",
                   (NamedValue("CryptoType", "Standard"), NamedValue("OOXPassword", text)))


def _url(path):
    return uno.systemPathToFileUrl(os.path.abspath(path))
