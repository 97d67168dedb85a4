# SPDX-License-Identifier: EUPL-1.2
"""Where a run happens: the programs, the folder for its data, and archives that several rows look at."""

import functools
import pathlib
import shutil

from rows import programs


class Place:
    def __init__(self, build, folder, minutes):
        self.build = pathlib.Path(build).resolve()
        self.folder = pathlib.Path(folder)
        self.minutes = minutes  # of the large import

    def program(self, name):
        return self.build / name

    @functools.cache
    def minutes_folder(self, count, municipalities=98):
        folder = self.folder / f"minutes-{count}-{municipalities}"
        programs.run([self.program("make_minutes"), folder, count, municipalities])
        return folder

    @functools.cache
    def imported(self, count, municipalities=98):
        """A data file with so many published minutes, ten items in each; and what the import took."""
        data = self.folder / f"archive-{count}-{municipalities}.db"
        folder = self.minutes_folder(count, municipalities)
        return data, programs.run([self.program("tovholder"), "import", "--data", data, "--publish", folder])

    def archive(self, count, municipalities=98):
        return self.imported(count, municipalities)[0]

    def copy_of(self, data, name):
        copy = self.folder / name
        shutil.copyfile(data, copy)
        return copy

    def serving(self, data):
        port = programs.free_port()
        command = [self.program("tovholder"), "serve", "--data", data, "--listen", f"127.0.0.1:{port}"]
        return programs.serving(command, port, "/healthz")

    def queries(self, count):
        return programs.run([self.program("make_queries"), count]).output.splitlines()
