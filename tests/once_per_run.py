"""What takes long to make and no test changes: made once for all processes of a run."""

import fcntl
import os
import shutil


def made_once(name, *, make, factory):
    """A folder of that name, filled by `make(folder)` in whichever process asks first.

    factory: pytest's tmp_path_factory. The others wait. One that could not be made is
    made again from the start.
    """
    root = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent  # that of the run; below it each process has its own
    folder, is_whole = root / name, root / f"{name}.whole"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_whole.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            is_whole.touch()
    return folder
